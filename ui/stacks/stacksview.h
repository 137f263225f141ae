// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QTreeView>

namespace slipway::ui {

class StacksFilter;

// The table of stacks: one row chosen at a time, columns that can be moved,
// hidden and sorted, and keep that. A model in, the chosen id out.
class StacksView : public QTreeView
{
    Q_OBJECT
public:
    explicit StacksView(StacksFilter *filter, QWidget *parent = nullptr);
    StackId chosen() const;
    void choose(StackId id);
    QByteArray columnState() const;
    void restoreColumns(const QByteArray &state); // empty = the usual widths

Q_SIGNALS:
    void chosenChanged(slipway::StackId id);
    void menuRequested(const QPoint &globalPosition);
    void openRequested(); // Return or double click

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void showColumnMenu(const QPoint &position);
    StacksFilter *m_filter;
    StackId m_chosen; // kept while a filter hides its row
};

} // namespace slipway::ui
