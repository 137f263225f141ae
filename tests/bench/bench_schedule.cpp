// SPDX-License-Identifier: GPL-3.0-or-later
// Next due time of 100,000 schedules, beside npm's croner over the same
// expressions in the same run. Goals: at most 2 microseconds each, at least
// 5 times faster. Exit 1 where a goal is missed.
#include "core/schedule/cron.h"
#include "core/schedule/scheduler.h"
#include "cronsamples.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>
#include <memory>

using namespace slipway;
using namespace slipway::schedule;

namespace {

constexpr int kSchedules = 100000;
constexpr int kRounds = 5; // the middle one counts

struct Asked {
    Cron cron;
    std::shared_ptr<const ZoneTable> zone;
    qint64 from;
};

double microseconds(const QElapsedTimer &timer, int calls)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1000 / calls;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    ZoneTables tables;
    std::vector<Asked> asked;
    QByteArray lines;
    QElapsedTimer timer;
    double parsing = 0;
    for (const tests::CronSample &sample : tests::cronSamples(kSchedules * 11 / 10, 1)) {
        timer.start();
        const auto cron = Cron::parse(sample.cron);
        parsing += microseconds(timer, 1);
        if (!cron || asked.size() == kSchedules)
            continue; // a day that never comes
        asked.push_back({*cron, tables.table(sample.zone).value(), sample.from});
        if (asked.size() % 50 == 0) // croner takes 2,000 of them, all kinds, several times over
            lines += tests::oracleLine(sample, 1);
    }
    parsing /= kSchedules * 1.1;

    std::vector<double> rounds;
    qint64 sum = 0;
    for (int round = 0; round < kRounds; ++round) {
        timer.start();
        for (const Asked &one : asked)
            sum += one.cron.nextDue(one.from, *one.zone).value_or(0) / 60;
        rounds.push_back(microseconds(timer, kSchedules));
    }
    std::sort(rounds.begin(), rounds.end());
    const double ours = rounds[kRounds / 2];

    ScheduleQueue queue;
    const auto timeOf = [](int i) { return WallTime(std::chrono::milliseconds(i * 104729LL % 86400000)); };
    for (int i = 1; i <= kSchedules; ++i)
        queue.set(StackId(i), timeOf(i));
    timer.start();
    for (int i = 1; i <= kSchedules; ++i)
        queue.set(StackId(i), timeOf(i + 7919));
    const double change = microseconds(timer, kSchedules);

    // The whole of it: a plan each, due time and heap.
    const Scheduler::Reading now{WallTime(std::chrono::hours(480000)), {}};
    Scheduler scheduler(now);
    const auto planOf = [&asked](int i) {
        Plan plan;
        plan.cron = asked[static_cast<size_t>(i % kSchedules)].cron;
        plan.zone = asked[static_cast<size_t>(i % kSchedules)].zone;
        return plan;
    };
    timer.start();
    for (int i = 0; i < kSchedules; ++i)
        scheduler.change(StackId(i + 1), planOf(i), now);
    const double adding = microseconds(timer, kSchedules);
    timer.start();
    for (int i = 0; i < kSchedules; ++i)
        scheduler.change(StackId(i + 1), planOf(i + 1), now);
    const double editing = microseconds(timer, kSchedules);

    const QByteArray answer = tests::askOracle(lines, {QStringLiteral("--bench"), QStringLiteral("20000")}).value(0);
    const double croner = QJsonDocument::fromJson(answer).object().value(QLatin1String("microseconds")).toDouble();
    if (croner <= 0) {
        std::fprintf(stderr, "croner could not be measured: %s\n", answer.constData());
        return 1;
    }
    std::printf("| %d schedules | Slipway | croner 11.0.1 | times faster |\n|---|---|---|---|\n", kSchedules);
    std::printf("| next due time, each | %.3f µs | %.1f µs | %.0f |\n", ours, croner, croner / ours);
    std::printf("| change one in the queue | %.3f µs | | |\n", change);
    std::printf("| add a stack to %d | %.2f µs | | |\n", kSchedules, adding);
    std::printf("| edit the schedule of one of %d | %.2f µs | | |\n", kSchedules, editing);
    std::printf("| read the text | %.2f µs | | |\n", parsing);
    std::printf("\nGoals: at most 2 µs each (%s), at least 5 times faster (%s). Sum %lld.\n",
                ours <= 2 ? "met" : "missed", croner >= 5 * ours ? "met" : "missed", static_cast<long long>(sum));
    return ours <= 2 && croner >= 5 * ours ? 0 : 1;
}
