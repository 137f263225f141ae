// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_schedules.h"

#include "core/services/scheduleservice.h"
#include "tests/ui/touch.h"
#include "ui/dialogs/scheduleeditor.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/schedules/schedulesdialog.h"
#include "ui/schedules/schedulesmodel.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settingsdialog.h"
#include "ui/stacks/stackboard.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTimeEdit>
#include <QTreeView>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 10'000;
enum Mode { Off, Poll, Hourly, Daily, Weekly, Custom };

StackSettings cron(const QString &text)
{
    StackSettings settings;
    settings.autoUpdate = true;
    settings.autoUpdateSchedule = u"custom"_s;
    settings.autoUpdateCron = text;
    return settings;
}

QStringList names(const QWidget *dialog)
{
    const QAbstractItemModel *model = dialog->findChild<QTreeView *>(u"schedulesView"_s)->model();
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row)
        all << model->index(row, 0).data().toString();
    return all;
}

QString due(const QWidget *dialog, int row)
{
    const QAbstractItemModel *model = dialog->findChild<QTreeView *>(u"schedulesView"_s)->model();
    return model->index(row, int(SchedulesModel::Column::NextDue)).data().toString();
}

void choose(QWidget *dialog, const QString &menu, const QString &action)
{
    child<QAction>(child<QMenu>(dialog, menu), action)->trigger();
}

} // namespace

void TstSchedules::init()
{
    m_world = std::make_unique<UiWorld>();
    QVERIFY(m_world->start());
}

void TstSchedules::cleanup()
{
    m_world.reset();
}

StackId TstSchedules::add(const QString &name, const StackSettings &schedule)
{
    StackChange change;
    change.settings = schedule;
    change.settings.name = name;
    change.settings.environmentId = EnvironmentId(1);
    change.settings.url = m_world->makeRepository(name);
    const auto view = m_world->await([this, shared = std::make_shared<StackChange>(std::move(change))] {
        return m_world->services().stacks.add(std::move(*shared));
    });
    return view ? view->stack.id : StackId();
}

void TstSchedules::saysWhatAScheduleMeansAsOneTypes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("isProblem");
    QTest::newRow("every day") << u"0 3 * * *"_s << u"At 03:00 every day"_s << false;
    QTest::newRow("never fires") << u"0 0 31 2 *"_s << QString() << true;
    QTest::newRow("minute too large") << u"61 * * * *"_s << QString() << true;
    QTest::newRow("four fields") << u"0 3 * *"_s << QString() << true;
    QTest::newRow("empty") << QString() << QString() << true;
}

void TstSchedules::saysWhatAScheduleMeansAsOneTypes()
{
    QFETCH(QString, typed);
    QFETCH(QString, words);
    QFETCH(bool, isProblem);
    ScheduleEditor editor;
    editor.show();
    child<QComboBox>(&editor, u"stackSchedule"_s)->setCurrentIndex(Custom);
    type(&editor, u"stackAutoUpdateCron"_s, u"1"_s);
    type(&editor, u"stackAutoUpdateCron"_s, typed);
    if (typed.isEmpty())
        child<QLineEdit>(&editor, u"stackAutoUpdateCron"_s)->clear();
    QCOMPARE(!editor.problem().isEmpty(), isProblem);
    if (isProblem)
        return;
    QVERIFY2(editor.hint().startsWith(words), qPrintable(editor.hint()));
    QCOMPARE(editor.hint().count(u"·"_s), 4); // five times
    QVERIFY2(editor.hint().contains(u"03:00"_s), qPrintable(editor.hint()));
}

void TstSchedules::aScheduleComesOutAsItWentIn_data()
{
    QTest::addColumn<StackSettings>("settings");
    QTest::addColumn<int>("mode");
    QTest::newRow("off") << StackSettings() << int(Off);
    StackSettings custom = cron(u"15 4 * * MON-FRI"_s);
    custom.timeZone = u"America/New_York"_s;
    custom.missedRun = MissedRun::Skip;
    custom.pollSeconds = 90;
    QTest::newRow("custom, elsewhere, with looks") << custom << int(Custom);
    StackSettings daily = cron(u"0 3 * * *"_s);
    daily.autoUpdateSchedule = u"daily"_s;
    QTest::newRow("daily") << daily << int(Daily);
    StackSettings poll = cron({});
    poll.autoUpdateSchedule.clear();
    poll.pollSeconds = 600;
    QTest::newRow("looks only") << poll << int(Poll);
}

