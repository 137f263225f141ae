// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowstatus.h"

#include "ui/stacks/stackboard.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidedlabel.h"

#include <QStatusBar>

namespace slipway::ui {

WindowStatus::WindowStatus(QStatusBar *bar, const StackBoard &board, QObject *parent)
    : QObject(parent)
    , m_board(board)
    , m_counts(new ElidedLabel(bar))
    , m_docker(new ElidedLabel(bar))
{
    m_counts->setObjectName(QStringLiteral("statusCounts"));
    m_docker->setObjectName(QStringLiteral("statusDocker"));
    bar->addWidget(m_counts, 1);
    bar->addPermanentWidget(m_docker);
    bar->setSizeGripEnabled(false);
    bar->setContentsMargins(margin(bar), 0, margin(bar), 0);
}

void WindowStatus::update()
{
    if (!m_board.isLoaded())
        return;
    int failed = 0;
    int outOfStep = 0;
    for (const StackView &view : m_board.views()) {
        failed += view.syncState == SyncState::Failed ? 1 : 0;
        outOfStep += view.syncState == SyncState::OutOfStep ? 1 : 0;
    }
    const auto all = m_board.views().size();
    QStringList parts{all == 0 ? tr("No stacks") : all == 1 ? tr("1 stack") : tr("%1 stacks").arg(all)};
    if (failed > 0)
        parts << tr("%1 failed").arg(failed);
    if (outOfStep > 0)
        parts << tr("%1 out of step").arg(outOfStep);
    const int runs = m_board.activeRunCount();
    if (runs > 0)
        parts << (runs == 1 ? tr("1 run going on") : tr("%1 runs going on").arg(runs));
    m_counts->setFullText(parts.join(QStringLiteral(" · ")));
}

void WindowStatus::setEnvironment(const EnvironmentStatus &status)
{
    QStringList parts;
    if (!status.engineVersion.isEmpty())
        parts << tr("Docker %1").arg(status.engineVersion);
    if (!status.composeVersion.isEmpty())
        parts << tr("Compose %1").arg(status.composeVersion);
    if (status.reach == EnvironmentStatus::Reach::Unreachable)
        parts = {tr("Docker cannot be reached")};
    m_docker->setFullText(parts.join(QStringLiteral(" · ")));
    m_docker->setNote(status.endpoint);
}

} // namespace slipway::ui
