// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QAbstractItemModel;
class QHBoxLayout;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;
class QVBoxLayout;

namespace slipway::ui {

class EmptyState;
class MessageBar;

// A page with a list, the buttons for its rows, what stands in the list's place
// while it is empty, and a message above it. Rows are sorted by SortRole.
class TablePage : public QWidget
{
    Q_OBJECT
public:
    explicit TablePage(const QString &objectName, QWidget *parent = nullptr);

protected:
    void setModel(QAbstractItemModel *model, const QString &accessibleName);
    void setEmpty(EmptyState *empty);
    QPushButton *addButton(const QString &text, const QString &objectName, bool isForRow);
    void addAbove(QWidget *widget);
    int chosenRow() const; // in the model; -1 = none
    void chooseRow(int row);
    void refreshed(); // after the model has been filled
    void setBusy(bool isBusy);
    MessageBar *message() { return m_message; }
    QTreeView *view() { return m_view; }
    // What a double click or Enter on a row does.
    virtual void open() {}

private:
    void update();
    MessageBar *m_message;
    QVBoxLayout *m_above;
    QStackedWidget *m_pages;
    QTreeView *m_view;
    QSortFilterProxyModel *m_sorted;
    QHBoxLayout *m_buttons;
    QVector<QPushButton *> m_rowButtons;
    bool m_isBusy = false;
};

} // namespace slipway::ui
