// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/store/migrations.h"

#include <QSqlDatabase>
#include <QString>
#include <QVector>

namespace slipway::databasefile {

// The checks and steps between "a path" and "a database of this version". Each
// is blocking and belongs to Database::open(), in this order.

// Makes an empty file with mode 0600 where none is. DatabaseOpen, DiskFull.
Result<> create(const QString &path);
// Reads, never writes: DatabaseDamaged, DatabaseNewer, or the file's version.
Result<int> probe(const QString &path, int newestVersion);
// A copy beside the file, "NAME.backup-vN", before it is changed for the first time.
Result<> backUp(const QString &path, int version);
// Runs what is missing, one transaction each.
Result<> migrate(const QSqlDatabase &database, int version, const QVector<Migration> &migrations);

} // namespace slipway::databasefile
