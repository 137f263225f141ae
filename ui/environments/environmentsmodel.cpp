// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/environmentsmodel.h"

#include "ui/theme/icons.h"

namespace slipway::ui {

QString wordOf(EnvironmentKind kind)
{
    switch (kind) {
    case EnvironmentKind::Local:
        return EnvironmentsModel::tr("Local Docker");
    case EnvironmentKind::Ssh:
        return EnvironmentsModel::tr("Docker over SSH");
    case EnvironmentKind::Tls:
        return EnvironmentsModel::tr("Docker over TLS");
    case EnvironmentKind::Context:
        return EnvironmentsModel::tr("Docker context");
    case EnvironmentKind::Podman:
        return EnvironmentsModel::tr("Podman");
    case EnvironmentKind::Swarm:
        return EnvironmentsModel::tr("Swarm");
    }
    return {};
}

QString wordOf(EnvironmentStatus::Reach reach)
{
    switch (reach) {
    case EnvironmentStatus::Reach::Reachable:
        return EnvironmentsModel::tr("Reachable");
    case EnvironmentStatus::Reach::Unreachable:
        return EnvironmentsModel::tr("Not reachable");
    case EnvironmentStatus::Reach::Unknown:
        break;
    }
    return EnvironmentsModel::tr("Checking…");
}

void EnvironmentsModel::setEnvironments(const QVector<Environment> &environments)
{
    beginResetModel();
    m_rows.clear();
    for (const Environment &environment : environments)
        m_rows.append({environment, {}, {}});
    endResetModel();
}

void EnvironmentsModel::add(const Environment &environment)
{
    if (rowOf(environment.id) >= 0)
        return change(environment);
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.append({environment, {}, {}});
    endInsertRows();
}

void EnvironmentsModel::change(const Environment &environment)
{
    const int row = rowOf(environment.id);
    if (row < 0)
        return;
    m_rows[row].environment = environment;
    announce(row);
}

void EnvironmentsModel::remove(EnvironmentId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void EnvironmentsModel::setStatus(EnvironmentId id, const EnvironmentStatus &status)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows.at(row).status == status)
        return;
    m_rows[row].status = status;
    announce(row);
}

void EnvironmentsModel::setCounts(EnvironmentId id, const StackCounts &counts)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows.at(row).counts == counts)
        return;
    m_rows[row].counts = counts;
    announce(row);
}

EnvironmentStatus EnvironmentsModel::status(EnvironmentId id) const
{
    const int row = rowOf(id);
    return row < 0 ? EnvironmentStatus{} : m_rows.at(row).status;
}

Environment EnvironmentsModel::environment(EnvironmentId id) const
{
    const int row = rowOf(id);
    return row < 0 ? Environment{} : m_rows.at(row).environment;
}

QVector<Environment> EnvironmentsModel::environments() const
{
    QVector<Environment> all;
    for (const Row &row : m_rows)
        all.append(row.environment);
    return all;
}

int EnvironmentsModel::rowOf(EnvironmentId id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).environment.id == id)
            return int(i);
    }
    return -1;
}

int EnvironmentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EnvironmentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant EnvironmentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::DecorationRole:
        if (column != Column::Name)
            return {};
        if (row.status.reach == EnvironmentStatus::Reach::Unreachable)
            return icon(QStringLiteral("message-error"), Tone::Bad);
        return icon(QStringLiteral("environment"));
    case Qt::ToolTipRole: {
        QStringList lines{row.environment.name, wordOf(row.environment.kind), wordOf(row.status.reach)};
        if (!row.status.endpoint.isEmpty())
            lines << row.status.endpoint;
        if (!row.status.engineVersion.isEmpty())
            lines << tr("Docker Engine %1").arg(row.status.engineVersion);
        if (!row.status.composeVersion.isEmpty())
            lines << tr("Compose %1").arg(row.status.composeVersion);
        if (!row.status.reason.isEmpty())
            lines << row.status.reason;
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
        return column == Column::Name ? tr("%1, %2").arg(row.environment.name, secondLine(row))
                                      : display(row, column).toString();
    case SortRole:
        if (column == Column::Stacks)
            return row.counts.all;
        return column == Column::Reach ? QVariant(int(row.status.reach)) : display(row, column);
    case IdRole:
        return QVariant::fromValue(row.environment.id);
    case ReachRole:
        return int(row.status.reach);
    case SecondLineRole:
        return secondLine(row);
    case CountRole:
        return row.counts.all;
    case AttentionRole:
        return row.counts.attention;
    default:
        return {};
    }
}

QVariant EnvironmentsModel::display(const Row &row, Column column) const
{
    switch (column) {
    case Column::Name:
        return row.environment.name;
    case Column::Kind:
        return wordOf(row.environment.kind);
    case Column::Reach:
        return wordOf(row.status.reach);
    case Column::Stacks:
        return row.counts.all;
    }
    return {};
}

QString EnvironmentsModel::secondLine(const Row &row) const
{
    if (row.status.reach != EnvironmentStatus::Reach::Reachable)
        return wordOf(row.status.reach);
    const QString stacks = row.counts.all == 0   ? tr("No stacks")
                           : row.counts.all == 1 ? tr("1 stack")
                                                 : tr("%1 stacks").arg(row.counts.all);
    if (row.counts.attention == 0)
        return stacks;
    return row.counts.attention == 1 ? tr("%1, 1 needs you").arg(stacks)
                                     : tr("%1, %2 need you").arg(stacks).arg(row.counts.attention);
}

QVariant EnvironmentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Environment");
    case Column::Kind:
        return tr("Kind");
    case Column::Reach:
        return tr("Reachable");
    case Column::Stacks:
        return tr("Stacks");
    }
    return {};
}

void EnvironmentsModel::announce(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
}

} // namespace slipway::ui
