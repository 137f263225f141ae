// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_window.h"

#include "tests/ui/uiworld.h"
#include "ui/detail/detailpane.h"
#include "ui/dialogs/removedialog.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/logs/logpane.h"
#include "ui/shell/mainwindow.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/stacks/stacksview.h"
#include "ui/widgets/messagebar.h"

#include <QAction>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QTimer>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 20'000;

template <class T>
T *child(QWidget *parent, const QString &name)
{
    T *found = parent->findChild<T *>(name);
    if (found == nullptr)
        qFatal("there is no %s", qUtf8Printable(name));
    return found;
}

int stackRows(QWidget *window)
{
    return child<StacksView>(window, u"stacksView"_s)->model()->rowCount();
}

} // namespace

TstWindow::TstWindow() = default;
TstWindow::~TstWindow() = default;

void TstWindow::init()
{
    m_world = std::make_unique<UiWorld>();
    QVERIFY(m_world->start());
}

void TstWindow::cleanup()
{
    m_window.reset();
    m_world.reset();
}

void TstWindow::open()
{
    m_window = std::make_unique<MainWindow>(m_world->services(), m_world->stateFile());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QTest::qWait(50);
}

void TstWindow::saysWhatAStackIsWhenThereIsNone()
{
    open();
    auto *button = child<QPushButton>(m_window.get(), u"emptyNewStack"_s);
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), kWait);
    QVERIFY(!child<QWidget>(m_window.get(), u"detailPane"_s)->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    auto *dialog = m_window->findChild<StackDialog *>();
    QVERIFY(dialog != nullptr);
    QTest::keyClick(dialog, Qt::Key_Escape);
}

void TstWindow::addsAStackThroughTheDialogAndShowsWhyItFailed()
{
    const QString url = m_world->makeRepository(u"shop"_s, u"Open the shop"_s);
    open();
    child<QAction>(m_window.get(), u"actionNew"_s)->trigger();
    auto *dialog = m_window->findChild<StackDialog *>();
    QVERIFY(dialog != nullptr);
    QTest::keyClicks(child<QLineEdit>(dialog, u"stackUrl"_s), url);
    QTest::mouseClick(child<QPushButton>(dialog, u"stackAddAndDeploy"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 1, kWait);
    // There is no Docker: the run gets that far, and the window says so, where it happened.
    auto *error = child<MessageBar>(m_window.get(), u"syncError"_s);
    QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), kWait);
    QVERIFY(error->sentence().contains(u"Docker"_s));
    const QModelIndex state =
        child<StacksView>(m_window.get(), u"stacksView"_s)->model()->index(0, int(StacksModel::Column::SyncState));
    QTRY_COMPARE_WITH_TIMEOUT(state.data().toString(), u"Failed"_s, kWait);
    // The button that does something about it.
    const QSignalSpy runs(&m_world->services().changes, &ChangeNotifier::runChanged);
    QTest::mouseClick(child<QPushButton>(error, u"errorSync"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!runs.isEmpty(), kWait);
    QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), kWait);
}

void TstWindow::showsTheRunInTheHistory()
{
    const auto stack = m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s));
    QVERIFY(stack);
    const Run run = m_world->run(stack->stack.id, RunKind::Sync);
    QCOMPARE(run.result, RunResult::Failed);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 1, kWait);
    child<QAction>(m_window.get(), u"actionTab6"_s)->trigger();
    auto *runs = child<QTreeView>(m_window.get(), u"runsView"_s);
    QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 1, kWait);
    QTRY_VERIFY(!child<QLabel>(m_window.get(), u"runDecision"_s)->text().isEmpty());
}

void TstWindow::saysThatARunIsNotKept()
{
    const auto other = m_world->addStack(u"other"_s, m_world->makeRepository(u"other"_s));
    const auto stack = m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s));
    QVERIFY(other && stack);
    const Run notThere = m_world->run(other->stack.id, RunKind::Sync); // as if of this stack, and removed
    const Run older = m_world->run(stack->stack.id, RunKind::Sync);
    const Run newer = m_world->run(stack->stack.id, RunKind::Sync);
    QVERIFY(notThere.id < older.id && older.id < newer.id);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 2, kWait);
    auto *runs = child<QTreeView>(m_window.get(), u"runsView"_s);
    auto *said = child<MessageBar>(m_window.get(), u"actionError"_s);
    m_window->openRun(u"shop"_s, older.id);
    QTRY_COMPARE_WITH_TIMEOUT(runs->currentIndex().row(), 1, kWait);
    QVERIFY(!said->isVisible());
    m_window->openRun(u"shop"_s, notThere.id);
    QTRY_VERIFY_WITH_TIMEOUT(said->isVisible(), kWait);
    QVERIFY(said->sentence().contains(u"not in the history"_s));
}

void TstWindow::saysWhenNothingMatches()
{
    QVERIFY(m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 1, kWait);
    child<QAction>(m_window.get(), u"actionFind"_s)->trigger();
    auto *filter = child<QLineEdit>(m_window.get(), u"stacksFilter"_s);
    QTest::keyClicks(filter, u"nowhere"_s);
    QCOMPARE(stackRows(m_window.get()), 0);
    auto *clear = child<QPushButton>(m_window.get(), u"emptyClearFilter"_s);
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(stackRows(m_window.get()), 1);
}

void TstWindow::saysWhyDockerCannotBeReached()
{
    open();
    auto *bar = child<MessageBar>(m_window.get(), u"dockerUnreachable"_s);
    QVERIFY(!bar->isVisible());
    // A real check against the socket that nobody listens on.
    m_world->await([this] { return m_world->services().environments.check(EnvironmentId(1)).reason; });
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), kWait);
    QVERIFY(!bar->sentence().isEmpty());
    auto *again = child<QPushButton>(bar, u"checkAgain"_s);
    QTest::mouseClick(again, Qt::LeftButton);
    QVERIFY(!again->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(again->isEnabled(), kWait);
}

