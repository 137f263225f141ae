// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QHash>
#include <QTimeZone>
#include <memory>
#include <vector>

namespace slipway::schedule {

// The offsets of one time zone as a sorted list, read once from the system's
// tzdata, so that thousands of due times cost no QDateTime. Immutable, any
// thread. Covers 2000 to 2100; before and after, the nearest offset holds.
class ZoneTable
{
public:
    // From `start` (seconds since 1970, UTC) local time is UTC + `offset` seconds.
    struct Span {
        qint64 start;
        qint64 offset;
    };

    explicit ZoneTable(const QTimeZone &zone);

    // InvalidInput with the subject "timeZone" for a name tzdata does not know.
    static Result<std::shared_ptr<const ZoneTable>> make(const QByteArray &ianaId);

    const QTimeZone &zone() const { return m_zone; }
    const std::vector<Span> &spans() const { return m_spans; }
    // The span that holds `utcSeconds`; the first one also holds all before it.
    size_t indexAt(qint64 utcSeconds) const;

private:
    QTimeZone m_zone;
    std::vector<Span> m_spans; // never empty
};

// The tables of the zones in use, each made once (some milliseconds). Owned by
// the scheduler, on its thread. `clear()` after the system's tzdata changed.
class ZoneTables
{
public:
    Result<std::shared_ptr<const ZoneTable>> table(const QByteArray &ianaId);
    void clear() { m_tables.clear(); }

private:
    QHash<QByteArray, std::shared_ptr<const ZoneTable>> m_tables;
};

} // namespace slipway::schedule
