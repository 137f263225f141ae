// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/store/ledgerstore.h"

namespace slipway::deploy {

// One work tree's ledger out of the database, as Git's checkout needs it. Lives
// as long as one checkout; any thread.
class StoredLedger final : public git::WorkTreeLedger
{
public:
    StoredLedger(LedgerStore &store, QString workTreeName)
        : m_store(store)
        , m_name(std::move(workTreeName))
    {
    }
    Result<QHash<QString, LedgerEntry>> load() override { return m_store.load(m_name); }
    Result<> write(const QVector<LedgerEntry> &entries, const QStringList &removedPaths) override
    {
        return m_store.write(m_name, entries, removedPaths);
    }

private:
    LedgerStore &m_store;
    QString m_name;
};

} // namespace slipway::deploy
