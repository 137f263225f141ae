// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/deliveriesmodel.h"

#include "ui/webhooks/deliverytext.h"
#include "ui/widgets/agetimer.h"
#include "ui/widgets/timetext.h"

#include <QGuiApplication>
#include <QPalette>

namespace slipway::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kAgesEvery = 20s;
// More new ones at once than this are shown as a new list.
constexpr int kMostSteps = 60;

} // namespace

DeliveriesModel::DeliveriesModel(NameOf nameOf, QObject *parent)
    : QAbstractTableModel(parent)
    , m_nameOf(std::move(nameOf))
    , m_ages(new AgeTimer(kAgesEvery, this))
{
    connect(m_ages, &AgeTimer::ticked, this, [this] {
        if (!m_deliveries.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::DisplayRole});
    });
    m_ages->start();
}

void DeliveriesModel::setDeliveries(const QVector<Delivery> &deliveries)
{
    qsizetype fresh = 0;
    while (fresh < deliveries.size() && (m_deliveries.isEmpty() || deliveries.at(fresh).id > m_deliveries.first().id))
        ++fresh;
    // Ids fall in both lists: what is left must be the same rows, with others gone or come at the end.
    qsizetype same = 0;
    while (same < m_deliveries.size() && fresh + same < deliveries.size() &&
           deliveries.at(fresh + same).id == m_deliveries.at(same).id)
        ++same;
    const bool isEndOfBoth = same == m_deliveries.size() || fresh + same == deliveries.size();
    if (m_deliveries.isEmpty() || fresh > kMostSteps || !isEndOfBoth) {
        beginResetModel();
        m_deliveries = deliveries;
        endResetModel();
        return;
    }
    if (same < m_deliveries.size()) {
        beginRemoveRows({}, int(same), rowCount() - 1);
        m_deliveries.resize(same);
        endRemoveRows();
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, int(fresh) - 1);
        m_deliveries = deliveries.mid(0, fresh) + m_deliveries;
        endInsertRows();
    }
    if (m_deliveries.size() < deliveries.size()) {
        beginInsertRows({}, rowCount(), int(deliveries.size()) - 1);
        m_deliveries = deliveries;
        endInsertRows();
    }
}

void DeliveriesModel::namesChanged()
{
    if (!m_deliveries.isEmpty())
        Q_EMIT dataChanged(index(0, int(Column::Stacks)), index(rowCount() - 1, int(Column::Stacks)));
}

QString DeliveriesModel::stacksText(const Delivery &delivery) const
{
    QStringList names;
    for (const StackId id : delivery.stacks)
        names << m_nameOf(id);
    // What was refused names no stack, but was meant for one.
    if (const StackId own = delivery.address.stack(); names.isEmpty() && own.isValid())
        names << m_nameOf(own);
    return names.join(QLatin1String(", "));
}

int DeliveriesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_deliveries.size());
}

int DeliveriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant DeliveriesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Delivery &delivery = m_deliveries.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(delivery, column);
    case Qt::DecorationRole:
        return column == Column::Verdict ? QVariant(faceOf(delivery.verdict).icon()) : QVariant();
    case Qt::ForegroundRole:
        return column == Column::Verdict
                   ? QVariant(toneColour(faceOf(delivery.verdict).tone, QGuiApplication::palette()))
                   : QVariant();
    case Qt::ToolTipRole:
        return column == Column::Received  ? absoluteTime(delivery.receivedAt)
               : column == Column::Verdict ? verdictText(delivery)
                                           : text(delivery, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                text(delivery, column));
    case SortRole:
        return sortValue(delivery, column);
    default:
        return {};
    }
}

QString DeliveriesModel::text(const Delivery &delivery, Column column) const
{
    switch (column) {
    case Column::Received:
        return relativeTime(delivery.receivedAt, QDateTime::currentDateTimeUtc());
    case Column::Provider:
        return delivery.provider.isEmpty() ? tr("—") : providerText(delivery.provider);
    case Column::Event:
        return delivery.replayOf.isValid() ? tr("%1, replayed").arg(delivery.event) : delivery.event;
    case Column::Verdict:
        return faceOf(delivery.verdict).word;
    case Column::Branch:
        return delivery.branch;
    case Column::Stacks:
        return stacksText(delivery);
    case Column::Run:
        if (delivery.runs.isEmpty())
            return {};
        return delivery.runs.size() == 1 ? tr("Run %1").arg(delivery.runs.first().value)
                                         : tr("%n run(s)", nullptr, int(delivery.runs.size()));
    }
    return {};
}

QVariant DeliveriesModel::sortValue(const Delivery &delivery, Column column) const
{
    if (column == Column::Received)
        return delivery.id.value;
    if (column == Column::Run)
        return delivery.runs.isEmpty() ? 0 : delivery.runs.first().value;
    return text(delivery, column);
}

QVariant DeliveriesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Received:
        return tr("Received");
    case Column::Provider:
        return tr("Provider");
    case Column::Event:
        return tr("Event");
    case Column::Verdict:
        return tr("Verdict");
    case Column::Branch:
        return tr("Branch");
    case Column::Stacks:
        return tr("Stacks");
    case Column::Run:
        return tr("Run");
    }
    return {};
}

} // namespace slipway::ui
