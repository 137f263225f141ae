// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/process/tst_systemprocessrunner.h"

#include "core/process/processidentity.h"
#include "core/process/systemprocessrunner.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace slipway::process {

namespace {

ProcessSpec shell(const QString &script)
{
    ProcessSpec spec;
    spec.program = u"sh"_s;
    spec.arguments = {u"-c"_s, script};
    spec.environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    return spec;
}

// Cancels from another thread after a while.
class CancelLater
{
public:
    explicit CancelLater(std::chrono::milliseconds delay)
        : m_thread([this, delay] {
            std::this_thread::sleep_for(delay);
            m_source.cancel();
        })
    {
    }
    ~CancelLater() { m_thread.join(); }
    CancelToken token() const { return m_source.token(); }

private:
    CancelSource m_source;
    std::thread m_thread;
};

} // namespace

void TestSystemProcessRunner::answersExitCode_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::newRow("good") << u"exit 0"_s << 0;
    QTest::newRow("bad") << u"exit 7"_s << 7;
    QTest::newRow("crash") << u"kill -SEGV $$"_s << 128 + SIGSEGV;
    QTest::newRow("killed") << u"kill -KILL $$"_s << 128 + SIGKILL;
}

void TestSystemProcessRunner::answersExitCode()
{
    QFETCH(QString, script);
    QFETCH(int, code);
    const auto result = SystemProcessRunner().run(shell(script), {});
    QVERIFY(result);
    QCOMPARE(result->exitCode, code);
}

void TestSystemProcessRunner::keepsChannelsApart()
{
    QList<std::pair<Channel, QByteArray>> lines;
    const auto result = SystemProcessRunner().run(shell(u"echo out; echo err >&2; printf rest"_s), {},
                                                  [&](Channel channel, const QByteArray &line) {
                                                      lines.append({channel, line});
                                                  });
    QVERIFY(result);
    QCOMPARE(result->standardOutput, QByteArray("out\nrest"));
    QCOMPARE(result->standardError, QByteArray("err\n"));
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.contains({Channel::Output, "out"}));
    QVERIFY(lines.contains({Channel::Output, "rest"}));
    QVERIFY(lines.contains({Channel::Error, "err"}));
}

void TestSystemProcessRunner::keepsNothingWhereNotAsked()
{
    ProcessSpec spec = shell(u"echo out; echo err >&2"_s);
    spec.isCaptured = false;
    const auto result = SystemProcessRunner().run(spec, {});
    QVERIFY(result);
    QVERIFY(result->standardOutput.isEmpty());
    QVERIFY(result->standardError.isEmpty());
}

void TestSystemProcessRunner::failsWhereItCannotStart_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("folder");
    QTest::newRow("no such name") << u"no-such-program"_s << QString();
    QTest::newRow("no such path") << u"/no/such/program"_s << QString();
    QTest::newRow("not executable") << u"/etc/passwd"_s << QString();
    QTest::newRow("a folder") << u"/usr"_s << QString();
    QTest::newRow("relative") << u"bin/sh"_s << QString();
    QTest::newRow("no such folder") << u"sh"_s << u"/no/such/folder"_s;
}

void TestSystemProcessRunner::failsWhereItCannotStart()
{
    QFETCH(QString, program);
    QFETCH(QString, folder);
    ProcessSpec spec = shell(u"exit 0"_s);
    spec.program = program;
    spec.workingDirectory = folder;
    bool wasStarted = false;
    spec.started = [&](const ProcessIdentity &) { wasStarted = true; };
    const auto result = SystemProcessRunner().run(spec, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ProcessStart);
    QCOMPARE(result.error().subject, program);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY(!wasStarted);
}

void TestSystemProcessRunner::inheritsNothing()
{
    qputenv("SLIPWAY_TEST_SECRET", "do-not-pass-on");
    ProcessSpec spec;
    spec.program = u"/usr/bin/env"_s;
    spec.environment.insert(u"ONLY"_s, u"thís one"_s);
    const auto result = SystemProcessRunner().run(spec, {});
    qunsetenv("SLIPWAY_TEST_SECRET");
    QVERIFY(result);
    QByteArrayList lines = result->standardOutput.trimmed().split('\n');
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QByteArrayList{"ONLY=thís one", QByteArray(kChildMarker) + "=1"}));
}

void TestSystemProcessRunner::leavesNoDescriptorOpen()
{
    const int leaked = ::open("/etc/passwd", O_RDONLY); // without O_CLOEXEC, as some library may
    QVERIFY(leaked >= 0);
    const auto result = SystemProcessRunner().run(shell(u"ls /proc/self/fd"_s), {});
    ::close(leaked);
    QVERIFY(result);
    QCOMPARE(result->standardOutput.simplified(), QByteArray("0 1 2 3")); // 3: what ls reads
}

void TestSystemProcessRunner::writesInput()
{
    ProcessSpec spec = shell(u"exec cat"_s);
    spec.standardInput = QByteArray(3'000'000, 'i') + "end";
    const auto result = SystemProcessRunner().run(spec, {});
    QVERIFY(result);
    QCOMPARE(result->standardOutput, spec.standardInput);
}

