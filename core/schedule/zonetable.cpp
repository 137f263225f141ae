// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schedule/zonetable.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>

namespace slipway::schedule {

namespace {

constexpr qint64 kFirst = 946684800;          // 2000-01-01
constexpr qint64 kLast = 4102444800;          // 2100-01-01
constexpr qint64 kProbe = qint64(14) * 86400; // no zone changes twice within two weeks

} // namespace

ZoneTable::ZoneTable(const QTimeZone &zone)
    : m_zone(zone)
{
    const QTimeZone utc = QTimeZone::utc();
    const auto offsetAt = [&](qint64 seconds) -> qint64 {
        return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(seconds, utc));
    };
    m_spans.push_back({kFirst, offsetAt(kFirst)});
    if (!m_zone.hasTransitions())
        return;
    // QTimeZone::transitions() of Qt 6.4 ends where the file's table gives way
    // to its rule (2037), so the offsets are asked for and the changes narrowed.
    for (qint64 from = kFirst; from < kLast; from += kProbe) {
        const qint64 before = m_spans.back().offset;
        qint64 low = from;
        qint64 high = from + kProbe;
        if (offsetAt(high) == before)
            continue;
        while (high - low > 1) {
            const qint64 middle = low + (high - low) / 2;
            (offsetAt(middle) == before ? low : high) = middle;
        }
        m_spans.push_back({high, offsetAt(high)});
    }
}

Result<std::shared_ptr<const ZoneTable>> ZoneTable::make(const QByteArray &ianaId)
{
    const QTimeZone zone(ianaId);
    if (ianaId.isEmpty() || !zone.isValid()) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("timeZone"),
                    QCoreApplication::translate(
                        "ZoneTable", "The time zone \"%1\" is not known. Write a name such as Europe/Berlin or UTC.")
                        .arg(QString::fromUtf8(ianaId)));
    }
    return std::make_shared<const ZoneTable>(zone);
}

size_t ZoneTable::indexAt(qint64 utcSeconds) const
{
    const auto after = std::upper_bound(m_spans.begin(), m_spans.end(), utcSeconds,
                                        [](qint64 seconds, const Span &span) { return seconds < span.start; });
    return after == m_spans.begin() ? 0 : static_cast<size_t>(after - m_spans.begin()) - 1;
}

Result<std::shared_ptr<const ZoneTable>> ZoneTables::table(const QByteArray &ianaId)
{
    if (const auto known = m_tables.constFind(ianaId); known != m_tables.constEnd())
        return *known;
    SLIPWAY_ASSIGN(const auto made, ZoneTable::make(ianaId));
    m_tables.insert(ianaId, made);
    return made;
}

} // namespace slipway::schedule
