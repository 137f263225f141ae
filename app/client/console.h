// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/options.h"
#include "core/base/error.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace slipway::console {

// What the command line says: results on standard output, complaints on
// standard error. Control characters in foreign text are taken out, so that a
// commit message cannot steer the terminal.

void print(const QString &line);
void printRaw(const QByteArray &bytes); // a log, as it is
void complain(const QString &sentence);

// Says what is wrong; the code that goes with it. NotFound from the instance's
// socket = none is running: exit 3, and how to start one.
ExitCode failed(const Error &error);
ExitCode noInstance(const QString &dataDirectory);

// Columns as wide as their widest cell. The first row is the heading.
QString table(const QVector<QStringList> &rows);

} // namespace slipway::console
