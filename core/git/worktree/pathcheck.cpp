// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/pathcheck.h"

#include <QList>
#include <QString>
#include <algorithm>

namespace slipway::git {

namespace {

constexpr qsizetype kMostNameBytes = 255;

// HFS+ drops these when it compares names.
bool isInvisible(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= 0x200c && u <= 0x200f) || (u >= 0x202a && u <= 0x202e) || (u >= 0x206a && u <= 0x206f) || u == 0xfeff;
}

bool looksLikeDotGit(QByteArray name)
{
    // NTFS: what follows a colon is a stream, dots and spaces at the end vanish.
    if (const qsizetype colon = name.indexOf(':'); colon >= 0)
        name.truncate(colon);
    while (name.endsWith('.') || name.endsWith(' '))
        name.chop(1);
    name = name.toLower();
    if (name == ".git" || name == "git~1")
        return true;
    QString visible = QString::fromUtf8(name);
    visible.removeIf(isInvisible);
    return visible.compare(QLatin1String(".git"), Qt::CaseInsensitive) == 0;
}

} // namespace

bool isSafeName(const QByteArray &name)
{
    if (name.isEmpty() || name.size() > kMostNameBytes || name == "." || name == "..")
        return false;
    const bool hasControl = std::any_of(name.cbegin(), name.cend(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 || u == 0x7f || c == '/';
    });
    if (hasControl)
        return false;
    const QList<QByteArray> parts = name.split('\\');
    return std::none_of(parts.cbegin(), parts.cend(), [&](const QByteArray &part) {
        return looksLikeDotGit(part) || (parts.size() > 1 && part == "..");
    });
}

} // namespace slipway::git
