// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_tray.h"

#include "app/desktop.h"
#include "core/services/scheduleservice.h"
#include "tests/ui/touch.h"
#include "ui/notify/notificationcenter.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/agetimer.h"

#include <QApplication>
#include <QMenu>
#include <QScreen>
#include <QSignalSpy>
#include <QSystemTrayIcon>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 15'000;

QMenu *menuOfTray()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == "trayMenu"_L1)
            return qobject_cast<QMenu *>(widget);
    }
    return nullptr;
}

QByteArray output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, kWait);
    return process.readAllStandardOutput().trimmed();
}

// For the pictures of the tests, where a folder was named.
void photograph(const QString &name)
{
    const QString folder = qEnvironmentVariable("SLIPWAY_TEST_PICTURES");
    if (!folder.isEmpty())
        QApplication::primaryScreen()->grabWindow().save(folder + u'/' + name + u".png"_s);
}

} // namespace

void TstTray::initTestCase()
{
    m_dunst.start(u"dunst"_s, {});
    QVERIFY2(m_dunst.waitForStarted(), "dunst is needed: a notification server");
    startHost();
}

void TstTray::cleanupTestCase()
{
    for (QProcess *process : {&m_host, &m_dunst}) {
        process->terminate();
        process->waitForFinished();
    }
}

void TstTray::startHost()
{
    m_host.start(u"trayer"_s, {u"--edge"_s, u"bottom"_s, u"--align"_s, u"right"_s, u"--widthtype"_s, u"request"_s,
                               u"--height"_s, u"32"_s});
    QVERIFY2(m_host.waitForStarted(), "trayer is needed: a tray host");
    QTRY_VERIFY_WITH_TIMEOUT(Tray::isAvailable(), kWait);
}

void TstTray::init()
{
    m_world = std::make_unique<UiWorld>();
    QVERIFY(m_world->start());
    m_tray = std::make_unique<Tray>(m_world->services());
    m_tray->show();
    QTRY_VERIFY_WITH_TIMEOUT(icon()->geometry().width() > 8, kWait);
    QTest::qWait(300); // the host draws
}

void TstTray::cleanup()
{
    m_tray.reset();
    m_world.reset();
}

QSystemTrayIcon *TstTray::icon() const
{
    return m_tray->findChild<QSystemTrayIcon *>();
}

void TstTray::xdotool(const QStringList &arguments)
{
    (void)output(u"xdotool"_s, arguments);
    QTest::qWait(150);
}

bool TstTray::openMenu()
{
    const QPoint at = icon()->geometry().center();
    xdotool({u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"3"_s});
    return QTest::qWaitFor([] { return menuOfTray() != nullptr && menuOfTray()->isVisible(); }, kWait);
}

void TstTray::clickAction(QMenu *menu, const QString &name)
{
    QAction *wanted = nullptr;
    for (QAction *action : menu->actions()) {
        if (action->objectName() == name || (action->menu() != nullptr && action->menu()->objectName() == name))
            wanted = action;
    }
    QVERIFY2(wanted != nullptr && wanted->isVisible(), qPrintable(name));
    const QPoint at = menu->mapToGlobal(menu->actionGeometry(wanted).center());
    xdotool({u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"1"_s});
}

void TstTray::theMenuOpensTheWindow()
{
    QSignalSpy opened(m_tray.get(), &Tray::openRequested);
    QVERIFY(openMenu());
    photograph(u"tray-menu"_s);
    clickAction(menuOfTray(), u"trayOpen"_s);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), qsizetype(1), kWait);
}

void TstTray::theMenuPausesAndResumes()
{
    QVERIFY(openMenu());
    clickAction(menuOfTray(), u"trayPauseMenu"_s);
    auto *pause = child<QMenu>(menuOfTray(), u"trayPauseMenu"_s);
    QTRY_VERIFY_WITH_TIMEOUT(pause->isVisible(), kWait);
    clickAction(pause, u"pauseHour"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->services().schedules.pauseOfAll().has_value(), kWait);
    QVERIFY(m_world->services().schedules.pauseOfAll()->until.has_value());
    QVERIFY(openMenu());
    clickAction(menuOfTray(), u"trayResume"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->services().schedules.pauseOfAll().has_value(), kWait);
}

void TstTray::theMenuSyncsAllAndOpensTheSettings()
{
    QVERIFY(m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s)));
    QSignalSpy runs(&m_world->services().changes, &ChangeNotifier::runChanged);
    QSignalSpy settings(m_tray.get(), &Tray::settingsRequested);
    QTRY_VERIFY_WITH_TIMEOUT(menuOfTray()->findChild<QAction *>(u"traySyncAll"_s)->isEnabled(), kWait);
    QVERIFY(openMenu());
    clickAction(menuOfTray(), u"traySyncAll"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!runs.isEmpty() && runs.constLast().first().value<Run>().isFinished(), kWait);
    QCOMPARE(runs.constFirst().first().value<Run>().trigger, Trigger::Manual);
    QVERIFY(openMenu());
    clickAction(menuOfTray(), u"traySettings"_s);
    QTRY_COMPARE_WITH_TIMEOUT(settings.size(), qsizetype(1), kWait);
}

