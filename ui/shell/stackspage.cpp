// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stackspage.h"

#include "ui/stacks/stacksfilter.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/stacks/stacksview.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace slipway::ui {

StacksPage::StacksPage(StacksModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new StacksFilter(this))
    , m_view(nullptr)
    , m_pages(new QStackedWidget(this))
    , m_messages(new QWidget(this))
    , m_notice(new MessageBar(this))
    , m_docker(new MessageBar(this))
    , m_loadError(new MessageBar(this))
    , m_check(m_docker->addButton(tr("&Check Again"), QStringLiteral("checkAgain")))
{
    m_filter->setSourceModel(model);
    m_view = new StacksView(m_filter, this);
    m_notice->setObjectName(QStringLiteral("notice"));
    m_notice->setClosable(true);
    m_noticeAction = m_notice->addButton({}, QStringLiteral("noticeAction"));
    m_noticeAction->hide();
    connect(m_noticeAction, &QPushButton::clicked, this, &StacksPage::noticeActionRequested);
    m_docker->setObjectName(QStringLiteral("dockerUnreachable"));
    m_loadError->setObjectName(QStringLiteral("loadError"));
    QPushButton *reload = m_loadError->addButton(tr("&Try Again"), QStringLiteral("loadAgain"));

    auto *reading = new EmptyState(QStringLiteral("history"), tr("Reading the stacks…"), this);
    auto *nothing =
        new EmptyState(QStringLiteral("deploy"),
                       tr("A stack follows a Git repository and keeps its containers in step with it."), this);
    auto *noMatch = new EmptyState(QStringLiteral("filter"), tr("No stack here matches."), this);
    noMatch->setObjectName(QStringLiteral("emptyNoMatch"));
    nothing->setObjectName(QStringLiteral("emptyNothing"));
    QPushButton *add = nothing->addButton(tr("&New Stack…"), QStringLiteral("emptyNewStack"));
    QPushButton *clear = noMatch->addButton(tr("&Clear Filter"), QStringLiteral("emptyClearFilter"));
    m_pages->addWidget(reading);
    m_pages->addWidget(nothing);
    m_pages->addWidget(noMatch);
    m_pages->addWidget(m_view);

    auto *messages = new QVBoxLayout(m_messages);
    messages->setContentsMargins(margin(this), spacing(this), margin(this), spacing(this) / 2);
    for (MessageBar *bar : {m_notice, m_loadError, m_docker})
        messages->addWidget(bar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_pages, 1);
    connect(m_notice, &MessageBar::closed, this, &StacksPage::showMessages);
    showMessages();
    connect(add, &QPushButton::clicked, this, &StacksPage::newStackRequested);
    connect(clear, &QPushButton::clicked, this, &StacksPage::clearFilterRequested);
    connect(m_check, &QPushButton::clicked, this, &StacksPage::checkRequested);
    connect(reload, &QPushButton::clicked, this, &StacksPage::reloadRequested);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &StacksPage::update);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &StacksPage::update);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &StacksPage::update);
    connect(model, &QAbstractItemModel::rowsInserted, this, &StacksPage::update);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &StacksPage::update);
}

void StacksPage::setEnvironment(const Environment &environment, const EnvironmentStatus &status)
{
    m_filter->setEnvironment(environment.id);
    if (status.reach == EnvironmentStatus::Reach::Unreachable)
        m_docker->setMessage(Tone::Bad, status.reason.isEmpty() ? tr("Docker cannot be reached.") : status.reason,
                             status.fix,
                             status.endpoint.isEmpty() ? QString() : tr("Endpoint: %1").arg(status.endpoint));
    else if (status.reach == EnvironmentStatus::Reach::Reachable && !status.reason.isEmpty())
        m_docker->setMessage(Tone::Warning, status.reason, status.fix); // Compose is missing, say
    else
        m_docker->clear();
    showMessages();
    update();
}

void StacksPage::focusContent()
{
    if (m_pages->currentIndex() == Nothing)
        m_pages->currentWidget()->findChild<QPushButton *>()->setFocus();
    else
        m_view->setFocus();
}

void StacksPage::setFilterText(const QString &text)
{
    m_filter->setText(text);
    update();
}

void StacksPage::setIsLoaded(bool isLoaded)
{
    m_isLoaded = isLoaded;
    m_loadError->clear();
    showMessages();
    update();
}

void StacksPage::setLoadError(const Error &error)
{
    m_loadError->setError(error);
    showMessages();
}

void StacksPage::setChecking(bool isChecking)
{
    m_check->setEnabled(!isChecking);
    m_check->setText(isChecking ? tr("Checking…") : tr("&Check Again"));
}

void StacksPage::setNotice(const QString &sentence, const QString &remedy, const QString &action)
{
    m_noticeAction->setText(action);
    m_noticeAction->setVisible(!action.isEmpty());
    m_notice->setMessage(Tone::Warning, sentence, remedy);
    showMessages();
}

// Their margins take no room while there is nothing to say.
void StacksPage::showMessages()
{
    m_messages->setVisible(!m_notice->isHidden() || !m_docker->isHidden() || !m_loadError->isHidden());
}

void StacksPage::update()
{
    Page page = Table;
    if (!m_isLoaded)
        page = Reading;
    else if (m_model->rowCount() == 0 || (m_filter->rowCount() == 0 && !m_filter->hasText()))
        page = Nothing;
    else if (m_filter->rowCount() == 0)
        page = NoMatch;
    m_pages->setCurrentIndex(page);
}

} // namespace slipway::ui
