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

} // namespace slipway::listener
