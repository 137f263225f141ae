// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/detailpane.h"

#include "core/services/changenotifier.h"
#include "core/services/credentialservice.h"
#include "core/services/runservice.h"
#include "ui/apps/buildtab.h"
#include "ui/compose/composepane.h"
#include "ui/detail/logstab.h"
#include "ui/detail/overviewtab.h"
#include "ui/detail/runprogress.h"
#include "ui/detail/settingstab.h"
#include "ui/detail/variablestab.h"
#include "ui/history/historyview.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/stateface.h"
#include "ui/theme/tonedtext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/statusbadge.h"

#include <QHBoxLayout>
#include <QTabWidget>
#include <QVBoxLayout>

namespace slipway::ui {

DetailPane::DetailPane(Services &services, StackBoard &board, QWidget *parent)
    : QWidget(parent)
    , m_board(board)
    , m_services(services)
    , m_name(new ElidedLabel(this))
    , m_subject(new ElidedLabel(this))
    , m_sync(new StatusBadge(this))
    , m_health(new StatusBadge(this))
    , m_actionError(new MessageBar(this))
    , m_progress(new RunProgress(this))
    , m_tabs(new QTabWidget(this))
    , m_overview(new OverviewTab(this))
    , m_settings(new SettingsTab(this))
    , m_variables(new VariablesTab(services, this))
    , m_compose(new ComposePane(services, this))
    , m_logs(new LogsTab(services, this))
    , m_history(new HistoryView(services, this))
    , m_build(new BuildTab(services, this))
{
    setObjectName(QStringLiteral("detailPane"));
    m_actionError->setObjectName(QStringLiteral("actionError"));
    m_actionError->setClosable(true);
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_overview, tr("Overview"));
    m_tabs->addTab(m_settings, tr("Settings"));
    m_tabs->addTab(m_variables, tr("Variables"));
    m_tabs->addTab(m_compose, tr("Compose"));
    m_tabs->addTab(m_logs, tr("Logs"));
    m_tabs->addTab(m_history, tr("History"));
    m_tabs->addTab(m_build, tr("Build"));

    auto *messages = new QVBoxLayout;
    const int gap = spacing(this);
    messages->setContentsMargins(margin(this), 0, margin(this), 0);
    messages->addWidget(m_actionError);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(buildHead());
    layout->addLayout(messages);
    layout->addWidget(m_progress);
    layout->addWidget(m_tabs, 1);

    connect(m_overview, &OverviewTab::runRequested, this, &DetailPane::runRequested);
    connect(m_overview, &OverviewTab::editRequested, this, &DetailPane::editRequested);
    connect(m_overview, &OverviewTab::repositoryRequested, this,
            [this] { Q_EMIT repositoryRequested(m_view.stack.id, m_view.stack.repositoryId); });
    connect(m_tabs, &QTabWidget::currentChanged, this,
            [this](int index) { m_progress->setCompact(Tab(index) != Tab::Overview); });
    connect(m_settings, &SettingsTab::editRequested, this, &DetailPane::editRequested);
    connect(m_settings, &SettingsTab::webhookRequested, this, &DetailPane::webhookRequested);
    connect(m_settings, &SettingsTab::folderRequested, this, &DetailPane::folderRequested);
    connect(m_overview, &OverviewTab::acceptKeyRequested, this, &DetailPane::acceptKeyRequested);
    connect(m_overview, &OverviewTab::hostKeysRequested, this, &DetailPane::hostKeysRequested);
    connect(m_build, &BuildTab::runRequested, this, &DetailPane::openRun);
    connect(m_history, &HistoryView::runMissing, this, [this] {
        m_actionError->setMessage(
            Tone::Neutral, tr("This run is not in the history any more."),
            tr("Old runs are removed, and of syncs in a row that found nothing new only the last is kept."));
    });
    connect(&services.changes, &ChangeNotifier::credentialsChanged, this, &DetailPane::loadCredential);
    connect(m_overview, &OverviewTab::linkRequested, this, &DetailPane::linkRequested);
    connect(m_variables, &VariablesTab::placeRequested, this, [this](const QString &file, int line) {
        showTab(Tab::Compose);
        m_compose->showPlace(file, line);
    });
    connect(m_progress, &RunProgress::cancelRequested, this, &DetailPane::cancelRequested);
    connect(m_progress, &RunProgress::outputRequested, this, [this] {
        showTab(Tab::Logs);
        m_logs->showRun();
    });
    connect(m_progress, &RunProgress::errorRequested, this, [this] { showTab(Tab::Overview); });
}

