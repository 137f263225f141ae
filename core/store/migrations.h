// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <QVector>

namespace slipway {

// One step of the schema: the statements that lead from version - 1 to version,
// run in one transaction with `PRAGMA user_version`. Append only: a released
// step is never changed. Versions count up from 1 without gaps.
struct Migration {
    int version = 0;
    QStringList statements;
};

QVector<Migration> allMigrations();

} // namespace slipway
