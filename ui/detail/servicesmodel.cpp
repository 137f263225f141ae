// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/servicesmodel.h"

#include "ui/detail/containerage.h"
#include "ui/theme/stateface.h"
#include "ui/widgets/timetext.h"

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

ServicesModel::ServicesModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_ages(std::chrono::seconds(10))
{
    connect(&m_ages, &AgeTimer::ticked, this, [this] {
        const int status = int(Column::Status);
        Q_EMIT dataChanged(index(0, status), index(int(m_rows.size()) - 1, status), {Qt::DisplayRole});
    });
}

void ServicesModel::setServices(const QVector<ServiceStatus> &services, bool isStoppedByUser)
{
    const bool isAllNew = m_isStoppedByUser != isStoppedByUser || services.size() != m_rows.size();
    m_isStoppedByUser = isStoppedByUser;
    if (!isAllNew) {
        for (qsizetype row = 0; row < services.size(); ++row) {
            if (services.at(row) == m_rows.at(row).service)
                continue;
            m_rows[row] = rowOf(services.at(row), &m_rows.at(row));
            Q_EMIT dataChanged(index(int(row), 0), index(int(row), kColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_rows.clear();
    for (const ServiceStatus &service : services)
        m_rows.append(rowOf(service, nullptr));
    endResetModel();
    if (m_rows.isEmpty())
        m_ages.stop();
    else
        m_ages.start();
}

ServicesModel::Row ServicesModel::rowOf(const ServiceStatus &service, const Row *before)
{
    Row row{service, {}};
    const auto age = containerAge(service.statusText);
    if (!age)
        return row;
    // The status may have been read a while ago.
    const QDateTime readAt = service.readAt.at.isValid() ? service.readAt.at : QDateTime::currentDateTimeUtc();
    row.since = readAt.addSecs(-age->age.count());
    // What was known to the second is better than "About a minute".
    if (before != nullptr && before->since.isValid() && age->isRounded && before->service.state == service.state &&
        before->service.containerId == service.containerId)
        row.since = before->since;
    return row;
}

QVector<QUrl> ServicesModel::linksAt(int row) const
{
    QVector<QUrl> links;
    if (row < 0 || row >= m_rows.size())
        return links;
    for (const QString &port : m_rows.at(row).service.ports) {
        const QUrl link = linkOfPort(port);
        if (link.isValid() && !links.contains(link))
            links.append(link);
    }
    return links;
}

int ServicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ServicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant ServicesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const ServiceStatus &service = row.service;
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return display(row, column);
    case Qt::DecorationRole:
        return column == Column::State ? QVariant(faceOf(service).icon()) : QVariant();
    case Qt::ToolTipRole:
        if (column == Column::Service)
            return tr("%1\n%2").arg(service.containerName, service.containerId.left(12));
        if (column == Column::Ports && !linksAt(index.row()).isEmpty())
            return tr("%1\nClick to open it in the browser").arg(service.ports.join(QLatin1Char('\n')));
        return column == Column::Ports ? QVariant(service.ports.join(QLatin1Char('\n'))) : display(row, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                display(row, column).toString());
    case LinksRole:
        return column == Column::Ports && !linksAt(index.row()).isEmpty();
    default:
        return {};
    }
}

QVariant ServicesModel::display(const Row &row, Column column) const
{
    const ServiceStatus &service = row.service;
    switch (column) {
    case Column::Service:
        return service.isOneOff ? tr("%1 (one-off)").arg(service.service) : service.service;
    case Column::State:
        return faceOf(service).word;
    case Column::Status:
        return statusText(row);
    case Column::Ports:
        return service.ports.join(QStringLiteral(", "));
    case Column::Image:
        return service.image;
    }
    return {};
}

QString ServicesModel::statusText(const Row &row) const
{
    const auto age = containerAge(row.service.statusText);
    if (!age)
        return row.service.statusText;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (age->what == ContainerAge::What::Up)
        return tr("Up for %1").arg(ageText(std::chrono::seconds(row.since.secsTo(now))));
    const QString when = relativeTime(row.since, now);
    if (age->what == ContainerAge::What::Restarting)
        return tr("Ended with code %1 %2, starts again").arg(row.service.exitCode).arg(when);
    //: %1 is the exit code of a container, %2 is "3 min ago"
    return tr("Ended with code %1 %2").arg(row.service.exitCode).arg(when);
}

StateFace ServicesModel::faceOf(const ServiceStatus &service) const
{
    if (!m_isStoppedByUser || service.state != QLatin1String("exited"))
        return faceOfService(service);
    ServiceStatus stopped = service;
    stopped.exitCode = 0; // ended by a signal, as asked
    return faceOfService(stopped);
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
