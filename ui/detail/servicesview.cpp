// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/servicesview.h"

#include "ui/detail/servicesmodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/rowdelegate.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>

namespace slipway::ui {
namespace {

class LinkDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        RowDelegate::initStyleOption(option, index);
        if (!index.data(ServicesModel::LinksRole).toBool())
            return;
        option->font.setUnderline(true);
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::Link));
    }
};

} // namespace

ServicesView::ServicesView(ServicesModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("servicesView"));
    setAccessibleName(tr("Services"));
    setModel(model);
    setItemDelegate(new RowDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setMouseTracking(true);
    setItemDelegateForColumn(int(ServicesModel::Column::Ports), new LinkDelegate(this));
    header()->setStretchLastSection(true);
    const int widths[ServicesModel::kColumnCount] = {22, 17, 30, 48, 30};
    for (int column = 0; column < ServicesModel::kColumnCount; ++column)
        header()->resizeSection(column, characters(this, widths[column]));
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == int(ServicesModel::Column::Ports))
            open(index, QCursor::pos());
    });
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex &index) { open(index, viewport()->mapToGlobal(visualRect(index).bottomLeft())); });
}

void ServicesView::open(const QModelIndex &index, const QPoint &globalPosition)
{
    const QVector<QUrl> links = m_model->linksAt(index.row());
    if (links.size() == 1)
        Q_EMIT linkRequested(links.first());
    if (links.size() < 2)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QUrl &link : links)
        menu->addAction(tr("Open %1").arg(link.toDisplayString()), this, [this, link] { Q_EMIT linkRequested(link); });
    menu->popup(globalPosition);
}

void ServicesView::mouseMoveEvent(QMouseEvent *event)
{
    const bool isLink = indexAt(event->pos()).data(ServicesModel::LinksRole).toBool();
    viewport()->setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QTreeView::mouseMoveEvent(event);
}

void ServicesView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    const QVector<QUrl> links = m_model->linksAt(index.row());
    if (links.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QUrl &link : links)
        menu->addAction(tr("Open %1").arg(link.toDisplayString()), this, [this, link] { Q_EMIT linkRequested(link); });
    menu->popup(event->globalPos());
}

} // namespace slipway::ui
