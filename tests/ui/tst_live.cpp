// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_live.h"

#include "tests/e2e/realworld.h"
#include "tests/ui/livewindow.h"
#include "ui/detail/detailpane.h"
#include "ui/logs/logpane.h"
#include "ui/logs/logview.h"
#include "ui/stacks/stacksmodel.h"
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

constexpr int kWait = LiveWindow::kWait;
constexpr int kSyncState = int(StacksModel::Column::SyncState);
constexpr int kHealth = int(StacksModel::Column::Health);
constexpr int kCommit = int(StacksModel::Column::Commit);

} // namespace

TstLive::TstLive() = default;
TstLive::~TstLive() = default;

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

bool TstLive::waitForLog(const QByteArray &part) const
{
    LogView *view = m_window->child<LogPane>("servicesLog")->view();
    return QTest::qWaitFor([&] { return view->allText().contains(part); }, kWait);
}

void TstLive::initTestCase()
{
    m_world = std::make_unique<RealWorld>(true);
    writeShop("one");
    m_world->repository.commit(u"Open the shop"_s);
    m_window = std::make_unique<LiveWindow>(*m_world);
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
    if (m_window)
        m_window->picture(QString::fromLatin1(QTest::currentTestFunction()));
    if (QTest::currentTestFailed())
        cleanupTestCase(); // the rest of the story makes no sense
}

void TstLive::addsAStackByTheDialog()
{
    m_window->click(m_window->child<QPushButton>("emptyNewStack"));
    const QWidget *add = m_window->dialog("stackDialog");
    // The focus is where one begins to type.
    QTest::keyClicks(add->focusWidget(), m_world->change().settings.url);
    auto *name = m_window->child<QLineEdit>("stackName");
    QVERIFY(!name->text().isEmpty());
    QTest::mouseDClick(name, Qt::LeftButton);
    name->selectAll();
    QTest::keyClicks(name, m_world->stackName);
    m_window->click(m_window->child<QPushButton>("stackFindBranches"));
    m_window->click(add->findChild<QPushButton *>(u"stackAdd"_s));
    QVERIFY(m_window->waitForCell(0, m_world->stackName));
    QVERIFY(m_window->waitForCell(kHealth, u"Missing"_s));
    QCOMPARE(m_window->cell(kSyncState), u"Unknown"_s);
}

void TstLive::syncStartsTheContainers()
{
    m_window->clickAction("actionSync");
    QVERIFY(m_window->waitForOutcome(u"Open the shop"_s));
    QVERIFY(m_window->waitForCell(kSyncState, u"In step"_s));
    QVERIFY(m_window->waitForCell(kHealth, u"Healthy"_s));
    QCOMPARE(m_world->get(), "one");
    auto *services = m_window->child<QTreeView>("servicesView");
    QTRY_COMPARE_WITH_TIMEOUT(services->model()->rowCount(), 2, kWait);
}

void TstLive::showsTheLiveLog()
{
    m_window->clickTab("detailTabs", 4);
    QVERIFY(waitForLog("INFO tack"));
    auto *levels = m_window->child<LogPane>("servicesLog")->findChild<QComboBox *>(u"logLevels"_s);
    levels->setFocus();
    QTest::keyClicks(levels, u"Warn"_s);
    QTRY_VERIFY(!m_window->child<LogPane>("servicesLog")->view()->allText().contains("INFO tack"));
    QVERIFY(waitForLog("WARN tick"));
    QTest::keyClicks(levels, u"All"_s);
}

void TstLive::syncFollowsAPush()
{
    const QString keeper = m_world->containerId(u"keeper"_s);
    writeShop("two");
    const QString commit = m_world->repository.commit(u"Change the window"_s);
    m_window->clickAction("actionSync");
    QVERIFY(m_window->waitForOutcome(u"Change the window"_s));
    QVERIFY(m_window->waitForCell(kCommit, commit.left(8)));
    QCOMPARE(m_world->get(), "two");
    QCOMPARE(m_world->containerId(u"keeper"_s), keeper);
    // The log that was followed meanwhile says where the deploy began, once.
    QVERIFY(waitForLog("Sync: " + commit.left(8).toUtf8() + "  Change the window"));
    QCOMPARE(m_window->child<LogPane>("servicesLog")->view()->allText().count("Change the window"), 1);
}

void TstLive::saysThatNothingIsNew()
{
    m_window->clickAction("actionSync");
    QVERIFY(m_window->waitForOutcome(u"nothing to do"_s));
    QVERIFY(m_window->waitForCell(kSyncState, u"In step"_s));
}