void TstWindow::keysReachTheirTabs()
{
    QVERIFY(m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 1, kWait);
    auto *tabs = child<QTabWidget>(m_window.get(), u"detailTabs"_s);
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), i);
    }
    QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), 4);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(m_window->focusWidget()->objectName(), u"logFind"_s);
    child<StacksView>(m_window.get(), u"stacksView"_s)->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(m_window->focusWidget()->objectName(), u"stacksFilter"_s);
}

void TstWindow::thePaletteFindsCommandsAndStacks()
{
    QVERIFY(m_world->addStack(u"alpha"_s, m_world->makeRepository(u"alpha"_s)));
    QVERIFY(m_world->addStack(u"beta"_s, m_world->makeRepository(u"beta"_s)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 2, kWait);
    const auto choose = [this](const QString &typed) {
        child<QAction>(m_window.get(), u"actionPalette"_s)->trigger();
        auto *edit = child<QLineEdit>(m_window.get(), u"paletteEdit"_s);
        QTest::keyClicks(edit, typed);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(m_window->findChild<QLineEdit *>(u"paletteEdit"_s) == nullptr);
    };
    choose(u"bet"_s);
    const auto *view = child<StacksView>(m_window.get(), u"stacksView"_s);
    QTRY_COMPARE(view->currentIndex().siblingAtColumn(0).data().toString(), u"beta"_s);
    choose(u"histo"_s);
    QTRY_COMPARE(child<QTabWidget>(m_window.get(), u"detailTabs"_s)->currentIndex(), 5);
    choose(u"stack edit"_s); // in any order
    QTRY_VERIFY(m_window->findChild<StackDialog *>() != nullptr);
}

void TstWindow::fitsASmallScreenWhateverTheLogSays()
{
    QVERIFY(m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 1, kWait);
    child<QAction>(m_window.get(), u"actionTab5"_s)->trigger();
    for (LogPane *pane : m_window->findChildren<LogPane *>())
        pane->setStatus(QString(200, u'x'));
    QTest::qWait(50);
    QVERIFY2(m_window->minimumSizeHint().width() < 900,
             qPrintable(QString::number(m_window->minimumSizeHint().width())));
}

void TstWindow::removesTheChosenStack()
{
    QVERIFY(m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 1, kWait);
    auto *view = child<StacksView>(m_window.get(), u"stacksView"_s);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Delete);
    auto *dialog = m_window->findChild<RemoveDialog *>();
    QVERIFY(dialog != nullptr);
    QTest::mouseClick(child<QPushButton>(dialog, u"removeConfirm"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 0, kWait);
    QTRY_VERIFY(child<QPushButton>(m_window.get(), u"emptyNewStack"_s)->isVisible());
}

void TstWindow::keepsItsState()
{
    QVERIFY(m_world->addStack(u"alpha"_s, m_world->makeRepository(u"alpha"_s)));
    QVERIFY(m_world->addStack(u"beta"_s, m_world->makeRepository(u"beta"_s)));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 2, kWait);
    auto *view = child<StacksView>(m_window.get(), u"stacksView"_s);
    m_window->selectStack(u"beta"_s);
    view->setColumnHidden(int(StacksModel::Column::Branch), true);
    view->sortByColumn(int(StacksModel::Column::Name), Qt::DescendingOrder);
    m_window->resize(900, 600);
    m_window.reset();
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 2, kWait);
    view = child<StacksView>(m_window.get(), u"stacksView"_s);
    QVERIFY(view->isColumnHidden(int(StacksModel::Column::Branch)));
    QCOMPARE(view->header()->sortIndicatorOrder(), Qt::DescendingOrder);
    QTRY_COMPARE(view->currentIndex().siblingAtColumn(0).data().toString(), u"beta"_s);
    QCOMPARE(m_window->size(), QSize(900, 600));
}

void TstWindow::closesAsItIsTold()
{
    open();
    const QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    m_window->close();
    QCOMPARE(quit.count(), 1);
    QVERIFY(m_window->isVisible());
    m_window->setOnClose(MainWindow::OnClose::Hide);
    const QSignalSpy hidden(m_window.get(), &MainWindow::wasHidden);
    m_window->close();
    QCOMPARE(hidden.count(), 1);
    QVERIFY(!m_window->isVisible());
    m_window->showAndRaise();
    QVERIFY(m_window->isVisible());
}

void TstWindow::neverHoldsUpTheEventLoop()
{
    for (int i = 0; i < 20; ++i)
        QVERIFY(m_world->addStack(u"stack-%1"_s.arg(i), m_world->makeRepository(u"stack-%1"_s.arg(i))));
    open();
    QTRY_COMPARE_WITH_TIMEOUT(stackRows(m_window.get()), 20, kWait);
    // A timer that should tick every 5 ms: the longest gap is how long anything held it up.
    QElapsedTimer sinceLast;
    qint64 worst = 0;
    QTimer ticker;
    connect(&ticker, &QTimer::timeout, this, [&] { worst = std::max(worst, sinceLast.restart()); });
    sinceLast.start();
    ticker.start(5);
    int ended = 0;
    connect(&m_world->services().changes, &ChangeNotifier::runChanged, this,
            [&](const Run &run) { ended += run.isFinished() ? 1 : 0; });
    child<QAction>(m_window.get(), u"actionSyncAll"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended, 20, 60'000);
    qInfo("longest gap of the event loop while 20 stacks synced: %lld ms", worst);
    // The runs of 20 stacks use every core meanwhile; what blocks shows as seconds.
    QVERIFY(worst < 800);
}

} // namespace slipway::tests
