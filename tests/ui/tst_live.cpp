// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_live.h"

#include "tests/e2e/realworld.h"
#include "ui/detail/detailpane.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/shell/mainwindow.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/stacks/stacksview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 30'000;
constexpr int kSyncState = int(StacksModel::Column::SyncState);
constexpr int kHealth = int(StacksModel::Column::Health);
constexpr int kCommit = int(StacksModel::Column::Commit);

} // namespace

TstLive::TstLive() = default;
TstLive::~TstLive() = default;

template <class T>
T *TstLive::child(const char *name) const
{
    T *found = m_window->findChild<T *>(QString::fromLatin1(name));
    if (found == nullptr)
        qFatal("there is no %s", name);
    return found;
}

void TstLive::click(QWidget *widget) const
{
    if (!QTest::qWaitFor([widget] { return widget->isVisible() && widget->isEnabled(); }, kWait))
        qFatal("%s cannot be clicked", qUtf8Printable(widget->objectName()));
    QTest::mouseClick(widget, Qt::LeftButton);
}

void TstLive::clickAction(const char *name) const
{
    click(child<QToolBar>("mainToolBar")->widgetForAction(child<QAction>(name)));
}

void TstLive::chooseInMenu(const char *name) const
{
    auto *menu = child<QMenu>("stackMenu");
    auto *action = child<QAction>(name);
    (void)QTest::qWaitFor([action] { return action->isEnabled(); }, kWait);
    QMenuBar *bar = m_window->menuBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(menu->menuAction()).center());
    if (!QTest::qWaitFor([menu] { return menu->isVisible(); }))
        qFatal("the menu did not open");
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
}

void TstLive::clickTab(int index) const
{
    const QTabBar *bar = child<QTabWidget>("detailTabs")->tabBar();
    QTest::mouseClick(const_cast<QTabBar *>(bar), Qt::LeftButton, {}, bar->tabRect(index).center());
}

QWidget *TstLive::dialog(const char *name) const
{
    QWidget *found = nullptr;
    const QString wanted = QString::fromLatin1(name);
    if (!QTest::qWaitFor([&] { return (found = m_window->findChild<QWidget *>(wanted)) && found->isVisible(); }))
        qFatal("%s did not open", name);
    return found;
}

// `web` serves the content and is made anew with it; `keeper` stays, writes a file and a log.
void TstLive::writeShop(const QByteArray &content)
{
    m_world->writeWeb(content, content);
    QFile file(m_world->repository.work() + u"/compose.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no compose file");
    m_world->repository.write(
        u"compose.yaml"_s,
        file.readAll().replace("sleep 100000", "while true; do echo WARN tick; echo INFO tack; sleep 1; done"));
}

QString TstLive::cell(int column) const
{
    return child<StacksView>("stacksView")->model()->index(0, column).data().toString();
}

bool TstLive::waitForCell(int column, const QString &text) const
{
    return QTest::qWaitFor([&] { return cell(column).contains(text); }, kWait);
}

bool TstLive::waitForOutcome(const QString &part) const
{
    const auto *title = child<ElidedLabel>("runProgressTitle");
    return QTest::qWaitFor([&] { return title->isVisible() && title->fullText().contains(part); }, kWait);
}

bool TstLive::waitForLog(const QByteArray &part) const
{
    LogView *view = child<LogPane>("servicesLog")->view();
    return QTest::qWaitFor([&] { return view->allText().contains(part); }, kWait);
}

void TstLive::initTestCase()
{
    m_world = std::make_unique<RealWorld>(true);
    writeShop("one");
    m_world->repository.commit(u"Open the shop"_s);
    m_window = std::make_unique<MainWindow>(m_world->backend->services(), m_world->dataDirectory() + u"/window.ini"_s);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void TstLive::cleanupTestCase()
{
    m_window.reset();
    m_world.reset();
}

void TstLive::init()
{
    QVERIFY2(m_window, "an earlier part of the story failed");
}

void TstLive::cleanup()
{
    const QString folder = qEnvironmentVariable("SLIPWAY_TEST_SHOTS");
    if (!folder.isEmpty() && m_window)
        m_window->grab().save(folder + u'/' + QString::fromLatin1(QTest::currentTestFunction()) + u".png"_s);
    if (QTest::currentTestFailed())
        cleanupTestCase(); // the rest of the story makes no sense
}

void TstLive::addsAStackByTheDialog()
{
    click(child<QPushButton>("emptyNewStack"));
    const QWidget *add = dialog("stackDialog");
    // The focus is where one begins to type.
    QTest::keyClicks(add->focusWidget(), m_world->change().settings.url);
    auto *name = child<QLineEdit>("stackName");
    QVERIFY(!name->text().isEmpty());
    QTest::mouseDClick(name, Qt::LeftButton);
    name->selectAll();
    QTest::keyClicks(name, m_world->stackName);
    click(child<QPushButton>("stackFindBranches"));
    click(add->findChild<QPushButton *>(u"stackAdd"_s));
    QVERIFY(waitForCell(0, m_world->stackName));
    QVERIFY(waitForCell(kHealth, u"Missing"_s));
    QCOMPARE(cell(kSyncState), u"Unknown"_s);
}

void TstLive::syncStartsTheContainers()
{
    clickAction("actionSync");
    QVERIFY(waitForOutcome(u"Open the shop"_s));
    QVERIFY(waitForCell(kSyncState, u"In step"_s));
    QVERIFY(waitForCell(kHealth, u"Healthy"_s));
    QCOMPARE(m_world->get(), "one");
    auto *services = child<QTreeView>("servicesView");
    QTRY_COMPARE_WITH_TIMEOUT(services->model()->rowCount(), 2, kWait);
}

void TstLive::showsTheLiveLog()
{
    clickTab(4);
    QVERIFY(waitForLog("INFO tack"));
    auto *levels = child<LogPane>("servicesLog")->findChild<QComboBox *>(u"logLevels"_s);
    levels->setFocus();
    QTest::keyClicks(levels, u"Warn"_s);
    QTRY_VERIFY(!child<LogPane>("servicesLog")->view()->allText().contains("INFO tack"));
    QVERIFY(waitForLog("WARN tick"));
    QTest::keyClicks(levels, u"All"_s);
}

void TstLive::syncFollowsAPush()
{
    const QString keeper = m_world->containerId(u"keeper"_s);
    writeShop("two");
    const QString commit = m_world->repository.commit(u"Change the window"_s);
    clickAction("actionSync");
    QVERIFY(waitForOutcome(u"Change the window"_s));
    QVERIFY(waitForCell(kCommit, commit.left(8)));
    QCOMPARE(m_world->get(), "two");
    QCOMPARE(m_world->containerId(u"keeper"_s), keeper);
    // The log that was followed meanwhile says where the deploy began, once.
    QVERIFY(waitForLog("Sync: " + commit.left(8).toUtf8() + "  Change the window"));
    QCOMPARE(child<LogPane>("servicesLog")->view()->allText().count("Change the window"), 1);
}

void TstLive::saysThatNothingIsNew()
{
    clickAction("actionSync");
    QVERIFY(waitForOutcome(u"nothing to do"_s));
    QVERIFY(waitForCell(kSyncState, u"In step"_s));
}

void TstLive::showsTheRunsInTheHistory()
{
    clickTab(5);
    auto *runs = child<QTreeView>("runsView");
    QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 3, kWait);
    const QModelIndex first = runs->model()->index(2, 0);
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, runs->visualRect(first).center());
    QTRY_VERIFY(child<QLabel>("runDecision")->text().contains(u"Open the shop"_s));
}

