// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/ledgerentry.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

namespace slipway {

class Database;

// The ledger of paths per work tree ("ENV/NAME"): which files on disk are ours.
// It outlives the stack's row. Any thread, blocking; write() is durable.
class LedgerStore
{
public:
    explicit LedgerStore(Database &database)
        : m_database(database)
    {
    }
    Result<QHash<QString, LedgerEntry>> load(const QString &workTree) const;
    Result<> write(const QString &workTree, const QVector<LedgerEntry> &entries, const QStringList &removedPaths);
    Result<> forget(const QString &workTree);

private:
    Database &m_database;
};

} // namespace slipway
