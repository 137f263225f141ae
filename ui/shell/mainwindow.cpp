// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/detail/detailpane.h"
#include "ui/environments/environmentboard.h"
#include "ui/environments/environmentsview.h"
#include "ui/news/targetsdialog.h"
#include "ui/schedules/schedulesdialog.h"
#include "ui/shell/aboutbox.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/sourcecommands.h"
#include "ui/shell/stackcommands.h"
#include "ui/shell/stackspage.h"
#include "ui/shell/webhookcommands.h"
#include "ui/shell/windowmenus.h"
#include "ui/shell/windowpanes.h"
#include "ui/shell/windowstatus.h"
#include "ui/stacks/stackactions.h"
#include "ui/stacks/stackboard.h"
#include "ui/stacks/stackcontroller.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/stacks/stacksview.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QUrl>

namespace slipway::ui {

struct MainWindow::Private {
    Private(MainWindow *window, Services &services, QString stateFile_);
    void connectBoard();
    void connectEnvironments();
    void connectList();
    void connectMenus();
    void connectStack();
    void connectSources();
    void connectWebhooks();
    void restore();
    void save();
    void boardChanged();
    void choose(StackId id);
    void chooseWanted();
    void environmentChosen();
    void withChosen(const std::function<void(const StackView &)> &act) const;
    void openPalette();
    void openSchedules();