void TestSystemProcessRunner::survivesAProgramThatDoesNotReadItsInput()
{
    ProcessSpec spec = shell(u"exec <&-; sleep 0.2; exit 3"_s);
    spec.standardInput = QByteArray(3'000'000, 'i');
    const auto result = SystemProcessRunner().run(spec, {});
    QVERIFY(result);
    QCOMPARE(result->exitCode, 3);
}

void TestSystemProcessRunner::runsInTheFolder()
{
    QTemporaryDir folder;
    ProcessSpec spec = shell(u"pwd -P"_s);
    spec.workingDirectory = folder.path();
    const auto result = SystemProcessRunner().run(spec, {});
    QVERIFY(result);
    QCOMPARE(QFile::decodeName(result->standardOutput.trimmed()), QFileInfo(folder.path()).canonicalFilePath());
}

void TestSystemProcessRunner::streamsLinesAsTheyCome()
{
    QElapsedTimer timer;
    timer.start();
    QList<qint64> times;
    const auto result = SystemProcessRunner().run(shell(u"echo one; sleep 0.5; echo two"_s), {},
                                                  [&](Channel, const QByteArray &) { times << timer.elapsed(); });
    QVERIFY(result);
    QCOMPARE(times.size(), 2);
    QVERIFY(times.at(1) - times.at(0) > 300);
}

void TestSystemProcessRunner::takesHugeLines()
{
    qsizetype longest = 0;
    int count = 0;
    const auto result = SystemProcessRunner().run(shell(u"head -c 90000 /dev/zero | tr '\\0' x; echo; echo after"_s),
                                                  {}, [&](Channel, const QByteArray &line) {
                                                      longest = std::max(longest, line.size());
                                                      ++count;
                                                  });
    QVERIFY(result);
    QCOMPARE(longest, qsizetype(90000));
    QCOMPARE(count, 2);
}

