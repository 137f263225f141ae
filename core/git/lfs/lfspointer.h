// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QtGlobal>
#include <optional>

namespace slipway::git {

// What Git has in place of a large file (the Git LFS specification, "The Pointer").
struct LfsPointer {
    static constexpr qsizetype kMostBytes = 1024; // more is no pointer

    QByteArray oid;            // SHA-256 of the content, 64 hex, lower case
    qint64 size = 0;           // of the content
    bool hasExtension = false; // another program would have to change the content

    // Nothing where the text is no pointer of version 1.
    static std::optional<LfsPointer> parse(const QByteArray &text);
};

} // namespace slipway::git