    MainWindow *q;
    Services &services;
    QString stateFile;
    OnClose onClose = OnClose::Quit;
    QString wanted;  // name of the stack to choose once it is there
    RunId wantedRun; // to open in the history of that stack
    StackId chosen;
    bool hasOpened = false;
    StackBoard *board;
    EnvironmentBoard *environments;
    StackController *controller;
    StackCommands *commands;
    SourceCommands *sources;
    WebhookCommands *webhooks;
    StackActions *actions;
    WindowMenus *menus;
    WindowStatus *status;
    StacksModel *model;
    WindowPanes *panes;
    StacksPage *page;
    StacksView *view;
    DetailPane *detail;
    QPointer<SchedulesDialog> schedules;
};

MainWindow::Private::Private(MainWindow *window, Services &services_, QString stateFile_)
    : q(window)
    , services(services_)
    , stateFile(std::move(stateFile_))
    , board(new StackBoard(services, window))
    , environments(new EnvironmentBoard(services, window))
    , controller(new StackController(services, window))
    , commands(new StackCommands(services, *controller, *environments->model(), window))
    , sources(new SourceCommands(services, window))
    , webhooks(new WebhookCommands(services, *board, window))
    , actions(new StackActions(window))
    , menus(new WindowMenus(window, actions))
    , status(new WindowStatus(window->statusBar(), *board, window))
    , model(new StacksModel(window))
    , panes(new WindowPanes(services, *board, environments->model(), model, window))
    , page(panes->page())
    , view(page->view())
    , detail(panes->detail())
{
    view->addAction(actions->remove);
    window->setCentralWidget(panes);
}

void MainWindow::Private::connectBoard()
{
    connect(board, &StackBoard::loaded, q, [this] {
        model->setViews(board->views());
        page->setIsLoaded(true);
        boardChanged();
        chooseWanted();
        if (!std::exchange(hasOpened, true))
            page->focusContent(); // only now it can be seen
    });
    connect(board, &StackBoard::failed, page, &StacksPage::setLoadError);
    connect(board, &StackBoard::added, q, [this](const StackView &added) {
        model->add(added);
        boardChanged();
        chooseWanted();
    });
    connect(board, &StackBoard::changed, q, [this](const StackView &changed) {
        model->change(changed);
        if (changed.stack.id == chosen) {
            actions->setStack(changed);
            detail->setStack(changed);
        }
        boardChanged();
    });
    connect(board, &StackBoard::removed, q, [this](StackId id) {
        model->remove(id);
        if (id == chosen)
            choose(view->chosen());
        boardChanged();
    });
    connect(board, &StackBoard::runChanged, q, [this](const Run &run) {
        detail->takeRun(run);
        status->update();
    });
}

void MainWindow::Private::connectEnvironments()
{
    EnvironmentsView *list = panes->environments();
    connect(environments, &EnvironmentBoard::loaded, q, [this, list] {
        list->choose(list->chosen());
        boardChanged();
        environmentChosen();
    });
    connect(environments, &EnvironmentBoard::statusChanged, q, [this, list](EnvironmentId id) {
        if (id == list->chosen())
            environmentChosen();
    });
    connect(list, &EnvironmentsView::chosenChanged, q, [this] { environmentChosen(); });
    connect(list, &EnvironmentsView::variablesRequested, commands, &StackCommands::editVariablesOf);
    connect(menus->environmentVariables, &QAction::triggered, q,
            [this, list] { commands->editVariablesOf(list->chosen()); });
    connect(list, &EnvironmentsView::layerCacheRequested, commands, &StackCommands::editLayerCacheOf);
    connect(menus->layerCache, &QAction::triggered, q, [this, list] { commands->editLayerCacheOf(list->chosen()); });
    connect(controller, &StackController::environmentChecked, page, [this] { page->setChecking(false); });
    connect(page, &StacksPage::checkRequested, q, [this, list] {
        page->setChecking(true);
        controller->checkEnvironment(list->chosen());
    });
}

void MainWindow::Private::connectList()
{
    connect(view, &StacksView::chosenChanged, q, [this](StackId id) { choose(id); });
    connect(view, &StacksView::openRequested, q, [this] { detail->showTab(detail->tab()); });
    connect(view, &StacksView::menuRequested, q, [this](const QPoint &at) {
        auto *menu = new QMenu(q);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (chosen.isValid())
            actions->fill(menu);
        else
            menu->addAction(menus->newStack);
        menu->popup(at);
    });
    connect(page, &StacksPage::newStackRequested, menus->newStack, &QAction::trigger);
    connect(page, &StacksPage::clearFilterRequested, menus->filter, &QLineEdit::clear);
    connect(page, &StacksPage::noticeActionRequested, q, &MainWindow::noticeActionRequested);
    connect(page, &StacksPage::reloadRequested, board, &StackBoard::load);
    connect(menus->filter, &QLineEdit::textChanged, page, &StacksPage::setFilterText);
}

void MainWindow::Private::connectMenus()
{
    connect(menus->newStack, &QAction::triggered, q, [this] { commands->addStack(panes->environments()->chosen()); });
    connect(menus->syncAll, &QAction::triggered, controller, &StackController::requestSyncOfAll);
    connect(menus->refresh, &QAction::triggered, q, [this] {
        board->load();
        controller->refreshEnvironment(panes->environments()->chosen());
    });
    connect(menus->find, &QAction::triggered, q, [this] {
        const QWidget *focus = q->focusWidget();
        if (focus != nullptr && detail->isAncestorOf(focus) && detail->canFind())
            return detail->find();
        menus->filter->setFocus(Qt::ShortcutFocusReason);
        menus->filter->selectAll();
    });
    connect(menus->palette, &QAction::triggered, q, [this] { openPalette(); });
    connect(menus->showEnvironments, &QAction::toggled, panes->environments(), &QWidget::setVisible);
    connect(menus->schedules, &QAction::triggered, q, [this] { openSchedules(); });
    connect(menus->settings, &QAction::triggered, q, &MainWindow::settingsRequested);
    connect(menus->closeWindow, &QAction::triggered, q, &QWidget::close);
    connect(menus->quit, &QAction::triggered, q, &MainWindow::quitRequested);
    connect(menus->about, &QAction::triggered, q, [this] { showAbout(q); });
    for (int i = 0; i < int(menus->tabs.size()); ++i)
        connect(menus->tabs.at(i), &QAction::triggered, q, [this, i] { detail->showTab(DetailPane::Tab(i)); });
}

void MainWindow::Private::connectStack()
{
    const auto run = [this](RunKind kind) {
        withChosen([this, kind](const StackView &stack) { commands->run(stack, kind); });
    };
    const auto edit = [this] { withChosen([this](const StackView &stack) { commands->edit(stack); }); };
    connect(actions, &StackActions::runRequested, q, run);
    connect(actions, &StackActions::editRequested, q, edit);
    connect(actions, &StackActions::removeRequested, q,
            [this] { withChosen([this](const StackView &stack) { commands->remove(stack); }); });
    connect(actions, &StackActions::logsRequested, detail, &DetailPane::showLogs);
    connect(actions, &StackActions::cancelRequested, q, [this] {
        if (const auto active = board->activeRun(chosen))
            controller->cancel(active->id);
    });
    connect(detail, &DetailPane::runRequested, q, run);
    connect(detail, &DetailPane::editRequested, q, edit);
    connect(detail, &DetailPane::cancelRequested, controller, &StackController::cancel);
    connect(detail, &DetailPane::linkRequested, q, [](const QUrl &link) { QDesktopServices::openUrl(link); });
    connect(detail, &DetailPane::folderRequested, q,
            [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    connect(controller, &StackController::failed, q, [this](StackId, const Error &error) {
        detail->showError(error);
        panes->setBelow(WindowPanes::Below::Stack);
    });
    connect(commands, &StackCommands::saved, q, [this](const StackView &stack) {
        wanted = stack.stack.settings.name;
        menus->filter->clear();
        chooseWanted();
    });
    connect(commands, &StackCommands::removed, q, [this](const QString &keptFolder) {
        if (!keptFolder.isEmpty())
            q->statusBar()->showMessage(tr("Removed. Its folder is still there: %1").arg(keptFolder), 15'000);
    });
}

void MainWindow::Private::connectSources()
{
    connect(menus->targets, &QAction::triggered, q, [this] { (new TargetsDialog(services, q))->open(); });
    connect(menus->sources, &QAction::triggered, q, [this] { sources->open(SourcesDialog::Page::Credentials); });
    connect(detail, &DetailPane::hostKeysRequested, q, [this] { sources->open(SourcesDialog::Page::HostKeys); });
    connect(detail, &DetailPane::acceptKeyRequested, q,
            [this](const HostKeyView &key) { sources->acceptKey(chosen, key); });
    connect(commands, &StackCommands::credentialRequested, sources, &SourceCommands::addCredentialFor);
    connect(commands, &StackCommands::hostKeysRequested, q, [this] { sources->open(SourcesDialog::Page::HostKeys); });
    connect(commands, &StackCommands::linkRequested, q, [](const QUrl &link) { QDesktopServices::openUrl(link); });
    connect(sources, &SourceCommands::linkRequested, q, [](const QUrl &link) { QDesktopServices::openUrl(link); });
    connect(detail, &DetailPane::repositoryRequested, sources, &SourceCommands::editRepository);
    // What the problem stopped goes on.
    connect(sources, &SourceCommands::problemMended, q, [this](StackId id) { controller->request(id, RunKind::Sync); });
}

void MainWindow::Private::connectWebhooks()
{
    const auto setUp = [this] { webhooks->setUp(chosen); };
    connect(menus->webhook, &QAction::triggered, q, setUp);
    connect(detail, &DetailPane::webhookRequested, q, setUp);
    connect(menus->deliveries, &QAction::triggered, q, [this] { webhooks->openDeliveries(); });
    connect(menus->apiAccess, &QAction::triggered, q, [this] { webhooks->openApiAccess(); });
    connect(webhooks, &WebhookCommands::publicUrlChosen, q, &MainWindow::publicUrlChosen);
    connect(webhooks, &WebhookCommands::settingsRequested, q, &MainWindow::settingsRequested);
    connect(webhooks, &WebhookCommands::scheduleRequested, q, [this](StackId id) {
        if (const auto stack = board->find(id))
            commands->edit(*stack);
    });
    connect(webhooks, &WebhookCommands::runRequested, q, [this](StackId id, RunId run) {
        const auto stack = board->find(id);
        if (!stack)
            return;
        menus->filter->clear();
        q->openRun(stack->stack.settings.name, run);
        q->activateWindow();
    });
}

void MainWindow::Private::boardChanged()
{
    QHash<EnvironmentId, StackCounts> counts;
    for (const StackView &one : board->views()) {
        StackCounts &count = counts[one.stack.settings.environmentId];
        ++count.all;
        count.attention += one.syncState == SyncState::Failed ? 1 : 0;
    }
    for (const Environment &environment : environments->model()->environments())
        environments->model()->setCounts(environment.id, counts.value(environment.id));
    const bool hasStacks = !board->views().isEmpty();
    panes->setBelow(!board->isLoaded() || !hasStacks ? WindowPanes::Below::Nothing
                    : board->find(chosen)            ? WindowPanes::Below::Stack
                                                     : WindowPanes::Below::Hint);
    menus->syncAll->setEnabled(hasStacks);
    status->update();
}

void MainWindow::Private::choose(StackId id)
{
    chosen = id;
    const auto stack = board->find(id);
    actions->setStack(stack);
    for (QAction *tab : std::as_const(menus->tabs))
        tab->setEnabled(stack.has_value());
    menus->tabs.at(int(DetailPane::Tab::Build))->setEnabled(stack && stack->app);
    menus->webhook->setEnabled(stack.has_value());
    if (stack)
        detail->setStack(*stack);
    boardChanged();
}

void MainWindow::Private::chooseWanted()
{
    if (const auto found = board->findByName(wanted); found && !wanted.isEmpty()) {
        panes->environments()->choose(found->stack.settings.environmentId);
        view->choose(found->stack.id);
        if (view->chosen() == found->stack.id)
            wanted.clear();
    }
    if (!view->chosen().isValid() && view->model()->rowCount() > 0)
        view->setCurrentIndex(view->model()->index(0, 0));
    choose(view->chosen());
    if (wanted.isEmpty() && wantedRun.isValid())
        detail->openRun(std::exchange(wantedRun, {}));
}

void MainWindow::Private::environmentChosen()
{
    const EnvironmentId id = panes->environments()->chosen();
    const EnvironmentStatus now = environments->model()->status(id);
    page->setEnvironment(environments->model()->environment(id), now);
    status->setEnvironment(now);
    if (board->isLoaded() && !view->chosen().isValid())
        chooseWanted();
}

void MainWindow::Private::withChosen(const std::function<void(const StackView &)> &act) const
{
    if (const auto stack = board->find(chosen))
        act(*stack);
}

void MainWindow::Private::openPalette()
{
    QVector<CommandPalette::Entry> entries;
    for (QAction *action : menus->commands()) {
        if (action->isEnabled())
            entries.append(CommandPalette::entryOf(action));
    }
    for (const StackView &one : board->views())
        entries.append({one.stack.settings.name,
                        tr("stack in %1").arg(one.environmentName),
                        {},
                        [this, name = one.stack.settings.name] {
                            menus->filter->clear();
                            q->selectStack(name);
                            view->setFocus();
                        }});
    (new CommandPalette(std::move(entries), q))->open();
}

void MainWindow::Private::openSchedules()
{
    if (!schedules) {
        schedules = new SchedulesDialog(services, *board, q);
        connect(schedules, &SchedulesDialog::runRequested, q,
                [this](StackId id) { controller->request(id, RunKind::Sync); });
        connect(schedules, &SchedulesDialog::openRequested, q, [this](const QString &name) {
            menus->filter->clear();
            q->selectStack(name);
            q->activateWindow();
        });
        connect(schedules, &SchedulesDialog::editRequested, q, [this](StackId id) {
            if (const auto stack = board->find(id))
                commands->edit(*stack);
        });
        connect(schedules, &SchedulesDialog::newStackRequested, menus->newStack, &QAction::trigger);
    }
    schedules->show();
    schedules->raise();
    schedules->activateWindow();
}

void MainWindow::Private::restore()
{
    const QSettings settings(stateFile, QSettings::IniFormat);
    // Never larger than the screen, with some room for the frame.
    const QSize wish(characters(q, 210), q->fontMetrics().height() * 56);
    q->resize(wish.boundedTo(q->screen()->availableSize() - QSize(characters(q, 2), q->fontMetrics().height() * 3)));
    q->restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    panes->restore(settings);
    menus->showEnvironments->setChecked(settings.value(QStringLiteral("showEnvironments"), true).toBool());
    wanted = settings.value(QStringLiteral("stack")).toString();
}

void MainWindow::Private::save()
{
    QSettings settings(stateFile, QSettings::IniFormat);
    settings.setValue(QStringLiteral("geometry"), q->saveGeometry());
    settings.setValue(QStringLiteral("showEnvironments"), menus->showEnvironments->isChecked());
    panes->save(settings);
    if (const auto stack = board->find(chosen))
        settings.setValue(QStringLiteral("stack"), stack->stack.settings.name);
}

MainWindow::MainWindow(Services &services, QString stateFile, QWidget *parent)
    : QMainWindow(parent)
    , d(std::make_unique<Private>(this, services, std::move(stateFile)))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Slipway"));
    setWindowIcon(appIcon());
    setUnifiedTitleAndToolBarOnMac(true);
    d->connectBoard();
    d->connectEnvironments();
    d->connectList();
    d->connectMenus();
    d->connectStack();
    d->connectSources();
    d->connectWebhooks();
    d->restore();
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

void MainWindow::openRun(const QString &stackName, RunId run)
{
    d->wantedRun = run;
    selectStack(stackName);
}

void MainWindow::openCredentials()
{
    d->sources->open(SourcesDialog::Page::Credentials);
}

void MainWindow::showNotice(const QString &sentence, const QString &remedy, const QString &action)
{
    d->page->setNotice(sentence, remedy, action);
}

void MainWindow::setSecretsNote(const QString &note)
{
    d->sources->setSecretsNote(note);
}

void MainWindow::setWebAddress(const WebAddress &address)
{
    d->webhooks->setAddress(address);
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
    Q_EMIT closing();
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
