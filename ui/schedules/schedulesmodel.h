// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/stackservice.h"

#include <QAbstractTableModel>
#include <QVector>

namespace slipway::ui {

class AgeTimer;

// Every stack with its schedule: next due, last result, last look, pause. Values
// come from StackBoard; changes are announced row by row. SortRole has the raw
// value; a stack that is never due comes last.
class SchedulesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, Schedule, NextDue, LastResult, LastLook };
    static constexpr int kColumnCount = int(Column::LastLook) + 1;
    enum Role { SortRole = Qt::UserRole, IdRole };

    explicit SchedulesModel(QObject *parent = nullptr);
    void setViews(const QVector<StackView> &views);
    void put(const StackView &view); // adds or changes
    void remove(StackId id);
    std::optional<StackView> at(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int rowOf(StackId id) const;
    static QString text(const StackView &view, Column column);
    static QString toolTip(const StackView &view, Column column);
    static QVariant sortValue(const StackView &view, Column column);
    QVector<StackView> m_views;
    AgeTimer *m_ages; // relative times move on
};

} // namespace slipway::ui
