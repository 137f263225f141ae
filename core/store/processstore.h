// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>
#include <QVector>

namespace slipway {

class Database;

// A process group a run started, by which a killed instance's leftovers are found.
struct ProcessRow {
    RunId runId;
    qint64 groupId = 0;
    quint64 startTicks = 0;
    QString bootId;
};

// Any thread, blocking.
class ProcessStore
{
public:
    explicit ProcessStore(Database &database)
        : m_database(database)
    {
    }
    Result<> add(const ProcessRow &row);
    Result<> remove(qint64 groupId);
    Result<QVector<ProcessRow>> all() const;
    Result<> clear();

private:
    Database &m_database;
};

} // namespace slipway
