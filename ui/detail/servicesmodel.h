// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/service.h"
#include "ui/theme/stateface.h"
#include "ui/widgets/agetimer.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QUrl>
#include <QVector>

namespace slipway::ui {

// The containers of one stack as Docker reports them. How long they have been
// up or gone runs on by itself. One that ended because the person stopped the
// stack has not failed, whatever its exit code.
class ServicesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Service, State, Status, Ports, Image };
    static constexpr int kColumnCount = int(Column::Image) + 1;
    enum Role { SortRole = Qt::UserRole, LinksRole };

    explicit ServicesModel(QObject *parent = nullptr);
    void setServices(const QVector<ServiceStatus> &services, bool isStoppedByUser = false);
    QVector<QUrl> linksAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        ServiceStatus service;
        QDateTime since; // up or gone since, by Docker's words; invalid if it does not say
    };
    static Row rowOf(const ServiceStatus &service, const Row *before);
    QVariant display(const Row &row, Column column) const;
    QString statusText(const Row &row) const;
    StateFace faceOf(const ServiceStatus &service) const;
    QVector<Row> m_rows;
    AgeTimer m_ages;
    bool m_isStoppedByUser = false;
};

// "127.0.0.1:8080→80/tcp" is http://localhost:8080; invalid for what a browser
// cannot open (UDP, ports that are not published).
QUrl linkOfPort(const QString &port);

} // namespace slipway::ui
