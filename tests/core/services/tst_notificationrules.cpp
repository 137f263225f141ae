// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_notificationrules.h"

#include "core/base/utc.h"
#include "core/services/notificationrules.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(slipway::NotificationKind)

namespace {

class Desk
{
public:
    NotificationRules rules;
    QDateTime now = utcTime(QDate(2025, 5, 1), QTime(12, 0));

    void finish(RunResult result, int stack = 1, ErrorCode code = ErrorCode::GitUnreachable,
                Trigger trigger = Trigger::Schedule, bool willTryAgain = false, bool isHidden = true)
    {
        Run run;
        run.id = RunId(++m_runs);
        run.stackId = StackId(stack);
        run.trigger = trigger;
        run.result = result;
        if (result == RunResult::Failed || result == RunResult::Refused)
            run.error = Error{code, u"git.test"_s, {}};
        rules.add({run, u"stack-%1"_s.arg(stack), willTryAgain, isHidden}, now);
    }
    void fail(int stack = 1, ErrorCode code = ErrorCode::GitUnreachable) { finish(RunResult::Failed, stack, code); }
    void succeed(int stack = 1) { finish(RunResult::Succeeded, stack); }
    // What comes within the next seconds.
    std::vector<Notification> shown()
    {
        now = now.addSecs(5);
        return rules.takeDue(now);
    }

private:
    int m_runs = 0;
};

} // namespace

void TestNotificationRules::routineIsNotToldOf_data()
{
    QTest::addColumn<int>("result");
    for (const RunResult result :
         {RunResult::Succeeded, RunResult::NothingToDo, RunResult::Cancelled, RunResult::Interrupted})
        QTest::newRow(qPrintable(runResultName(result))) << static_cast<int>(result);
}

void TestNotificationRules::routineIsNotToldOf()
{
    QFETCH(int, result);
    Desk desk;
    desk.finish(static_cast<RunResult>(result));
    QVERIFY(desk.shown().empty());
    QVERIFY(!desk.rules.nextWake(desk.now));
}

void TestNotificationRules::failureIsToldOfOnce()
{
    Desk desk;
    desk.fail();
    QVERIFY(desk.rules.takeDue(desk.now).empty()); // others of the same cause are waited for
    QCOMPARE(desk.rules.nextWake(desk.now).value(), desk.now.addSecs(3));
    const auto shown = desk.shown();
    QCOMPARE(shown.size(), size_t(1));
    QCOMPARE(shown[0].kind, NotificationKind::Failed);
    QVERIFY(shown[0].title.contains(u"stack-1"_s));
    QVERIFY(shown[0].text.contains(u"git.test"_s));
    QCOMPARE(shown[0].run, RunId(1));
    QVERIFY(shown[0].canRetry);
    for (int i = 0; i < 10; ++i)
        desk.fail();
    QVERIFY(desk.shown().empty());
}

void TestNotificationRules::otherCauseIsToldOfAgain()
{
    Desk desk;
    desk.fail();
    QCOMPARE(desk.shown().size(), size_t(1));
    desk.fail(1, ErrorCode::ComposeInvalid);
    QCOMPARE(desk.shown().size(), size_t(1));
}

void TestNotificationRules::personWhoTriesAgainHearsAgain()
{
    Desk desk;
    desk.fail();
    QCOMPARE(desk.shown().size(), size_t(1));
    desk.finish(RunResult::Failed, 1, ErrorCode::GitUnreachable, Trigger::Manual);
    QCOMPARE(desk.shown().size(), size_t(1));
}

void TestNotificationRules::failureThatIsTriedAgainWaits()
{
    Desk desk;
    desk.finish(RunResult::Failed, 1, ErrorCode::GitUnreachable, Trigger::Schedule, true);
    QVERIFY(desk.shown().empty());
    desk.succeed();
    QVERIFY(desk.shown().empty());
    desk.finish(RunResult::Failed, 1, ErrorCode::GitUnreachable, Trigger::Schedule, true);
    desk.finish(RunResult::Failed, 1, ErrorCode::GitUnreachable, Trigger::Schedule, false);
    QCOMPARE(desk.shown().size(), size_t(1));
}

void TestNotificationRules::recoveryIsToldOf()
{
    Desk desk;
    desk.fail();
    QCOMPARE(desk.shown().size(), size_t(1));
    desk.finish(RunResult::NothingToDo);
    const auto shown = desk.shown();
    QCOMPARE(shown.size(), size_t(1));
    QCOMPARE(shown[0].kind, NotificationKind::Recovered);
    QVERIFY(!shown[0].canRetry);
    desk.succeed();
    QVERIFY(desk.shown().empty());
}

void TestNotificationRules::whatFailedBeforeTheStartIsKnown()
{
    Desk desk;
    desk.rules.setFailing(StackId(1), ErrorCode::GitUnreachable);
    desk.fail();
    QVERIFY(desk.shown().empty());
    desk.fail(1, ErrorCode::ComposeInvalid); // another cause is news
    QCOMPARE(desk.shown().size(), size_t(1));
    desk.rules.setFailing(StackId(2), ErrorCode::GitUnreachable);
    desk.succeed(2);
    const auto shown = desk.shown();
    QCOMPARE(shown.size(), size_t(1));
    QCOMPARE(shown[0].kind, NotificationKind::Recovered);
}

