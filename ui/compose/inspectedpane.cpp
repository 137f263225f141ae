// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/inspectedpane.h"

#include "core/services/inspectorservice.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace slipway::ui {

InspectedPane::InspectedPane(Services &services, const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_message(new MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(QStringLiteral("branch"), {}, this))
    , m_fetch(m_empty->addButton(tr("&Fetch"), objectName + QStringLiteral("Fetch")))
{
    setObjectName(objectName);
    m_message->setObjectName(objectName + QStringLiteral("Message"));
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    connect(m_fetch, &QPushButton::clicked, this, &InspectedPane::fetch);
}

InspectedPane::~InspectedPane()
{
    m_cancel.cancel();
}

void InspectedPane::setContent(QWidget *content)
{
    m_pages->addWidget(content);
    m_pages->setCurrentWidget(content);
}

// Whether a look would find the same.
bool InspectedPane::isSame(const StackView &other) const
{
    const StackState &now = m_view.stack.state;
    const StackState &then = other.stack.state;
    return m_view.stack.id == other.stack.id && m_view.stack.settings == other.stack.settings &&
           now.fetchedCommit == then.fetchedCommit && now.deployedCommit == then.deployedCommit &&
           now.deployedFingerprint == then.deployedFingerprint;
}

void InspectedPane::setStack(const StackView &view)
{
    const bool isKnown = isSame(view);
    m_view = view;
    if (!isKnown)
        refresh();
}

void InspectedPane::refresh()
{
    m_isStale = true;
    if (isVisible())
        start();
}

void InspectedPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        start();
}

void InspectedPane::start()
{
    if (!m_view.stack.id.isValid())
        return;
    m_isStale = false;
    m_cancel.cancel();
    m_cancel = CancelSource();
    look(m_cancel.token());
}

void InspectedPane::found()
{
    m_message->clear();
    m_pages->setCurrentIndex(1);
}

void InspectedPane::failed(const Error &error)
{
    m_message->clear();
    m_fetch->setEnabled(true);
    if (error.code == ErrorCode::NotFound) {
        m_fetch->show();
        m_empty->setSentence(tr("Nothing was fetched from Git yet. Fetch brings the files here and deploys nothing."));
    } else {
        m_fetch->hide();
        m_empty->setSentence({});
        m_message->setError(error);
    }
    m_pages->setCurrentIndex(0);
}

void InspectedPane::fetch()
{
    m_fetch->setEnabled(false);
    m_message->clear();
    m_empty->setSentence(tr("Fetching from Git…"));
    m_cancel.cancel();
    m_cancel = CancelSource();
    inBackground(
        m_services.worker, this,
        [inspector = &m_services.inspector, id = m_view.stack.id, cancel = m_cancel.token()] {
            return inspector->fetch(id, cancel);
        },
        [this, cancel = m_cancel.token()](const Result<QString> &commit) {
            if (cancel.isCancelled())
                return;
            if (commit)
                return start();
            failed({ErrorCode::NotFound, {}, {}});
            m_message->setError(commit.error());
        });
}

} // namespace slipway::ui