void TstTray::aLeftClickOpensTheWindow()
{
    QSignalSpy opened(m_tray.get(), &Tray::openRequested);
    const QPoint at = icon()->geometry().center();
    xdotool({u"mousemove"_s, QString::number(at.x()), QString::number(at.y()), u"click"_s, u"1"_s});
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), qsizetype(1), kWait);
}

void TstTray::aFailureOpensItsRun()
{
    const auto stack = m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s));
    QVERIFY(stack);
    const Run run = m_world->run(stack->stack.id, RunKind::Sync); // no Docker: it fails
    QCOMPARE(run.result, RunResult::Failed);
    QTRY_VERIFY_WITH_TIMEOUT(icon()->toolTip().contains(u"failed"_s), kWait);
    QSignalSpy wanted(m_tray.get(), &Tray::runRequested);
    QVERIFY(openMenu());
    photograph(u"tray-menu-failed"_s);
    clickAction(menuOfTray(), u"trayFailure"_s);
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), qsizetype(1), kWait);
    QCOMPARE(wanted.first().at(0).toString(), u"shop"_s);
    QCOMPARE(wanted.first().at(1).value<RunId>(), run.id);
}

void TstTray::comesBackAfterThePanelHas()
{
    m_host.terminate();
    QVERIFY(m_host.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(!Tray::isAvailable(), kWait);
    startHost();
    QTRY_VERIFY_WITH_TIMEOUT(icon()->geometry().width() > 8, kWait);
    QTest::qWait(500);
    QSignalSpy opened(m_tray.get(), &Tray::openRequested);
    QVERIFY(openMenu());
    clickAction(menuOfTray(), u"trayOpen"_s);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), qsizetype(1), kWait);
}

void TstTray::closingWithoutThePanelKeepsTheWindow()
{
    const QTemporaryDir folder;
    Options options;
    options.dataDirectory = folder.filePath(u"data"_s);
    options.isListening = false;
    options.vault = VaultChoice::KeyFile;
    Application application(options, Application::Kind::Window);
    QVERIFY(application.start());
    {
        Desktop desktop(application, options);
        desktop.show(false);
        MainWindow *window = desktop.window();
        QTRY_VERIFY_WITH_TIMEOUT(window->isVisible(), kWait);
        window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), kWait); // at the icon now
        window->showAndRaise();
        m_host.terminate();
        QVERIFY(m_host.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(!Tray::isAvailable(), kWait);
        window->close();
        QVERIFY(window->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(window->isMinimized(), kWait);
        startHost();
        window->close();
        QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), kWait);
    }
    application.stop();
}

void TstTray::timesSleepWhileNoWindowIsShown()
{
    QVERIFY(icon()->isVisible()); // its window does not count
    QWidget window;
    AgeTimer timer(std::chrono::milliseconds(50));
    QSignalSpy ticks(&timer, &AgeTimer::ticked);
    timer.start();
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(ticks.size() >= 2, kWait);
    window.hide();
    QTRY_VERIFY_WITH_TIMEOUT(timer.isAsleep(), kWait);
    const auto before = ticks.size();
    QTest::qWait(300);
    QCOMPARE(ticks.size(), before);
    window.show();
    QTRY_VERIFY_WITH_TIMEOUT(ticks.size() >= before + 2, kWait);
    QVERIFY(!timer.isAsleep());
}

void TstTray::aFailureIsToldAndAClickOpensItsRun()
{
    NotificationCenter center(m_world->services(), [] { return true; });
    QSignalSpy shown(&center, &NotificationCenter::shown);
    QSignalSpy wanted(&center, &NotificationCenter::runRequested);
    const auto stack = m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s));
    QVERIFY(stack);
    const Run run = m_world->run(stack->stack.id, RunKind::Sync);
    QTRY_COMPARE_WITH_TIMEOUT(shown.size(), qsizetype(1), kWait);
    QTest::qWait(300);
    QCOMPARE(output(u"dunstctl"_s, {u"count"_s, u"displayed"_s}), QByteArray("1"));
    photograph(u"notification"_s);
    (void)output(u"dunstctl"_s, {u"action"_s, u"0"_s}); // what a click does
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), qsizetype(1), kWait);
    QCOMPARE(wanted.first().at(0).toString(), u"shop"_s);
    QCOMPARE(wanted.first().at(1).value<RunId>(), run.id);
}

} // namespace slipway::tests
