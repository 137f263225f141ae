// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/overviewtab.h"

#include "ui/detail/factlist.h"
#include "ui/detail/servicesmodel.h"
#include "ui/detail/servicesview.h"
#include "ui/dialogs/hostkeybar.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/agetimer.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/timetext.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace slipway::ui {

OverviewTab::OverviewTab(QWidget *parent)
    : QWidget(parent)
    , m_error(new MessageBar(this))
    , m_hostKey(new HostKeyBar(this))
    , m_edit(m_error->addButton(tr("Edit Stack…"), QStringLiteral("errorEdit")))
    , m_repository(m_error->addButton(tr("Edit Repository…"), QStringLiteral("errorRepository")))
    , m_facts(new FactList(this))
    , m_model(new ServicesModel(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(QStringLiteral("environment"), {}, this))
    , m_sync(m_empty->addButton(tr("Sync Now"), QStringLiteral("emptySync")))
    , m_start(m_empty->addButton(tr("Start"), QStringLiteral("emptyStart")))
    , m_ages(new AgeTimer(std::chrono::seconds(30), this))
{
    setObjectName(QStringLiteral("overviewTab"));
    m_error->setObjectName(QStringLiteral("syncError"));
    QPushButton *again = m_error->addButton(tr("Sync Again"), QStringLiteral("errorSync"));
    auto *view = new ServicesView(m_model, this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(view);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_error);
    layout->addWidget(m_hostKey);
    layout->addWidget(m_facts);
    layout->addSpacing(spacing(this) / 2);
    layout->addWidget(m_pages, 1);
    connect(view, &ServicesView::linkRequested, this, &OverviewTab::linkRequested);
    for (QPushButton *button : {again, m_sync})
        connect(button, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(RunKind::Sync); });
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(RunKind::Start); });
    connect(m_edit, &QPushButton::clicked, this, &OverviewTab::editRequested);
    connect(m_repository, &QPushButton::clicked, this, &OverviewTab::repositoryRequested);
    connect(m_facts, &FactList::linkRequested, this, &OverviewTab::linkRequested);
    connect(m_hostKey, &HostKeyBar::acceptRequested, this, &OverviewTab::acceptKeyRequested);
    connect(m_hostKey, &HostKeyBar::hostKeysRequested, this, &OverviewTab::hostKeysRequested);
    connect(m_hostKey, &HostKeyBar::linkRequested, this, &OverviewTab::linkRequested);
    connect(m_ages, &AgeTimer::ticked, this, &OverviewTab::showFacts);
    m_ages->start();
}

void OverviewTab::setStack(const StackView &view)
{
    m_view = view;
    m_model->setServices(view.services, view.stack.state.isStoppedByUser || view.stack.state.isDown);
    m_pages->setCurrentIndex(view.services.isEmpty() || view.seen != StackView::Seen::Seen ? 0 : 1);
    showEmpty();
    showError();
    showFacts();
}

void OverviewTab::showEmpty()
{
    const bool isDeployed = !m_view.stack.state.deployedCommit.isEmpty();
    const bool isSeen = m_view.seen == StackView::Seen::Seen;
    if (m_view.seen == StackView::Seen::Unreachable)
        m_empty->setSentence(tr("Docker cannot be reached, so what runs is not known."));
    else if (!isSeen)
        m_empty->setSentence(tr("Asking Docker what runs…"));
    else if (m_view.isBusy)
        m_empty->setSentence(tr("The containers appear here as soon as they are there."));
    else if (!isDeployed)
        m_empty->setSentence(tr("Nothing has been deployed yet. Sync reads the repository and starts the containers."));
    else
        m_empty->setSentence(tr("There are no containers of this stack. Start brings them back."));
    m_sync->setVisible(isSeen && !m_view.isBusy && !isDeployed);
    m_start->setVisible(isSeen && !m_view.isBusy && isDeployed);
}

void OverviewTab::showError()
{
    const auto &error = m_view.stack.state.error;
    // While a run goes on, the old error would only be in the way.
    if (!error || m_view.isBusy) {
        m_hostKey->clear();
        return m_error->clear();
    }
    if (m_hostKey->setError(*error))
        return m_error->clear();
    m_error->setError(*error);
    // These two are settings of the repository, for all its stacks.
    const bool isOfRepository = error->code == ErrorCode::GitTls || error->code == ErrorCode::GitTooBig;
    m_repository->setVisible(isOfRepository);
    m_edit->setVisible(!isOfRepository && error->kind() == ErrorKind::NeedsUser);
}

void OverviewTab::showFacts()
{
    m_facts->setLink(QStringLiteral("Address"), tr("Address"), m_view.appAddress);
    const StackState &state = m_view.stack.state;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QString deployed = state.deployedCommit.left(8);
    if (deployed.isEmpty()) {
        deployed = tr("nothing yet");
    } else {
        if (!m_view.commitSubject.isEmpty())
            deployed = tr("%1  %2").arg(deployed, m_view.commitSubject);
        if (m_view.commitTime.isValid())
            deployed = tr("%1 (%2)").arg(deployed, relativeTime(m_view.commitTime, now));
    }
    m_facts->set(QStringLiteral("Deployed"), tr("Deployed commit"), deployed, state.deployedCommit);
    const bool hasNewer = !state.fetchedCommit.isEmpty() && state.fetchedCommit != state.deployedCommit;
    m_facts->set(QStringLiteral("Fetched"), tr("Fetched commit"),
                 hasNewer ? tr("%1, not deployed").arg(state.fetchedCommit.left(8)) : QString(), state.fetchedCommit);
    const QString changes = m_view.notDeployed.join(QLatin1Char(' '));
    const bool isDueNext = !changes.isEmpty() && !state.isDown && !state.isStoppedByUser;
    m_facts->set(QStringLiteral("NotDeployed"), tr("Not deployed yet"),
                 isDueNext ? tr("%1 The next sync deploys this.").arg(changes) : changes);
    QString look = relativeTime(state.lastLook, now);
    if (!look.isEmpty() && state.quietLooks > 0)
        look = tr("%1; the last %n looks found nothing new", nullptr, state.quietLooks).arg(look);
    m_facts->set(QStringLiteral("Look"), tr("Last look at Git"), look.isEmpty() ? tr("never") : look,
                 absoluteTime(state.lastLook));
    QString note;
    if (state.isDown)
        note = tr("Taken down by you; it stays down until you start or deploy it.");
    else if (state.isStoppedByUser)
        note = tr("Stopped by you; it stays stopped until you start or deploy it.");
    m_facts->set(QStringLiteral("Note"), tr("Note"), note);
}

} // namespace slipway::ui
