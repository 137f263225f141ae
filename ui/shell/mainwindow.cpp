// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/detail/detailpane.h"
#include "ui/dialogs/removedialog.h"
#include "ui/dialogs/stackdialog.h"
#include "ui/environments/environmentboard.h"
#include "ui/environments/environmentsview.h"
#include "ui/shell/stackspage.h"
#include "ui/shell/windowmenus.h"
#include "ui/shell/windowstatus.h"
#include "ui/stacks/stackactions.h"
#include "ui/stacks/stackboard.h"
#include "ui/stacks/stackcontroller.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/stacks/stacksview.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QUrl>

namespace slipway::ui {

struct MainWindow::Private {
    Private(MainWindow *window, Services &services_, QString stateFile_);
    void build();
    void connectBoard();
    void connectActions();
    void restore();
    void save();
    void boardChanged();
    void choose(StackId id);
    void chooseWanted();
    void environmentChosen();
    void edit(const std::optional<StackView> &stack);
    void remove();
    void takeDown();
    void request(RunKind kind);

    MainWindow *q;
    Services &services;
    QString stateFile;
    OnClose onClose = OnClose::Quit;
    QString wanted; // name of the stack to choose once it is there
    StackId chosen;
    bool hasOpened = false;
    StackBoard *board;
    EnvironmentBoard *environments;
    StackController *controller;
    StackActions *actions;
    WindowMenus *menus;
    WindowStatus *status;
    StacksModel *model;
    EnvironmentsView *environmentsView = nullptr;
    StacksPage *page = nullptr;
    DetailPane *detail = nullptr;
    QStackedWidget *detailPages = nullptr;
    QSplitter *sides = nullptr;
    QSplitter *rows = nullptr;
};

MainWindow::Private::Private(MainWindow *window, Services &services_, QString stateFile_)
    : q(window)
    , services(services_)
    , stateFile(std::move(stateFile_))
    , board(new StackBoard(services_, window))
    , environments(new EnvironmentBoard(services_, window))
    , controller(new StackController(services_, window))
    , actions(new StackActions(window))
    , menus(new WindowMenus(window, actions))
    , status(new WindowStatus(window->statusBar(), *board, window))
    , model(new StacksModel(window))
{
}

void MainWindow::Private::build()
{
    environmentsView = new EnvironmentsView(environments->model(), q);
    page = new StacksPage(model, q);
    page->view()->addAction(actions->remove);
    detail = new DetailPane(services, *board, q);
    detailPages = new QStackedWidget(q);
    auto *noneChosen =
        new EmptyState(QStringLiteral("logs"), tr("Choose a stack to see its services, logs and history."), q);
    detailPages->addWidget(noneChosen);
    detailPages->addWidget(detail);

    rows = new QSplitter(Qt::Vertical, q);
    rows->setObjectName(QStringLiteral("rowsSplitter"));
    rows->setChildrenCollapsible(false);
    rows->addWidget(page);
    rows->addWidget(detailPages);
    rows->setStretchFactor(0, 2);
    rows->setStretchFactor(1, 3);
    sides = new QSplitter(Qt::Horizontal, q);
    sides->setObjectName(QStringLiteral("sidesSplitter"));
    sides->addWidget(environmentsView);
    sides->addWidget(rows);
    sides->setStretchFactor(0, 0);
    sides->setStretchFactor(1, 1);
    sides->setCollapsible(0, false);
    sides->setCollapsible(1, false);
    for (QSplitter *splitter : {rows, sides})
        splitter->setHandleWidth(1);
    q->setCentralWidget(sides);
}

void MainWindow::Private::connectBoard()
{
    connect(board, &StackBoard::loaded, q, [this] {
        model->setViews(board->views());
        page->setIsLoaded(true);
        boardChanged();
        chooseWanted();
        if (!std::exchange(hasOpened, true))
            page->view()->setFocus(); // only now it can be seen
    });
    connect(board, &StackBoard::failed, page, &StacksPage::setLoadError);
    connect(board, &StackBoard::added, q, [this](const StackView &view) {
        model->add(view);
        boardChanged();
        chooseWanted();
    });
    connect(board, &StackBoard::changed, q, [this](const StackView &view) {
        model->change(view);
        if (view.stack.id == chosen) {
            actions->setStack(view);
            detail->setStack(view);
        }
        boardChanged();
    });
    connect(board, &StackBoard::removed, q, [this](StackId id) {
        model->remove(id);
        if (id == chosen)
            choose(page->view()->chosen());
        boardChanged();
    });
    connect(board, &StackBoard::runChanged, q, [this](const Run &run) {
        detail->takeRun(run);
        status->update();
    });
    connect(environments, &EnvironmentBoard::loaded, q, [this] {
        environmentsView->choose(environmentsView->chosen());
        boardChanged();
        environmentChosen();
    });
    connect(environments, &EnvironmentBoard::statusChanged, q, [this](EnvironmentId id) {
        if (id == environmentsView->chosen())
            environmentChosen();
    });
    connect(controller, &StackController::failed, q, [this](StackId, const Error &error) {
        detail->showError(error);
        detailPages->setVisible(true);
    });
    connect(controller, &StackController::environmentChecked, q, [this] { page->setChecking(false); });
}

void MainWindow::Private::connectActions()
{
    connect(environmentsView, &EnvironmentsView::chosenChanged, q, [this] { environmentChosen(); });
    connect(page->view(), &StacksView::chosenChanged, q, [this](StackId id) { choose(id); });
    connect(page->view(), &StacksView::openRequested, q, [this] { detail->showTab(detail->tab()); });
    connect(page->view(), &StacksView::menuRequested, q, [this](const QPoint &at) {
        auto *menu = new QMenu(q);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (chosen.isValid())
            actions->fill(menu);
        else
            menu->addAction(menus->newStack);
        menu->popup(at);
    });
    connect(page, &StacksPage::newStackRequested, q, [this] { edit(std::nullopt); });
    connect(page, &StacksPage::clearFilterRequested, menus->filter, &QLineEdit::clear);
    connect(page, &StacksPage::reloadRequested, board, &StackBoard::load);
    connect(page, &StacksPage::checkRequested, q, [this] {
        page->setChecking(true);
        controller->checkEnvironment(environmentsView->chosen());
    });
    connect(menus->filter, &QLineEdit::textChanged, page, &StacksPage::setFilterText);
    connect(menus->newStack, &QAction::triggered, q, [this] { edit(std::nullopt); });
    connect(menus->syncAll, &QAction::triggered, controller, &StackController::requestSyncOfAll);
    connect(menus->refresh, &QAction::triggered, q, [this] {
        board->load();
        controller->refreshEnvironment(environmentsView->chosen());
    });
    connect(menus->find, &QAction::triggered, q, [this] {
        const QWidget *focus = q->focusWidget();
        if (focus != nullptr && detail->isAncestorOf(focus) && detail->tab() == DetailPane::Tab::Logs)
            return detail->find();
        menus->filter->setFocus(Qt::ShortcutFocusReason);
        menus->filter->selectAll();
    });
    connect(menus->showEnvironments, &QAction::toggled, environmentsView, &QWidget::setVisible);
    connect(menus->closeWindow, &QAction::triggered, q, &QWidget::close);
    connect(menus->quit, &QAction::triggered, q, &MainWindow::quitRequested);
    connect(menus->about, &QAction::triggered, q, [this] {
        auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Slipway"),
                                    tr("Slipway %1").arg(QStringLiteral(SLIPWAY_VERSION)), QMessageBox::Close, q);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setIconPixmap(appIcon().pixmap(q->fontMetrics().height() * 4));
        box->setInformativeText(
            tr("Keeps Docker Compose stacks in step with Git.\nFree software under the GNU General Public "
               "License, version 3 or later."));
        box->open();
    });
    for (int i = 0; i < int(menus->tabs.size()); ++i)
        connect(menus->tabs.at(i), &QAction::triggered, q, [this, i] { detail->showTab(DetailPane::Tab(i)); });
    connect(actions, &StackActions::runRequested, q, [this](RunKind kind) { request(kind); });
    connect(actions, &StackActions::cancelRequested, q, [this] {
        if (const auto run = board->activeRun(chosen))
            controller->cancel(run->id);
    });
    connect(actions, &StackActions::editRequested, q, [this] { edit(board->find(chosen)); });
    connect(actions, &StackActions::logsRequested, q, [this] { detail->showLogs(); });
    connect(actions, &StackActions::removeRequested, q, [this] { remove(); });
    connect(detail, &DetailPane::runRequested, q, [this](RunKind kind) { request(kind); });
    connect(detail, &DetailPane::cancelRequested, controller, &StackController::cancel);
    connect(detail, &DetailPane::editRequested, q, [this] { edit(board->find(chosen)); });
    connect(detail, &DetailPane::linkRequested, q, [](const QUrl &link) { QDesktopServices::openUrl(link); });
    connect(detail, &DetailPane::folderRequested, q,
            [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
}

void MainWindow::Private::boardChanged()
{
    QHash<EnvironmentId, StackCounts> counts;
    for (const StackView &view : board->views()) {
        StackCounts &one = counts[view.stack.settings.environmentId];
        ++one.all;
        one.attention += view.syncState == SyncState::Failed ? 1 : 0;
    }
    for (const Environment &environment : environments->model()->environments())
        environments->model()->setCounts(environment.id, counts.value(environment.id));
    detailPages->setVisible(board->isLoaded() && !board->views().isEmpty());
    menus->syncAll->setEnabled(!board->views().isEmpty());
    status->update();
}

void MainWindow::Private::choose(StackId id)
{
    chosen = id;
    const auto view = board->find(id);
    actions->setStack(view);
    for (QAction *tab : std::as_const(menus->tabs))
        tab->setEnabled(view.has_value());
    if (view)
        detail->setStack(*view);
    detailPages->setCurrentIndex(view ? 1 : 0);
}

void MainWindow::Private::chooseWanted()
{
    StacksView *view = page->view();
    if (const auto found = board->findByName(wanted); found && !wanted.isEmpty()) {
        environmentsView->choose(found->stack.settings.environmentId);
        view->choose(found->stack.id);
        if (view->chosen() == found->stack.id)
            wanted.clear();
    }
    if (!view->chosen().isValid() && view->model()->rowCount() > 0)
        view->setCurrentIndex(view->model()->index(0, 0));
    choose(view->chosen());
}

void MainWindow::Private::environmentChosen()
{
    const EnvironmentId id = environmentsView->chosen();
    const EnvironmentStatus now = environments->model()->status(id);
    page->setEnvironment(environments->model()->environment(id), now);
    status->setEnvironment(now);
    if (board->isLoaded() && !page->view()->chosen().isValid())
        chooseWanted();
}

void MainWindow::Private::edit(const std::optional<StackView> &stack)
{
    auto *dialog =
        new StackDialog(services, environments->model()->environments(), environmentsView->chosen(), stack, q);
    connect(dialog, &StackDialog::saved, q, [this](const StackView &view, bool isDeployWanted) {
        wanted = view.stack.settings.name;
        menus->filter->clear();
        chooseWanted();
        if (isDeployWanted)
            controller->request(view.stack.id, RunKind::Deploy);
    });
    dialog->open();
}

void MainWindow::Private::remove()
{
    const auto view = board->find(chosen);
    if (!view)
        return;
    auto *dialog = new RemoveDialog(services, *view, q);
    connect(dialog, &RemoveDialog::removed, q, [this](const RemoveOutcome &outcome) {
        if (!outcome.keptFolder.isEmpty())
            q->statusBar()->showMessage(tr("Removed. Its folder is still there: %1").arg(outcome.keptFolder), 15'000);
    });
    dialog->open();
}

void MainWindow::Private::request(RunKind kind)
{
    if (!chosen.isValid())
        return;
    if (kind == RunKind::Down)
        return takeDown();
    controller->request(chosen, kind);
}

void MainWindow::Private::takeDown()
{
    const auto view = board->find(chosen);
    if (!view)
        return;
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Take Down"),
                                tr("Take “%1” down?").arg(view->stack.settings.name), QMessageBox::Cancel, q);
    box->setObjectName(QStringLiteral("takeDownDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Its containers and networks are removed. Its volumes, its files and its settings stay, and "
           "Start brings the containers back."));
    QPushButton *down = box->addButton(tr("Take &Down"), QMessageBox::DestructiveRole);
    down->setObjectName(QStringLiteral("takeDownConfirm"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(down, &QPushButton::clicked, q, [this, id = chosen] { controller->request(id, RunKind::Down); });
    box->open();
}

void MainWindow::Private::restore()
{
    const QSettings settings(stateFile, QSettings::IniFormat);
    q->resize(characters(q, 210), q->fontMetrics().height() * 56);
    q->restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    if (!sides->restoreState(settings.value(QStringLiteral("sides")).toByteArray()))
        sides->setSizes({characters(q, 34), characters(q, 176)});
    if (!rows->restoreState(settings.value(QStringLiteral("rows")).toByteArray()))
        rows->setSizes({q->fontMetrics().height() * 19, q->fontMetrics().height() * 30});
    detail->restoreHistoryState(settings.value(QStringLiteral("history")).toByteArray());
    page->view()->restoreColumns(settings.value(QStringLiteral("columns")).toByteArray());
    menus->showEnvironments->setChecked(settings.value(QStringLiteral("showEnvironments"), true).toBool());
    detail->showTab(DetailPane::Tab(settings.value(QStringLiteral("tab"), 0).toInt()));
    wanted = settings.value(QStringLiteral("stack")).toString();
    for (QSplitter *splitter : {rows, sides})
        splitter->setHandleWidth(1);
}

void MainWindow::Private::save()
{
    QSettings settings(stateFile, QSettings::IniFormat);
    settings.setValue(QStringLiteral("geometry"), q->saveGeometry());
    settings.setValue(QStringLiteral("sides"), sides->saveState());
    settings.setValue(QStringLiteral("rows"), rows->saveState());
    settings.setValue(QStringLiteral("history"), detail->historyState());
    settings.setValue(QStringLiteral("columns"), page->view()->columnState());
    settings.setValue(QStringLiteral("showEnvironments"), menus->showEnvironments->isChecked());
    settings.setValue(QStringLiteral("tab"), int(detail->tab()));
    if (const auto view = board->find(chosen))
        settings.setValue(QStringLiteral("stack"), view->stack.settings.name);
}

MainWindow::MainWindow(Services &services, QString stateFile, QWidget *parent)
    : QMainWindow(parent)
    , d(std::make_unique<Private>(this, services, std::move(stateFile)))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Slipway"));
    setWindowIcon(appIcon());
    setUnifiedTitleAndToolBarOnMac(true);
    d->build();
    d->connectBoard();
    d->connectActions();
    d->restore();
    d->boardChanged();
    d->choose({});
    d->environments->load();
    d->board->load();
}

MainWindow::~MainWindow()
{
    d->save();
}

void MainWindow::setOnClose(OnClose onClose)
{
    d->onClose = onClose;
}

void MainWindow::selectStack(const QString &name)
{
    d->wanted = name;
    if (d->board->isLoaded())
        d->chooseWanted();
}

void MainWindow::showNotice(const QString &sentence, const QString &remedy)
{
    d->page->setNotice(sentence, remedy);
}

void MainWindow::showAndRaise()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    d->save();
    event->ignore();
    switch (d->onClose) {
    case OnClose::Quit:
        Q_EMIT quitRequested();
        break;
    case OnClose::Hide:
        hide();
        Q_EMIT wasHidden();
        break;
    case OnClose::Minimise:
        showMinimized();
        break;
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // Icons take their colours when they are painted.
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace slipway::ui
