// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/lfs/lfspointer.h"

#include <QList>
#include <algorithm>

namespace slipway::git {

namespace {

constexpr char kVersion[] = "version https://git-lfs.github.com/spec/v1";
constexpr char kHash[] = "sha256:";
constexpr qsizetype kOidDigits = 64;

bool isOid(const QByteArray &text)
{
    return text.size() == kOidDigits && std::all_of(text.cbegin(), text.cend(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

std::optional<LfsPointer> LfsPointer::parse(const QByteArray &text)
{
    if (text.size() > kMostBytes || !text.startsWith(kVersion))
        return std::nullopt;
    QList<QByteArray> lines = text.trimmed().split('\n');
    if (lines.takeFirst().trimmed() != kVersion)
        return std::nullopt;
    LfsPointer pointer;
    bool hasSize = false;
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype space = line.indexOf(' ');
        const QByteArray name = line.left(space);
        const QByteArray value = line.mid(space + 1).trimmed();
        if (space < 0)
            return std::nullopt;
        if (name == "oid" && value.startsWith(kHash))
            pointer.oid = value.mid(qsizetype(sizeof kHash) - 1);
        else if (name == "size")
            pointer.size = value.toLongLong(&hasSize);
        else if (name.startsWith("ext-"))
            pointer.hasExtension = true;
        else
            return std::nullopt;
    }
    if (!isOid(pointer.oid) || !hasSize || pointer.size < 0)
        return std::nullopt;
    return pointer;
}

} // namespace slipway::git
