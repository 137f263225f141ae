// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTreeView>

namespace slipway::ui {

// A table to type in: while a cell is edited Tab and Shift+Tab go on to the next
// and the previous one that can be edited, and leave the last and the first (a
// QTreeView opens the same cell again, over what was typed).
class CellView : public QTreeView
{
    Q_OBJECT
public:
    explicit CellView(QWidget *parent = nullptr);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

} // namespace slipway::ui