void TstLive::saysWhyABrokenFileFails()
{
    m_world->repository.write(u"compose.yaml"_s, "services:\n  web:\n    imag: x\n");
    m_world->repository.commit(u"Break it"_s);
    clickTab(4);
    clickAction("actionSync");
    QVERIFY(waitForCell(kSyncState, u"Failed"_s));
    // Seen on every tab, and from there one click away.
    QVERIFY(waitForOutcome(u"Sync failed. Compose"_s));
    click(child<QPushButton>("runShowError"));
    const auto *error = child<MessageBar>("syncError");
    QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), kWait);
    QVERIFY2(error->sentence().contains(u"imag"_s), qPrintable(error->sentence()));
    // What ran goes on running.
    QCOMPARE(m_world->get(), "two");
    QVERIFY(waitForCell(kHealth, u"Healthy"_s));
}

void TstLive::recoversWhenTheFileIsMended()
{
    writeShop("three");
    m_world->repository.commit(u"Mend it"_s);
    click(child<MessageBar>("syncError")->findChild<QPushButton *>(u"errorSync"_s));
    QVERIFY(waitForOutcome(u"Mend it"_s));
    QVERIFY(waitForCell(kSyncState, u"In step"_s));
    QVERIFY(!child<MessageBar>("syncError")->isVisible());
    QCOMPARE(m_world->get(), "three");
}

void TstLive::stopsAndStarts()
{
    clickAction("actionStop");
    QVERIFY(waitForCell(kHealth, u"Stopped"_s));
    // Killed as it was told to be: not a failure.
    const auto *services = child<QTreeView>("servicesView");
    QTRY_COMPARE_WITH_TIMEOUT(services->model()->index(0, 1).data().toString(), u"Stopped"_s, kWait);
    QVERIFY(waitForOutcome(u"Stopped"_s));
    clickAction("actionStart");
    QVERIFY(waitForCell(kHealth, u"Healthy"_s));
    QCOMPARE(m_world->get(), "three");
}

void TstLive::takesDownAndBringsBack()
{
    chooseInMenu("actionTakeDown");
    QTest::keyClick(dialog("takeDown"), Qt::Key_Return); // Cancel is the default
    QTest::qWait(50);
    QCOMPARE(cell(kHealth), u"Healthy"_s);
    chooseInMenu("actionTakeDown");
    click(dialog("takeDown")->findChild<QPushButton *>(u"takeDownConfirm"_s));
    QVERIFY(waitForCell(kHealth, u"Missing"_s));
    QVERIFY(m_world->containerId(u"web"_s).isEmpty());
    click(child<QPushButton>("emptyStart"));
    QVERIFY(waitForCell(kHealth, u"Healthy"_s));
}

void TstLive::removesTheStack()
{
    chooseInMenu("actionRemove");
    const QWidget *remove = dialog("removeDialog");
    auto *containers = remove->findChild<QCheckBox *>(u"removeContainers"_s);
    // On the box: the text need not be as wide as the widget.
    QTest::mouseClick(containers, Qt::LeftButton, {}, QPoint(containers->height() / 2, containers->height() / 2));
    QVERIFY(containers->isChecked());
    click(remove->findChild<QPushButton *>(u"removeConfirm"_s));
    auto *add = child<QPushButton>("emptyNewStack");
    QTRY_VERIFY_WITH_TIMEOUT(add->isVisible(), kWait);
    QVERIFY(m_world->containerId(u"web"_s).isEmpty());
    // Files are never removed silently.
    QVERIFY(QFileInfo::exists(m_world->workTree() + u"/data/written.txt"_s));
}

} // namespace slipway::tests
