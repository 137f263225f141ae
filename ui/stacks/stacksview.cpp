// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stacks/stacksview.h"

#include "ui/stacks/stacksfilter.h"
#include "ui/stacks/stacksmodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/rowdelegate.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

namespace slipway::ui {

StacksView::StacksView(StacksFilter *filter, QWidget *parent)
    : QTreeView(parent)
    , m_filter(filter)
{
    setObjectName(QStringLiteral("stacksView"));
    setAccessibleName(tr("Stacks"));
    setModel(filter);
    setItemDelegate(new RowDelegate(this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setSortingEnabled(true);
    setAlternatingRowColors(true);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(QFrame::NoFrame);
    header()->setObjectName(QStringLiteral("stacksHeader"));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(true);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QHeaderView::customContextMenuRequested, this, &StacksView::showColumnMenu);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        const StackId id = now.data(StacksModel::IdRole).value<StackId>();
        if (id == m_chosen)
            return;
        m_chosen = id;
        Q_EMIT chosenChanged(id);
    });
    connect(this, &QTreeView::activated, this, &StacksView::openRequested);
    restoreColumns({});
}

StackId StacksView::chosen() const
{
    return currentIndex().data(StacksModel::IdRole).value<StackId>();
}

void StacksView::choose(StackId id)
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(StacksModel::IdRole).value<StackId>() != id)
            continue;
        setCurrentIndex(index);
        scrollTo(index);
        return;
    }
}

QByteArray StacksView::columnState() const
{
    return header()->saveState();
}

void StacksView::restoreColumns(const QByteArray &state)
{
    if (!state.isEmpty() && header()->restoreState(state) && header()->count() == StacksModel::kColumnCount)
        return;
    const int widths[StacksModel::kColumnCount] = {34, 19, 17, 30, 16, 16, 16, 16};
    for (int column = 0; column < StacksModel::kColumnCount; ++column)
        header()->resizeSection(column, characters(this, widths[column]));
    header()->setMinimumSectionSize(characters(this, 8));
    // What is left over, or too much, goes to the text that can best bear it.
    header()->setSectionResizeMode(int(StacksModel::Column::Commit), QHeaderView::Stretch);
    sortByColumn(int(StacksModel::Column::Name), Qt::AscendingOrder);
}

void StacksView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    const QPoint at = event->reason() == QContextMenuEvent::Keyboard && index.isValid()
                          ? viewport()->mapToGlobal(visualRect(index).center())
                          : event->globalPos();
    Q_EMIT menuRequested(at);
}

void StacksView::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < StacksModel::kColumnCount; ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { setColumnHidden(column, !isShown); });
    }
    menu->popup(header()->mapToGlobal(position));
}

} // namespace slipway::ui