void TestSystemProcessRunner::takesManyLines()
{
    int count = 0;
    QByteArray last;
    ProcessSpec spec = shell(u"seq 1 100000"_s);
    spec.isCaptured = false;
    QElapsedTimer timer;
    timer.start();
    const auto result = SystemProcessRunner().run(spec, {}, [&](Channel, const QByteArray &line) {
        ++count;
        last = line;
    });
    QVERIFY(result);
    QCOMPARE(count, 100000);
    QCOMPARE(last, QByteArray("100000"));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void TestSystemProcessRunner::cancelEndsGrandchildren()
{
    ProcessIdentity identity;
    ProcessSpec spec = shell(u"(sleep 60; true) & (sleep 60; true) | cat; wait"_s);
    spec.started = [&](const ProcessIdentity &started) { identity = started; };
    const CancelLater cancel(200ms);
    QElapsedTimer timer;
    timer.start();
    const auto result = SystemProcessRunner().run(spec, cancel.token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY2(timer.elapsed() < 1200, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(identity.groupId > 0);
    QVERIFY(!hasLiveMember(identity.groupId));
}

void TestSystemProcessRunner::cancelKillsWhatIgnoresTerm()
{
    ProcessIdentity identity;
    // The leader obeys, its child does not.
    ProcessSpec spec = shell(u"(trap '' TERM; sleep 60; sleep 60) & wait"_s);
    spec.started = [&](const ProcessIdentity &started) { identity = started; };
    const CancelLater cancel(300ms);
    QElapsedTimer timer;
    timer.start();
    const auto result = SystemProcessRunner(700ms).run(spec, cancel.token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY2(timer.elapsed() > 900, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(timer.elapsed() < 2500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!hasLiveMember(identity.groupId));
}

void TestSystemProcessRunner::cancelInterruptsEndlessOutput()
{
    ProcessSpec spec = shell(u"yes"_s);
    spec.isCaptured = false;
    const CancelLater cancel(200ms);
    QElapsedTimer timer;
    timer.start();
    const auto result = SystemProcessRunner().run(spec, cancel.token(), [](Channel, const QByteArray &) {});
    QVERIFY(!result);
    QVERIFY2(timer.elapsed() < 1200, qPrintable(QString::number(timer.elapsed())));
}

void TestSystemProcessRunner::cancelledBeforeStartsNothing()
{
    CancelSource source;
    source.cancel();
    ProcessSpec spec = shell(u"exit 0"_s);
    bool wasStarted = false;
    spec.started = [&](const ProcessIdentity &) { wasStarted = true; };
    const auto result = SystemProcessRunner().run(spec, source.token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY(!wasStarted);
}

void TestSystemProcessRunner::cancelReadsTheLastWords()
{
    QByteArrayList lines;
    const CancelLater cancel(300ms);
    const auto result = SystemProcessRunner().run(
        shell(u"trap 'echo cleaning up; exit 0' TERM; echo ready; while :; do sleep 0.05; done"_s), cancel.token(),
        [&](Channel channel, const QByteArray &line) {
            if (channel == Channel::Output) // the shell itself says "Terminated" on the other
                lines << line;
        });
    QVERIFY(!result);
    QCOMPARE(lines, (QByteArrayList{"ready", "cleaning up"}));
}

// Without a time limit nothing but the cancel itself can end the wait.
void TestSystemProcessRunner::cancelIsHeardAtOnce()
{
    const CancelLater cancel(300ms);
    QElapsedTimer timer;
    timer.start();
    const auto result = SystemProcessRunner().run(shell(u"exec sleep 60"_s), cancel.token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

// A watch on Docker's events is silent for hours: it may not cost wake-ups.
void TestSystemProcessRunner::waitsForASilentProgramWithoutWaking()
{
    const CancelSource source;
    const auto switches = [] {
        rusage usage = {};
        getrusage(RUSAGE_THREAD, &usage);
        return usage.ru_nvcsw;
    };
    const auto run = [&](const QString &script) {
        const long before = switches();
        const auto result = SystemProcessRunner().run(shell(script), source.token());
        return result ? switches() - before : -1L;
    };
    const long start = run(u"exit 0"_s);
    const long silent = run(u"exec sleep 1.5"_s);
    QVERIFY(start >= 0 && silent >= 0);
    QVERIFY2(silent <= start + 5, qPrintable(u"%1 wakes, %2 of them for the start"_s.arg(silent).arg(start)));
}

void TestSystemProcessRunner::timeLimitEndsIt()
{
    ProcessSpec spec = shell(u"sleep 60"_s);
    spec.timeLimit = 300ms;
    QElapsedTimer timer;
    timer.start();
    const auto result = SystemProcessRunner().run(spec, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::TimedOut);
    QVERIFY(timer.elapsed() >= 300);
    QVERIFY2(timer.elapsed() < 1300, qPrintable(QString::number(timer.elapsed())));
}

void TestSystemProcessRunner::endsThoughAGrandchildKeepsTheOutput()
{
    ProcessSpec spec = shell(u"setsid sleep 60 & echo $!; sleep 0.2; exit 4"_s);
    QElapsedTimer timer;
    timer.start();
    const auto result = SystemProcessRunner().run(spec, {});
    QVERIFY(result);
    const qint64 elapsed = timer.elapsed();
    const pid_t grandchild = result->standardOutput.trimmed().toInt();
    QVERIFY(grandchild > 0);
    QCOMPARE(::kill(grandchild, SIGKILL), 0); // left alone until now
    QCOMPARE(result->exitCode, 4);
    QVERIFY2(elapsed >= 2000 && elapsed < 3500, qPrintable(QString::number(elapsed)));
}

void TestSystemProcessRunner::endsAtOnceWhereOutputWasClosedEarly()
{
    QElapsedTimer timer;
    timer.start();
    const auto result = SystemProcessRunner().run(shell(u"exec >&- 2>&-; sleep 0.3; exit 5"_s), {});
    QVERIFY(result);
    QCOMPARE(result->exitCode, 5);
    QVERIFY2(timer.elapsed() < 800, qPrintable(QString::number(timer.elapsed())));
}

void TestSystemProcessRunner::waitsNoLongerThanTheProgramTakes()
{
    // Often enough that its end falls between any two questions of the runner.
    constexpr int kThreads = 4;
    constexpr int kRunsEach = 250;
    std::atomic<qint64> worst = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&worst] {
            const CancelSource cancel;
            ProcessSpec spec = shell(u"exit 0"_s);
            spec.timeLimit = 30s;
            for (int run = 0; run < kRunsEach && worst < 1000; ++run) {
                QElapsedTimer timer;
                timer.start();
                (void)SystemProcessRunner().run(spec, cancel.token());
                worst = std::max(worst.load(), timer.elapsed());
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY2(worst < 1000, qPrintable(QString::number(worst)));
}

void TestSystemProcessRunner::tellsStartAndEnd()
{
    ProcessSpec spec = shell(u"exit 0"_s);
    QList<ProcessIdentity> started;
    QList<ProcessIdentity> ended;
    spec.started = [&](const ProcessIdentity &identity) { started << identity; };
    spec.ended = [&](const ProcessIdentity &identity) { ended << identity; };
    QVERIFY(SystemProcessRunner().run(spec, {}));
    QCOMPARE(started.size(), 1);
    QCOMPARE(ended, started);
    QVERIFY(started.first().startTicks > 0);
    QVERIFY(!isSame(started.first()));
}

void TestSystemProcessRunner::runsManyAtOnce()
{
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&good, thread] {
            for (int i = 0; i < 10; ++i) {
                const auto result = SystemProcessRunner().run(shell(u"echo %1; exit %1"_s.arg(thread)), {});
                if (result && result->exitCode == thread &&
                    result->standardOutput.trimmed() == QByteArray::number(thread))
                    ++good;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 80);
}

} // namespace slipway::process
