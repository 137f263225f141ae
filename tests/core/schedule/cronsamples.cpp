// SPDX-License-Identifier: GPL-3.0-or-later
#include "cronsamples.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTimeZone>
#include <algorithm>
#include <array>
#include <random>

namespace slipway::tests {

namespace {

class Maker
{
public:
    explicit Maker(quint32 seed)
        : m_random(seed)
    {
    }

    // std::uniform_int_distribution differs between libraries.
    int below(int limit) { return static_cast<int>(m_random() % static_cast<quint32>(limit)); }
    bool oneIn(int n) { return below(n) == 0; }

    template <size_t N>
    auto pick(const std::array<const char *, N> &of)
    {
        return QString::fromLatin1(of[static_cast<size_t>(below(static_cast<int>(N)))]);
    }

    // Of ten fields so many begin with a star, and of those one in `steps` has a step.
    QString field(int min, int max, int starIn10, int steps = 3)
    {
        if (below(10) < starIn10)
            return oneIn(steps) ? QStringLiteral("*/%1").arg(1 + below(max - min + 1)) : QStringLiteral("*");
        const auto value = [&] { return min + below(max - min + 1); };
        switch (below(5)) {
        case 0: {
            const auto [first, last] = std::minmax({value(), value()});
            return QStringLiteral("%1-%2").arg(first).arg(last);
        }
        case 1: {
            const auto [first, last] = std::minmax({value(), value()});
            return first == last ? QString::number(first)
                                 : QStringLiteral("%1-%2/%3").arg(first).arg(last).arg(1 + below(last - first));
        }
        case 2: {
            std::vector<int> values;
            for (int i = 2 + below(4); i > 0; --i)
                values.push_back(value());
            std::sort(values.begin(), values.end());
            values.erase(std::unique(values.begin(), values.end()), values.end());
            QStringList texts;
            for (const int v : values)
                texts << QString::number(v);
            return texts.join(u',');
        }
        default:
            return QString::number(value());
        }
    }

    QString cron()
    {
        if (oneIn(50))
            return pick(std::array{"@hourly", "@daily", "@weekly", "@monthly", "@yearly"});
        QString month = field(1, 12, 8);
        if (oneIn(10))
            month = pick(std::array{"JAN", "feb", "Mar-May", "JUN,DEC", "oct"});
        QString weekday = field(0, 6, 6, 12);
        if (oneIn(6))
            weekday = pick(std::array{"SUN", "mon", "MON-FRI", "Sat,Sun", "7", "5-7", "TUE-SAT/2"});
        return QStringList{field(0, 59, 3), oneIn(4) ? field(0, 3, 3) : field(0, 23, 4), field(1, 31, 7, 12), month,
                           weekday}
            .join(u' ');
    }

private:
    std::mt19937 m_random;
};

} // namespace

std::vector<CronSample> cronSamples(int count, quint32 seed)
{
    Maker maker(seed);
    // Zones, and the changes of the clock in them that are asked about.
    struct Zone {
        const char *name;
        std::array<qint64, 3> changes;
    };
    constexpr std::array kZones{
        Zone{"UTC", {1743296400, 1761440400, 1774746000}},
        Zone{"Europe/Berlin", {1743296400, 1761440400, 1774746000}},
        Zone{"America/New_York", {1741503600, 1762063200, 1772953200}},
        Zone{"Australia/Lord_Howe", {1743865200, 1759591800, 1775314800}},
        Zone{"Asia/Kolkata", {1743296400, 1762063200, 1774746000}},
    };
    std::vector<CronSample> samples;
    samples.reserve(static_cast<size_t>(count));
    while (samples.size() < static_cast<size_t>(count)) {
        const Zone &zone = kZones[static_cast<size_t>(maker.below(5))];
        const qint64 change = zone.changes[static_cast<size_t>(maker.below(3))];
        const qint64 from =
            maker.oneIn(2) ? change - maker.below(86400) : 1735689600 + qint64(maker.below(3 * 365 * 1440)) * 60;
        samples.push_back({maker.cron(), QByteArray(zone.name), from});
    }
    return samples;
}

QByteArray oracleLine(const CronSample &sample, int times)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("cron"), sample.cron},
                                     {QStringLiteral("zone"), QString::fromLatin1(sample.zone)},
                                     {QStringLiteral("from"), sample.from},
                                     {QStringLiteral("count"), times}})
               .toJson(QJsonDocument::Compact) +
           '\n';
}

QList<QByteArray> askOracle(const QByteArray &lines, const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(SLIPWAY_CRON_ORACLE), QStringList{QStringLiteral(SLIPWAY_CRON_CACHE)} + arguments);
    process.write(lines);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(240000);
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {"error: " + (ended ? process.readAllStandardError() : process.errorString().toUtf8())};
    return process.readAllStandardOutput().trimmed().split('\n');
}

} // namespace slipway::tests