void TstSchedules::aScheduleComesOutAsItWentIn()
{
    QFETCH(StackSettings, settings);
    QFETCH(int, mode);
    ScheduleEditor editor;
    editor.setFrom(settings);
    QCOMPARE(child<QComboBox>(&editor, u"stackSchedule"_s)->currentIndex(), mode);
    QCOMPARE(editor.problem(), QString());
    StackSettings out;
    editor.putInto(out);
    QCOMPARE(out.autoUpdate, settings.autoUpdate);
    QCOMPARE(out.autoUpdateCron, settings.autoUpdateCron);
    QCOMPARE(out.autoUpdateSchedule, settings.autoUpdateSchedule);
    QCOMPARE(out.pollSeconds, settings.pollSeconds);
    QCOMPARE(out.timeZone, settings.timeZone);
    QCOMPARE(out.missedRun, settings.missedRun);
}

void TstSchedules::theFormStoresTheScheduleAndTheTableShowsIt()
{
    const StackId id = add(u"shop"_s);
    const auto environments = m_world->await([this] { return m_world->services().environments.all(); });
    const auto view = m_world->await([this, id] { return m_world->services().stacks.get(id); });
    QVERIFY(view);
    QVERIFY(!view->nextSync);
    QPointer<StackDialog> dialog = new StackDialog(m_world->services(), *environments, EnvironmentId(1), *view);
    dialog->show();
    child<QComboBox>(dialog, u"stackSchedule"_s)->setCurrentIndex(Custom);
    type(dialog, u"stackAutoUpdateCron"_s, u"0 0 31 2 *"_s);
    QVERIFY(!note(dialog, u"autoUpdateCronNote"_s).isEmpty());
    type(dialog, u"stackAutoUpdateCron"_s, u"30 4 * * *"_s);
    QVERIFY2(note(dialog, u"autoUpdateCronNote"_s).startsWith(u"At 04:30 every day"_s),
             qPrintable(note(dialog, u"autoUpdateCronNote"_s)));
    child<QComboBox>(dialog, u"stackTimeZone"_s)->setEditText(u"Asia/Tokyo"_s);
    click(dialog, u"stackSave"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isNull(), kWait);
    const auto stored = m_world->await([this, id] { return m_world->services().stacks.get(id); });
    QVERIFY(stored->stack.settings.autoUpdate);
    QCOMPARE(stored->stack.settings.timeZone, u"Asia/Tokyo"_s);
    QVERIFY(stored->nextSync);
    QCOMPARE(stored->nextSync->toUTC().time(), QTime(19, 30)); // 04:30 in Tokyo
}

void TstSchedules::listsAllStacksByNextDue()
{
    StackSettings soon = cron({});
    soon.autoUpdateSchedule.clear();
    soon.pollSeconds = 600;
    add(u"by-hand"_s);
    add(u"yearly"_s, cron(u"0 0 1 1 *"_s));
    add(u"soon"_s, soon);
    StackBoard board(m_world->services());
    SchedulesDialog dialog(m_world->services(), board);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    board.load();
    QTRY_COMPARE_WITH_TIMEOUT(names(&dialog), QStringList({u"soon"_s, u"yearly"_s, u"by-hand"_s}), kWait);
    // Never looked at: its first look comes within the jitter, a minute at most.
    static const QRegularExpression kWithinAMinute(u"^(now|in ([0-9]+ s|1 min))$"_s);
    QVERIFY2(kWithinAMinute.match(due(&dialog, 0)).hasMatch(), qPrintable(due(&dialog, 0)));
}

void TstSchedules::pausesAndResumesOneStack()
{
    const StackId id = add(u"shop"_s, cron(u"0 3 * * *"_s));
    StackBoard board(m_world->services());
    SchedulesDialog dialog(m_world->services(), board);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    board.load();
    QTRY_COMPARE_WITH_TIMEOUT(names(&dialog).size(), qsizetype(1), kWait);
    child<QTreeView>(&dialog, u"schedulesView"_s)
        ->setCurrentIndex(child<QTreeView>(&dialog, u"schedulesView"_s)->model()->index(0, 0));
    QVERIFY(!child<QAbstractButton>(&dialog, u"schedulesResume"_s)->isEnabled());
    choose(&dialog, u"schedulesPauseMenu"_s, u"pauseHour"_s);
    QTRY_VERIFY_WITH_TIMEOUT(due(&dialog, 0).startsWith(u"Paused for"_s), kWait);
    const auto pause = m_world->services().schedules.standing(id).pause;
    QVERIFY(pause && pause->until);
    QVERIFY(std::abs(QDateTime::currentDateTimeUtc().secsTo(*pause->until) - 3600) < 60);
    click(&dialog, u"schedulesResume"_s);
    QTRY_VERIFY_WITH_TIMEOUT(due(&dialog, 0).startsWith(u"in "_s), kWait);
}

