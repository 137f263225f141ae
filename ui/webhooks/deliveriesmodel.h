// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/delivery.h"

#include <QAbstractTableModel>
#include <functional>
#include <optional>

namespace slipway::ui {

class AgeTimer;

// Webhooks that came in, newest first, without headers and bodies. A newer list
// is taken in row by row, so that what is chosen stays chosen; kept deliveries
// never change. SortRole has the raw value.
class DeliveriesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Received, Provider, Event, Verdict, Branch, Stacks, Run };
    static constexpr int kColumnCount = int(Column::Run) + 1;
    static constexpr int SortRole = Qt::UserRole;

    using NameOf = std::function<QString(StackId)>;
    explicit DeliveriesModel(NameOf nameOf, QObject *parent = nullptr);
    void setDeliveries(const QVector<Delivery> &deliveries);
    void namesChanged();
    const Delivery &at(int row) const { return m_deliveries.at(row); }
    QString stacksText(const Delivery &delivery) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Delivery &delivery, Column column) const;
    QVariant sortValue(const Delivery &delivery, Column column) const;
    const NameOf m_nameOf;
    QVector<Delivery> m_deliveries;
    AgeTimer *m_ages; // relative times move on
};

} // namespace slipway::ui
