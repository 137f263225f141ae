// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/inspectorservice.h"

#include <QAbstractTableModel>

namespace slipway::ui {

// Each variable the compose files use: its final value, where that comes from, what it hides
// and where it is used. Those that nobody sets come first. A value in, nothing out.
class InspectorModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, Value, Layer, Hidden, Places };
    static constexpr int kColumnCount = int(Column::Places) + 1;

    using QAbstractTableModel::QAbstractTableModel;
    void setVariables(const QVector<InspectedVariable> &variables);
    const InspectedVariable &variable(int row) const { return m_rows.at(row); }
    int missing() const; // how many

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const InspectedVariable &variable, Column column) const;
    QString toolTip(const InspectedVariable &variable, Column column) const;
    QVector<InspectedVariable> m_rows;
};

} // namespace slipway::ui
