// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <optional>
#include <vector>

namespace slipway::listener {

// The names of the fields somebody reads, wherever in the document they stand.
using JsonFields = std::vector<QByteArrayView>;

// The same JSON with only those fields. A push of a forge is mostly what nobody
// here reads (authors, lists of files, addresses), and to build a document of it
// takes ten times as long as to walk over it. What is left out is looked at all
// the same: nothing where the text is no JSON (RFC 8259), no UTF-8, or nested
// very deep; then the whole text is for QJsonDocument to judge, as what is kept is.
std::optional<QByteArray> skimJson(const QByteArray &text, const JsonFields &fields);

// The members of a JSON object, each with the very bytes of its value; they are
// views into `text`. Nothing where it is no object, or no good JSON.
struct JsonMember {
    QByteArrayView name; // without its quotes
    QByteArrayView value;
};
std::optional<std::vector<JsonMember>> jsonMembers(const QByteArray &text);
// The text of a JSON string, without its quotes and escapes; nothing where it is another kind of value.
std::optional<QByteArray> jsonText(QByteArrayView value);
// Without blanks between its parts; all else stays as it is written.
QByteArray compactJson(QByteArrayView value);

} // namespace slipway::listener
