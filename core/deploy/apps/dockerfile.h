// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <QStringList>

namespace slipway::deploy {

// What is read from the text of a Dockerfile; the build itself is BuildKit's. Pure.

// The line (from 1) where the instruction of a step such as "[2/4] RUN make" or "[build 2/4] RUN make"
// begins; 0 where it is not found or stands there more than once with equal right. For BuildKits that do
// not say it themselves (before 0.9).
int dockerfileLine(const QByteArray &dockerfile, const QString &step);

// What --target takes for each stage, in their order: its name in small letters, or its number (from 0).
QStringList dockerfileStages(const QByteArray &dockerfile);

// Whether a step keeps files outside of the layers, with RUN --mount=type=cache.
bool hasCacheMount(const QByteArray &dockerfile);

} // namespace slipway::deploy
