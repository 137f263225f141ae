// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/service.h"

#include <QAbstractTableModel>
#include <QUrl>
#include <QVector>

namespace slipway::ui {

// The containers of one stack as Docker reports them.
class ServicesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Service, State, Status, Ports, Image };
    static constexpr int kColumnCount = int(Column::Image) + 1;
    enum Role { SortRole = Qt::UserRole, LinksRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setServices(const QVector<ServiceStatus> &services);
    QVector<QUrl> linksAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const ServiceStatus &service, Column column) const;
    QVector<ServiceStatus> m_services;
};

// "127.0.0.1:8080→80/tcp" is http://localhost:8080; invalid for what a browser
// cannot open (UDP, ports that are not published).
QUrl linkOfPort(const QString &port);

} // namespace slipway::ui
