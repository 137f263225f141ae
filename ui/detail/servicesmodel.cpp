// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/servicesmodel.h"

#include "ui/theme/stateface.h"

#include <QRegularExpression>

namespace slipway::ui {

QUrl linkOfPort(const QString &port)
{
    static const QRegularExpression shape(QStringLiteral("^(?:(.*):)?(\\d+)(?:→|->)\\d+(?:/(\\w+))?$"));
    const QRegularExpressionMatch match = shape.match(port.trimmed());
    if (!match.hasMatch() || match.captured(3) == QLatin1String("udp") || match.captured(3) == QLatin1String("sctp"))
        return {};
    const int number = match.captured(2).toInt();
    QString host = match.captured(1);
    if (host.isEmpty() || host == QLatin1String("0.0.0.0") || host == QLatin1String("127.0.0.1") ||
        host.contains(QLatin1Char(':')) || host.startsWith(QLatin1Char('[')))
        host = QStringLiteral("localhost");
    QUrl url;
    url.setScheme(number == 443 || number == 8443 ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    if (number != 80 && number != 443)
        url.setPort(number);
    return url;
}

void ServicesModel::setServices(const QVector<ServiceStatus> &services)
{
    if (services.size() == m_services.size()) {
        for (qsizetype row = 0; row < services.size(); ++row) {
            if (services.at(row) == m_services.at(row))
                continue;
            m_services[row] = services.at(row);
            Q_EMIT dataChanged(index(int(row), 0), index(int(row), kColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_services = services;
    endResetModel();
}

QVector<QUrl> ServicesModel::linksAt(int row) const
{
    QVector<QUrl> links;
    if (row < 0 || row >= m_services.size())
        return links;
    for (const QString &port : m_services.at(row).ports) {
        const QUrl link = linkOfPort(port);
        if (link.isValid() && !links.contains(link))
            links.append(link);
    }
    return links;
}

int ServicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_services.size());
}

int ServicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ServiceStatus &service = m_services.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return display(service, column);
    case Qt::DecorationRole:
        return column == Column::State ? QVariant(faceOfService(service).icon()) : QVariant();
    case Qt::ToolTipRole:
        if (column == Column::Service)
            return tr("%1\n%2").arg(service.containerName, service.containerId.left(12));
        if (column == Column::Ports && !linksAt(index.row()).isEmpty())
            return tr("%1\nClick to open it in the browser").arg(service.ports.join(QLatin1Char('\n')));
        return column == Column::Ports ? QVariant(service.ports.join(QLatin1Char('\n'))) : display(service, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                display(service, column).toString());
    case LinksRole:
        return column == Column::Ports && !linksAt(index.row()).isEmpty();
    default:
        return {};
    }
}

QVariant ServicesModel::display(const ServiceStatus &service, Column column) const
{
    switch (column) {
    case Column::Service:
        return service.isOneOff ? tr("%1 (one-off)").arg(service.service) : service.service;
    case Column::State:
        return faceOfService(service).word;
    case Column::Status:
        return service.statusText;
    case Column::Ports:
        return service.ports.join(QStringLiteral(", "));
    case Column::Image:
        return service.image;
    }
    return {};
}

QVariant ServicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Service:
        return tr("Service");
    case Column::State:
        return tr("State");
    case Column::Status:
        return tr("Status");
    case Column::Ports:
        return tr("Ports");
    case Column::Image:
        return tr("Image");
    }
    return {};
}

} // namespace slipway::ui
