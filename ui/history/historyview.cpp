// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyview.h"

#include "core/services/runservice.h"
#include "ui/history/runpage.h"
#include "ui/history/runsmodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/rowdelegate.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr int kRunsAtOnce = 100;

} // namespace

HistoryView::HistoryView(Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new RunsModel(this))
    , m_list(new QTreeView(this))
    , m_page(new RunPage(services, this))
    , m_splitter(new QSplitter(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("historyView"));
    m_list->setObjectName(QStringLiteral("runsView"));
    m_list->setAccessibleName(tr("Runs"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAlternatingRowColors(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(true);
    const int widths[RunsModel::kColumnCount] = {16, 20, 13, 14, 13, 10};
    for (int column = 0; column < RunsModel::kColumnCount; ++column)
        m_list->header()->resizeSection(column, characters(this, widths[column]));

    m_splitter->setObjectName(QStringLiteral("historySplitter"));
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_page);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({characters(this, 92), characters(this, 110)});
    m_pages->addWidget(
        new EmptyState(QStringLiteral("history"), tr("This stack has not been synced or deployed yet."), this));
    m_pages->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_model, &RunsModel::moreRequested, this, [this] { load(m_model->oldest()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        m_followsNewest = now.row() <= 0;
        showChosen();
    });
}

void HistoryView::setStack(StackId id)
{
    if (id == m_stack)
        return;
    m_stack = id;
    m_followsNewest = true;
    m_wanted = {};
    m_isLoaded = false;
    m_model->setRuns({}, false);
    m_pages->setCurrentIndex(0);
    if (id.isValid())
        load({});
}

void HistoryView::takeRun(const Run &run)
{
    if (run.stackId != m_stack || !m_stack.isValid())
        return;
    m_model->take(run);
    m_pages->setCurrentIndex(1);
    if (m_followsNewest)
        chooseNewest();
    if (run.id == m_page->run())
        m_page->setRun(run);
}

void HistoryView::chooseNewest()
{
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
}

void HistoryView::choose(RunId run)
{
    m_wanted = run;
    chooseWanted();
}

void HistoryView::chooseWanted()
{
    for (int row = 0; m_wanted.isValid() && row < m_model->rowCount(); ++row) {
        if (m_model->idAt(row) != m_wanted)
            continue;
        m_wanted = {};
        m_list->setCurrentIndex(m_model->index(row, 0));
    }
    if (!m_wanted.isValid() || !m_isLoaded || m_model->rowCount() == 0 || m_wanted > m_model->idAt(0))
        return;
    if (m_wanted < m_model->oldest() && m_model->canFetchMore({}))
        return m_model->fetchMore({});
    m_wanted = {};
    Q_EMIT runMissing();
}

QByteArray HistoryView::saveState() const
{
    return m_splitter->saveState();
}

void HistoryView::restoreState(const QByteArray &state)
{
    m_splitter->restoreState(state);
}

void HistoryView::load(RunId before)
{
    inBackground(
        m_services.worker, this,
        [&runs = m_services.runs, stack = m_stack, before] { return runs.list(stack, kRunsAtOnce, before); },
        [this, stack = m_stack, before](const Result<QVector<Run>> &runs) {
            if (!runs || stack != m_stack)
                return;
            const bool hasMore = runs->size() == kRunsAtOnce;
            if (before.isValid())
                m_model->append(*runs, hasMore);
            else
                m_model->setRuns(*runs, hasMore);
            m_isLoaded = true;
            m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
            if (m_followsNewest && !before.isValid())
                chooseNewest();
            chooseWanted();
        });
}

void HistoryView::showChosen()
{
    if (const Run *run = m_model->run(m_model->idAt(m_list->currentIndex().row())))
        m_page->setRun(*run);
}

} // namespace slipway::ui
