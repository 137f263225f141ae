// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/schedule.h"

#include <QVector>
#include <vector>

namespace slipway {

class Database;

// How far each stack's schedule has come, and the pause of all. Any thread, blocking.
class ScheduleStore
{
public:
    explicit ScheduleStore(Database &database)
        : m_database(database)
    {
    }
    Result<QVector<ScheduleRecord>> all() const;
    // In one transaction. Those whose stack has gone are passed over.
    Result<> save(const std::vector<ScheduleRecord> &records);

    Result<std::optional<SchedulePause>> pauseOfAll() const;
    Result<> setPauseOfAll(const std::optional<SchedulePause> &pause);

private:
    Database &m_database;
};

} // namespace slipway