QWidget *DetailPane::buildHead()
{
    auto *head = new QWidget(this);
    m_name->setObjectName(QStringLiteral("detailName"));
    m_sync->setObjectName(QStringLiteral("detailSync"));
    m_health->setObjectName(QStringLiteral("detailHealth"));
    m_subject->setObjectName(QStringLiteral("detailSubject"));
    QFont large = m_name->font();
    large.setBold(true);
    large.setPointSizeF(large.pointSizeF() * 1.2);
    m_name->setFont(large);
    setTextTone(m_subject, Tone::Neutral);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(margin(this), spacing(this), margin(this), 0);
    layout->setSpacing(spacing(this) * 3);
    layout->addWidget(m_name);
    layout->addWidget(m_sync);
    layout->addWidget(m_health);
    layout->addWidget(m_subject, 1);
    head->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    return head;
}

void DetailPane::setStack(const StackView &view)
{
    const bool isOther = view.stack.id != m_view.stack.id;
    const bool isOtherCredential = view.stack.settings.credentialId != m_view.stack.settings.credentialId;
    m_view = view;
    if (isOther) {
        m_actionError->clear();
        m_lastRun.reset();
        loadLastRun();
    }
    m_overview->setStack(view);
    m_settings->setStack(view);
    if (isOther || isOtherCredential)
        loadCredential();
    m_variables->setStack(view);
    m_compose->setStack(view);
    m_logs->setStack(view);
    m_history->setStack(view.stack.id);
    m_tabs->setTabVisible(int(Tab::Build), view.app.has_value());
    m_build->setStack(view);
    showRun();
    showState();
}

void DetailPane::loadLastRun()
{
    inBackground(
        m_services.worker, this, [&runs = m_services.runs, id = m_view.stack.id] { return runs.list(id, 1); },
        [this, id = m_view.stack.id](const Result<QVector<Run>> &runs) {
            if (id != m_view.stack.id || m_lastRun)
                return; // another stack, or a newer run
            if (runs && !runs->isEmpty())
                takeRun(runs->first());
            else
                m_logs->setHasNoRun();
        });
}

void DetailPane::loadCredential()
{
    const auto wanted = m_view.stack.settings.credentialId;
    if (!wanted)
        return m_settings->setCredential({});
    inBackground(
        m_services.worker, this, [&credentials = m_services.credentials, id = *wanted] { return credentials.get(id); },
        [this, wanted](const Result<CredentialView> &view) {
            if (wanted == m_view.stack.settings.credentialId)
                m_settings->setCredential(view ? view->credential.name : QString());
        });
}

void DetailPane::showRun()
{
    m_progress->setRun(m_board.activeRun(m_view.stack.id), m_lastRun);
}

void DetailPane::showState()
{
    m_name->setFullText(m_view.stack.settings.name);
    m_sync->setFace(faceOf(m_view.syncState), tr("Sync state"));
    m_health->setFace(faceOf(healthOf(m_view)), tr("Health"));
    m_subject->setFullText(m_view.stack.settings.url);
}

void DetailPane::takeRun(const Run &run)
{
    if (run.stackId != m_view.stack.id)
        return;
    if (run.isFinished())
        m_lastRun = run;
    showRun();
    m_logs->takeRun(run);
    m_history->takeRun(run);
    m_build->takeRun(run);
    if (!run.isFinished())
        m_actionError->clear();
}

void DetailPane::showError(const Error &error)
{
    m_actionError->setError(error);
}

void DetailPane::showTab(Tab tab)
{
    if (!m_tabs->isTabVisible(int(tab)))
        tab = Tab::Overview;
    m_tabs->setCurrentIndex(int(tab));
    m_tabs->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

DetailPane::Tab DetailPane::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void DetailPane::showLogs()
{
    showTab(Tab::Logs);
    m_logs->showServices();
}

void DetailPane::openRun(RunId run)
{
    showTab(Tab::History);
    m_history->choose(run);
}

bool DetailPane::canFind() const
{
    return tab() == Tab::Logs || tab() == Tab::Compose;
}

void DetailPane::find()
{
    if (tab() == Tab::Compose)
        return m_compose->focusFind();
    showTab(Tab::Logs);
    m_logs->focusFind();
}

QByteArray DetailPane::historyState() const
{
    return m_history->saveState();
}

void DetailPane::restoreHistoryState(const QByteArray &state)
{
    m_history->restoreState(state);
}

} // namespace slipway::ui
