// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/tablepage.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/rowdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>

namespace slipway::ui {

TablePage::TablePage(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_message(new MessageBar(this))
    , m_above(new QVBoxLayout)
    , m_pages(new QStackedWidget(this))
    , m_view(new QTreeView(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_buttons(new QHBoxLayout)
{
    setObjectName(objectName);
    m_message->setObjectName(objectName + QStringLiteral("Message"));
    m_message->setClosable(true);
    m_sorted->setSortRole(Qt::UserRole);
    m_sorted->setSortLocaleAware(true);
    m_view->setObjectName(objectName + QStringLiteral("View"));
    m_view->setModel(m_sorted);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAlternatingRowColors(true);
    m_view->setSortingEnabled(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->header()->setStretchLastSection(true);
    m_pages->addWidget(m_view);
    m_buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addLayout(m_above);
    layout->addWidget(m_pages, 1);
    layout->addLayout(m_buttons);
    connect(m_view, &QTreeView::activated, this, [this] { open(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TablePage::update);
}

void TablePage::setModel(QAbstractItemModel *model, const QString &accessibleName)
{
    m_sorted->setSourceModel(model);
    m_view->setAccessibleName(accessibleName);
    m_view->sortByColumn(0, Qt::AscendingOrder);
    update();
}

void TablePage::setEmpty(EmptyState *empty)
{
    m_pages->addWidget(empty);
}

QPushButton *TablePage::addButton(const QString &text, const QString &objectName, bool isForRow)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    if (isForRow)
        m_rowButtons.append(button);
    update();
    return button;
}

void TablePage::addAbove(QWidget *widget)
{
    m_above->addWidget(widget);
}

int TablePage::chosenRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_sorted->mapToSource(current).row() : -1;
}

void TablePage::chooseRow(int row)
{
    const QModelIndex index = m_sorted->mapFromSource(m_sorted->sourceModel()->index(row, 0));
    m_view->setCurrentIndex(index);
}

void TablePage::refreshed()
{
    const bool isEmpty = m_sorted->rowCount() == 0;
    m_pages->setCurrentIndex(isEmpty && m_pages->count() > 1 ? 1 : 0);
    if (!isEmpty && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_sorted->index(0, 0));
    for (int column = 0; column + 1 < m_sorted->columnCount(); ++column) {
        const int most = characters(this, column == 0 ? 50 : 90);
        m_view->resizeColumnToContents(column);
        m_view->setColumnWidth(column, std::min(most, m_view->columnWidth(column) + spacing(this)));
    }
    update();
}

void TablePage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    update();
}

void TablePage::update()
{
    for (QPushButton *button : std::as_const(m_rowButtons))
        button->setEnabled(chosenRow() >= 0 && !m_isBusy);
}

} // namespace slipway::ui
