// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QList>
#include <QStringList>
#include <vector>

namespace slipway::tests {

// One question: the next due times of `cron` in `zone` after `from`.
struct CronSample {
    QString cron;
    QByteArray zone;
    qint64 from; // seconds since 1970
};

// Made up, valid cron expressions of all kinds in five zones, half of them
// asked shortly before a change of the clock. The same seed gives the same
// samples on every machine. One list for the tests and the measurement.
std::vector<CronSample> cronSamples(int count, quint32 seed);

// One line of JSON for oracle.js.
QByteArray oracleLine(const CronSample &sample, int times);

// Asks oracle.js (by oracle.sh, which installs what it needs); the lines it
// answers, or one line that begins with "error: ".
QList<QByteArray> askOracle(const QByteArray &lines, const QStringList &arguments = {});

} // namespace slipway::tests
