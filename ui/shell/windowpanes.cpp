// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowpanes.h"

#include "ui/detail/detailpane.h"
#include "ui/environments/environmentsview.h"
#include "ui/shell/stackspage.h"
#include "ui/stacks/stacksview.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"

#include <QSettings>
#include <QStackedWidget>

namespace slipway::ui {
namespace {

void setThinHandles(const QVector<QSplitter *> &splitters)
{
    for (QSplitter *splitter : splitters)
        splitter->setHandleWidth(1);
}

} // namespace

WindowPanes::WindowPanes(Services &services, StackBoard &board, EnvironmentsModel *environments, StacksModel *stacks,
                         QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_environments(new EnvironmentsView(environments, this))
    , m_page(new StacksPage(stacks, this))
    , m_detail(new DetailPane(services, board, this))
    , m_below(new QStackedWidget(this))
    , m_rows(new QSplitter(Qt::Vertical, this))
{
    setObjectName(QStringLiteral("sidesSplitter"));
    m_rows->setObjectName(QStringLiteral("rowsSplitter"));
    m_below->addWidget(
        new EmptyState(QStringLiteral("logs"), tr("Choose a stack to see its services, logs and history."), this));
    m_below->addWidget(m_detail);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_page);
    m_rows->addWidget(m_below);
    m_rows->setStretchFactor(0, 2);
    m_rows->setStretchFactor(1, 3);
    addWidget(m_environments);
    addWidget(m_rows);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);
    setThinHandles({this, m_rows});
}

void WindowPanes::setBelow(Below below)
{
    m_below->setVisible(below != Below::Nothing);
    m_below->setCurrentIndex(below == Below::Stack ? 1 : 0);
}

void WindowPanes::save(QSettings &settings) const
{
    settings.setValue(QStringLiteral("sides"), saveState());
    settings.setValue(QStringLiteral("rows"), m_rows->saveState());
    settings.setValue(QStringLiteral("history"), m_detail->historyState());
    settings.setValue(QStringLiteral("columns"), m_page->view()->columnState());
    settings.setValue(QStringLiteral("tab"), int(m_detail->tab()));
}

void WindowPanes::restore(const QSettings &settings)
{
    if (!restoreState(settings.value(QStringLiteral("sides")).toByteArray()))
        setSizes({characters(this, 34), characters(this, 176)});
    if (!m_rows->restoreState(settings.value(QStringLiteral("rows")).toByteArray()))
        m_rows->setSizes({fontMetrics().height() * 19, fontMetrics().height() * 30});
    m_detail->restoreHistoryState(settings.value(QStringLiteral("history")).toByteArray());
    m_page->view()->restoreColumns(settings.value(QStringLiteral("columns")).toByteArray());
    m_detail->showTab(DetailPane::Tab(settings.value(QStringLiteral("tab"), 0).toInt()));
    setThinHandles({this, m_rows}); // the state has one of its own
}

} // namespace slipway::ui
