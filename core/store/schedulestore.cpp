// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schedulestore.h"

#include "core/base/utc.h"
#include "core/store/database.h"
#include "core/store/query.h"

namespace slipway {

namespace {

using sql::Query;

QString pauseKey()
{
    return QStringLiteral("schedulePause");
}

QDateTime untilOf(const std::optional<SchedulePause> &pause)
{
    return pause && pause->until ? *pause->until : QDateTime();
}

std::optional<SchedulePause> pauseFrom(const QDateTime &since, const QDateTime &until, const QString &reason)
{
    if (!since.isValid())
        return std::nullopt;
    return SchedulePause{since, until.isValid() ? std::optional(until) : std::nullopt, reason};
}

QDateTime timeFrom(const QString &milliseconds)
{
    bool isNumber = false;
    const qint64 value = milliseconds.toLongLong(&isNumber);
    return isNumber ? utcFromMs(value) : QDateTime();
}

QString textOf(const QDateTime &time)
{
    return time.isValid() ? QString::number(time.toMSecsSinceEpoch()) : QString();
}

} // namespace

Result<QVector<ScheduleRecord>> ScheduleStore::all() const
{
    QVector<ScheduleRecord> records;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT stack_id, handled_at, failures, paused_since, paused_until, pause_reason "
                              "FROM schedule ORDER BY stack_id");
        SLIPWAY_TRY(query.run());
        while (query.next()) {
            ScheduleRecord record;
            record.stack = query.id<StackId>();
            record.handled = query.time();
            record.failures = query.smallNumber();
            const QDateTime since = query.time();
            const QDateTime until = query.time();
            record.pause = pauseFrom(since, until, query.text());
            records << record;
        }
        return query.finish();
    }));
    return records;
}

Result<> ScheduleStore::save(const std::vector<ScheduleRecord> &records)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        for (const ScheduleRecord &record : records) {
            Query query(database,
                        "INSERT OR REPLACE INTO schedule (stack_id, handled_at, failures, paused_since, paused_until, "
                        "pause_reason) SELECT id, ?, ?, ?, ?, ? FROM stack WHERE id = ?");
            SLIPWAY_TRY(query.run(record.handled, record.failures, record.pause ? record.pause->since : QDateTime(),
                                  untilOf(record.pause), record.pause ? record.pause->reason : QString(),
                                  record.stack));
        }
        return {};
    });
}

// As a setting: since, until and reason, one a line.
Result<std::optional<SchedulePause>> ScheduleStore::pauseOfAll() const
{
    std::optional<SchedulePause> pause;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT value FROM setting WHERE key = ?");
        SLIPWAY_TRY(query.run(pauseKey()));
        if (query.next()) {
            const QString value = query.text();
            const auto part = [&value](int index, int last) { return value.section(QLatin1Char('\n'), index, last); };
            pause = pauseFrom(timeFrom(part(0, 0)), timeFrom(part(1, 1)), part(2, -1));
        }
        return query.finish();
    }));
    return pause;
}

Result<> ScheduleStore::setPauseOfAll(const std::optional<SchedulePause> &pause)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        if (!pause) {
            Query query(database, "DELETE FROM setting WHERE key = ?");
            return query.run(pauseKey());
        }
        const QStringList lines{textOf(pause->since), textOf(untilOf(pause)), pause->reason};
        Query query(database, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)");
        return query.run(pauseKey(), lines.join(QLatin1Char('\n')));
    });
}

} // namespace slipway
