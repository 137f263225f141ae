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
        m_hasWritten = true;
        return m_store.write(m_name, entries, removedPaths);
    }
    // The ledger is written before the first file is: false = no file was touched.
    bool hasWritten() const { return m_hasWritten; }

private:
    LedgerStore &m_store;
    QString m_name;
    bool m_hasWritten = false;
};

} // namespace slipway::deploy
