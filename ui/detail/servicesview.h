// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTreeView>
#include <QUrl>

namespace slipway::ui {

class ServicesModel;

// The table of services. A published port is a link: by click, by Return, or
// by the context menu.
class ServicesView : public QTreeView
{
    Q_OBJECT
public:
    explicit ServicesView(ServicesModel *model, QWidget *parent = nullptr);

Q_SIGNALS:
    void linkRequested(const QUrl &link);

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void open(const QModelIndex &index, const QPoint &globalPosition);
    ServicesModel *m_model;
};

} // namespace slipway::ui
