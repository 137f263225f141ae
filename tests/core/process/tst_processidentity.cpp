// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/process/tst_processidentity.h"

#include "core/process/childprocess.h"
#include "core/process/processidentity.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace slipway::process {

namespace {

ProcessSpec shell(const QString &script)
{
    ProcessSpec spec;
    spec.program = u"/bin/sh"_s;
    spec.arguments = {u"-c"_s, script};
    spec.environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    return spec;
}

Result<ChildProcess> start(const QString &script)
{
    return ChildProcess::start(shell(script), u"/bin/sh"_s);
}

} // namespace

void TestProcessIdentity::namesARunningProcess()
{
    Result<ChildProcess> child = start(u"exec sleep 60"_s);
    QVERIFY(child);
    const std::optional<ProcessIdentity> identity = identityOf(child->pid());
    QVERIFY(identity);
    QCOMPARE(identity->groupId, qint64(child->pid()));
    QVERIFY(identity->startTicks > 0);
    QCOMPARE(identity->bootId.size(), 36);
    QVERIFY(isSame(*identity));
    QCOMPARE(qint64(getpgid(child->pid())), identity->groupId);
    child->signalGroup(SIGKILL);
    child->reap();
    QVERIFY(!isSame(*identity));
}

void TestProcessIdentity::knowsNoProcessThatIsNotThere()
{
    QVERIFY(!identityOf(4194305)); // above the kernel's highest pid
    QVERIFY(!isSame(ProcessIdentity{}));
    QVERIFY(!endProcessGroup(ProcessIdentity{}, 1s));
    QVERIFY(!endProcessGroup(ProcessIdentity{4194305, 1, identityOf(getpid())->bootId}, 1s));
}

void TestProcessIdentity::endsLeftovers_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("graceMs");
    QTest::newRow("obedient") << u"sleep 60 & sleep 60"_s << 5000;
    QTest::newRow("ignores SIGTERM") << u"trap '' TERM; sleep 60 & wait; sleep 60"_s << 300;
}

void TestProcessIdentity::endsLeftovers()
{
    QFETCH(QString, script);
    QFETCH(int, graceMs);
    Result<ChildProcess> child = start(script);
    QVERIFY(child);
    const ProcessIdentity identity = *identityOf(child->pid());
    QTest::qWait(150); // until the shell has set its trap
    QElapsedTimer timer;
    timer.start();
    QVERIFY(endProcessGroup(identity, std::chrono::milliseconds(graceMs)));
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!hasLiveMember(identity.groupId));
    QVERIFY(!endProcessGroup(identity, 1s));
    child->reap();
}

void TestProcessIdentity::endsMembersWhoseLeaderIsGone()
{
    Result<ChildProcess> child = start(u"sleep 60 & sleep 0.1"_s);
    QVERIFY(child);
    const ProcessIdentity identity = *identityOf(child->pid());
    QTRY_VERIFY(child->hasEnded());
    child->reap();
    QVERIFY(!isSame(identity));
    QVERIFY(hasLiveMember(identity.groupId));
    QVERIFY(endProcessGroup(identity, 2s));
    QVERIFY(!hasLiveMember(identity.groupId));
}

void TestProcessIdentity::leavesSomebodyElsesProcessAlone_data()
{
    QTest::addColumn<int>("change");
    QTest::newRow("another start time") << 0;
    QTest::newRow("another boot") << 1;
}

void TestProcessIdentity::leavesSomebodyElsesProcessAlone()
{
    QFETCH(int, change);
    Result<ChildProcess> child = start(u"exec sleep 60"_s);
    QVERIFY(child);
    ProcessIdentity identity = *identityOf(child->pid());
    if (change == 0)
        ++identity.startTicks;
    else
        identity.bootId = u"00000000-0000-0000-0000-000000000000"_s;
    QVERIFY(!isSame(identity));
    QVERIFY(!endProcessGroup(identity, 1s));
    QTest::qWait(100);
    QVERIFY(!child->hasEnded());
}

void TestProcessIdentity::neverEndsItsOwnGroup()
{
    const std::optional<ProcessIdentity> own = identityOf(getpgrp());
    if (own)
        QVERIFY(!endProcessGroup(*own, 0ms));
    QVERIFY(!endProcessGroup(*identityOf(1), 0ms));
}

} // namespace slipway::process
