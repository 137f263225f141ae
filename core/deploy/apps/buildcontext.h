// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QVector>

namespace slipway::deploy {

// A file or folder at the top of a build context, with what of it goes to Docker.
struct ContextPart {
    QString name;
    qint64 bytes = 0;
};

// What a build sends, largest first, without what .dockerignore keeps out (the one
// of the Dockerfile's own name first, as BuildKit does). Both paths absolute. Reads
// the whole folder: for the moment that there is something to say. Any thread.
QVector<ContextPart> contextParts(const QString &context, const QString &dockerfile);

} // namespace slipway::deploy