void TestNotificationRules::shortTroubleIsNotToldOf()
{
    Desk desk;
    desk.fail();
    desk.succeed();
    QVERIFY(desk.shown().empty());
}

void TestNotificationRules::refusedCredentialNeedsYou()
{
    Desk desk;
    desk.fail(1, ErrorCode::GitAuth);
    QCOMPARE(desk.shown().at(0).kind, NotificationKind::NeedsYou);
}

void TestNotificationRules::manyOfOneCauseAreOne()
{
    Desk desk;
    for (int stack = 1; stack <= 50; ++stack)
        desk.fail(stack, ErrorCode::DockerUnreachable);
    desk.fail(51, ErrorCode::ComposeInvalid);
    const auto shown = desk.shown();
    QCOMPARE(shown.size(), size_t(2));
    QCOMPARE(shown[0].stacks.size(), size_t(50));
    QVERIFY(shown[0].title.contains(u"50"_s));
    QVERIFY(shown[0].text.contains(u"stack-17"_s));
    QCOMPARE(shown[1].stacks, std::vector<StackId>{StackId(51)});
}

void TestNotificationRules::eachKindCanBeOff_data()
{
    QTest::addColumn<NotificationKind>("kind");
    QTest::newRow("failed") << NotificationKind::Failed;
    QTest::newRow("needs you") << NotificationKind::NeedsYou;
    QTest::newRow("recovered") << NotificationKind::Recovered;
    QTest::newRow("finished") << NotificationKind::Finished;
}

void TestNotificationRules::eachKindCanBeOff()
{
    QFETCH(NotificationKind, kind);
    Desk desk;
    NotificationSettings settings;
    settings.off = {kind};
    desk.rules.setSettings(settings);
    QSet<NotificationKind> seen;
    const auto look = [&] {
        for (const Notification &notification : desk.shown())
            seen.insert(notification.kind);
    };
    desk.fail(1);
    look();
    desk.succeed(1);
    look();
    desk.fail(2, ErrorCode::HostKeyUnknown);
    look();
    desk.finish(RunResult::Succeeded, 3, {}, Trigger::Manual);
    look();
    QVERIFY(!seen.contains(kind));
    QCOMPARE(seen.size(), 3);
}

void TestNotificationRules::quietHoursKeepWhatStillHolds_data()
{
    QTest::addColumn<QTime>("from");
    QTest::addColumn<QTime>("until");
    QTest::addColumn<QTime>("at");
    QTest::addColumn<QDateTime>("shown");
    const QDate day(2025, 5, 1);
    const QTime evening(22, 0);
    const QTime morning(7, 30);
    QTest::newRow("before midnight") << evening << morning << QTime(23, 0) << utcTime(day.addDays(1), morning);
    QTest::newRow("after midnight") << evening << morning << QTime(3, 0) << utcTime(day, morning);
    QTest::newRow("at noon") << QTime(12, 0) << QTime(13, 0) << QTime(12, 30) << utcTime(day, QTime(13, 0));
    QTest::newRow("outside") << evening << morning << QTime(8, 0) << utcTime(day, QTime(8, 0, 3));
    QTest::newRow("none") << QTime(0, 0) << QTime(0, 0) << QTime(3, 0) << utcTime(day, QTime(3, 0, 3));
}

void TestNotificationRules::quietHoursKeepWhatStillHolds()
{
    QFETCH(QTime, from);
    QFETCH(QTime, until);
    QFETCH(QTime, at);
    QFETCH(QDateTime, shown);
    Desk desk;
    NotificationSettings settings;
    settings.quietFrom = from;
    settings.quietUntil = until;
    desk.rules.setSettings(settings);
    desk.now.setTime(at);
    desk.fail(1);
    desk.fail(2);
    QCOMPARE(desk.rules.nextWake(desk.now).value(), shown);
    QVERIFY(desk.rules.takeDue(shown.addMSecs(-1)).empty());
    desk.succeed(2); // nobody needs to know any more
    const auto told = desk.rules.takeDue(shown);
    QCOMPARE(told.size(), size_t(1));
    QCOMPARE(told[0].stacks, std::vector<StackId>{StackId(1)});
}

void TestNotificationRules::ownRunIsToldOfWhileHidden()
{
    Desk desk;
    desk.finish(RunResult::Succeeded, 1, {}, Trigger::Manual, false, false);
    QVERIFY(desk.shown().empty());
    desk.finish(RunResult::Succeeded, 1, {}, Trigger::Manual, false, true);
    QCOMPARE(desk.shown().at(0).kind, NotificationKind::Finished);
}

void TestNotificationRules::removedStackIsForgotten()
{
    Desk desk;
    desk.fail();
    desk.rules.forget(StackId(1));
    QVERIFY(desk.shown().empty());
    desk.succeed();
    QVERIFY(desk.shown().empty());
}

void TestNotificationRules::clockThatGoesBackKeepsNothing()
{
    Desk desk;
    desk.fail(1);
    desk.now = desk.now.addYears(-1);
    desk.fail(2);
    QCOMPARE(desk.shown().at(0).stacks.size(), size_t(2));
}