void TstLive::showsTheRunsInTheHistory()
{
    m_window->clickTab("detailTabs", 5);
    auto *runs = m_window->child<QTreeView>("runsView");
    QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 3, kWait);
    const QModelIndex first = runs->model()->index(2, 0);
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, runs->visualRect(first).center());
    QTRY_VERIFY(m_window->child<QLabel>("runDecision")->text().contains(u"Open the shop"_s));
}

void TstLive::saysWhyABrokenFileFails()
{
    m_world->repository.write(u"compose.yaml"_s, "services:\n  web:\n    imag: x\n");
    m_world->repository.commit(u"Break it"_s);
    m_window->clickTab("detailTabs", 4);
    m_window->clickAction("actionSync");
    QVERIFY(m_window->waitForCell(kSyncState, u"Failed"_s));
    // Seen on every tab, and from there one click away.
    QVERIFY(m_window->waitForOutcome(u"Sync failed. Compose"_s));
    m_window->click(m_window->child<QPushButton>("runShowError"));
    const auto *error = m_window->child<MessageBar>("syncError");
    QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), kWait);
    QVERIFY2(error->sentence().contains(u"imag"_s), qPrintable(error->sentence()));
    // What ran goes on running.
    QCOMPARE(m_world->get(), "two");
    QVERIFY(m_window->waitForCell(kHealth, u"Healthy"_s));
}

void TstLive::recoversWhenTheFileIsMended()
{
    writeShop("three");
    m_world->repository.commit(u"Mend it"_s);
    m_window->click(m_window->child<MessageBar>("syncError")->findChild<QPushButton *>(u"errorSync"_s));
    QVERIFY(m_window->waitForOutcome(u"Mend it"_s));
    QVERIFY(m_window->waitForCell(kSyncState, u"In step"_s));
    QVERIFY(!m_window->child<MessageBar>("syncError")->isVisible());
    QCOMPARE(m_world->get(), "three");
}

void TstLive::stopsAndStarts()
{
    m_window->clickAction("actionStop");
    QVERIFY(m_window->waitForCell(kHealth, u"Stopped"_s));
    // Killed as it was told to be: not a failure.
    const auto *services = m_window->child<QTreeView>("servicesView");
    QTRY_COMPARE_WITH_TIMEOUT(services->model()->index(0, 1).data().toString(), u"Stopped"_s, kWait);
    QVERIFY(m_window->waitForOutcome(u"Stopped"_s));
    m_window->clickAction("actionStart");
    QVERIFY(m_window->waitForCell(kHealth, u"Healthy"_s));
    QCOMPARE(m_world->get(), "three");
}

void TstLive::takesDownAndBringsBack()
{
    m_window->chooseInMenu("stackMenu", "actionTakeDown");
    QTest::keyClick(m_window->dialog("takeDown"), Qt::Key_Return); // Cancel is the default
    QTest::qWait(50);
    QCOMPARE(m_window->cell(kHealth), u"Healthy"_s);
    m_window->chooseInMenu("stackMenu", "actionTakeDown");
    m_window->click(m_window->dialog("takeDown")->findChild<QPushButton *>(u"takeDownConfirm"_s));
    QVERIFY(m_window->waitForCell(kHealth, u"Missing"_s));
    QVERIFY(m_world->containerId(u"web"_s).isEmpty());
    m_window->click(m_window->child<QPushButton>("emptyStart"));
    QVERIFY(m_window->waitForCell(kHealth, u"Healthy"_s));
}

void TstLive::removesTheStack()
{
    m_window->chooseInMenu("stackMenu", "actionRemove");
    const QWidget *remove = m_window->dialog("removeDialog");
    auto *containers = remove->findChild<QCheckBox *>(u"removeContainers"_s);
    // On the box: the text need not be as wide as the widget.
    QTest::mouseClick(containers, Qt::LeftButton, {}, QPoint(containers->height() / 2, containers->height() / 2));
    QVERIFY(containers->isChecked());
    m_window->click(remove->findChild<QPushButton *>(u"removeConfirm"_s));
    auto *add = m_window->child<QPushButton>("emptyNewStack");
    QTRY_VERIFY_WITH_TIMEOUT(add->isVisible(), kWait);
    QVERIFY(m_world->containerId(u"web"_s).isEmpty());
    // Files are never removed silently.
    QVERIFY(QFileInfo::exists(m_world->workTree() + u"/data/written.txt"_s));
}

} // namespace slipway::tests
