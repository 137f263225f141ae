// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cellview.h"

namespace slipway::ui {

CellView::CellView(QWidget *parent)
    : QTreeView(parent)
{
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setTabKeyNavigation(false);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed | SelectedClicked);
}

QModelIndex CellView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action != MoveNext && action != MovePrevious)
        return QTreeView::moveCursor(action, modifiers);
    const int columns = model()->columnCount();
    const int step = action == MoveNext ? 1 : -1;
    const int cells = model()->rowCount() * columns;
    for (int cell = currentIndex().row() * columns + currentIndex().column() + step; cell >= 0 && cell < cells;
         cell += step) {
        const QModelIndex next = model()->index(cell / columns, cell % columns);
        if (next.flags() & Qt::ItemIsEditable)
            return next;
    }
    return {};
}

} // namespace slipway::ui