void TstSchedules::pausesAndResumesAll()
{
    add(u"shop"_s, cron(u"0 3 * * *"_s));
    add(u"wiki"_s, cron(u"0 4 * * *"_s));
    StackBoard board(m_world->services());
    SchedulesDialog dialog(m_world->services(), board);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    board.load();
    QTRY_COMPARE_WITH_TIMEOUT(names(&dialog).size(), qsizetype(2), kWait);
    choose(&dialog, u"schedulesPauseAllMenu"_s, u"pauseOpen"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        due(&dialog, 0).contains(u"until resumed"_s) && due(&dialog, 1).contains(u"until resumed"_s), kWait);
    QVERIFY(child<QAbstractButton>(&dialog, u"schedulesResumeAll"_s)->isVisible());
    click(&dialog, u"schedulesResumeAll"_s);
    QTRY_VERIFY_WITH_TIMEOUT(due(&dialog, 0).startsWith(u"in "_s), kWait);
    QVERIFY(!child<QAbstractButton>(&dialog, u"schedulesResumeAll"_s)->isVisible());
}

void TstSchedules::runsOneNow()
{
    const StackId id = add(u"shop"_s);
    StackBoard board(m_world->services());
    SchedulesDialog dialog(m_world->services(), board);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy asked(&dialog, &SchedulesDialog::runRequested);
    dialog.show();
    board.load();
    QTRY_COMPARE_WITH_TIMEOUT(names(&dialog).size(), qsizetype(1), kWait);
    QTest::keyClick(child<QTreeView>(&dialog, u"schedulesView"_s), Qt::Key_Down);
    child<QTreeView>(&dialog, u"schedulesView"_s)
        ->setCurrentIndex(child<QTreeView>(&dialog, u"schedulesView"_s)->model()->index(0, 0));
    click(&dialog, u"schedulesRun"_s);
    QCOMPARE(asked.size(), qsizetype(1));
    QCOMPARE(asked.first().first().value<StackId>(), id);
}

void TstSchedules::saysThatThereIsNothingToSchedule()
{
    StackBoard board(m_world->services());
    SchedulesDialog dialog(m_world->services(), board);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy wanted(&dialog, &SchedulesDialog::newStackRequested);
    dialog.show();
    board.load();
    QTRY_VERIFY_WITH_TIMEOUT(child<QAbstractButton>(&dialog, u"schedulesNew"_s)->isVisible(), kWait);
    click(&dialog, u"schedulesNew"_s);
    QCOMPARE(wanted.size(), qsizetype(1));
}

void TstSchedules::keepsWhatToBeToldOf()
{
    SettingsDialog dialog(loadPreferences(m_world->stateFile()), {}, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    child<QCheckBox>(&dialog, u"settingsNotifyRecovered"_s)->setChecked(false);
    child<QCheckBox>(&dialog, u"settingsQuiet"_s)->setChecked(true);
    child<QTimeEdit>(&dialog, u"settingsQuietFrom"_s)->setTime(QTime(23, 15));
    child<QSpinBox>(&dialog, u"settingsJitter"_s)->setValue(5);
    QCOMPARE(dialog.coreSettings().scheduleJitterSeconds, 5);
    savePreferences(m_world->stateFile(), dialog.preferences());
    const Preferences kept = loadPreferences(m_world->stateFile());
    QCOMPARE(kept.notifications.off, QSet<NotificationKind>{NotificationKind::Recovered});
    QCOMPARE(kept.notifications.quietFrom, QTime(23, 15));
    QVERIFY(kept.notifications.isQuiet(QTime(23, 30)));
    QVERIFY(!kept.notifications.isQuiet(QTime(12, 0)));
}

} // namespace slipway::tests
