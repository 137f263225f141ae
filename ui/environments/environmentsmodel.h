// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/environment.h"

#include <QAbstractTableModel>
#include <QVector>

namespace slipway::ui {

// How many stacks an environment has, and how many of them want attention.
struct StackCounts {
    int all = 0;
    int attention = 0;
    bool operator==(const StackCounts &) const = default;
};

// The environments with what is known of them. One column shown in the list at
// the left; Kind, Reach and Stacks are there for sorting and for other views.
class EnvironmentsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, Kind, Reach, Stacks };
    static constexpr int kColumnCount = int(Column::Stacks) + 1;
    enum Role { SortRole = Qt::UserRole, IdRole, ReachRole, SecondLineRole, CountRole, AttentionRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setEnvironments(const QVector<Environment> &environments);
    void add(const Environment &environment);
    void change(const Environment &environment);
    void remove(EnvironmentId id);
    void setStatus(EnvironmentId id, const EnvironmentStatus &status);
    void setCounts(EnvironmentId id, const StackCounts &counts);
    EnvironmentStatus status(EnvironmentId id) const;
    Environment environment(EnvironmentId id) const;
    QVector<Environment> environments() const;
    int rowOf(EnvironmentId id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        Environment environment;
        EnvironmentStatus status;
        StackCounts counts;
    };
    QVariant display(const Row &row, Column column) const;
    QString secondLine(const Row &row) const;
    void announce(int row);
    QVector<Row> m_rows;
};

QString wordOf(EnvironmentKind kind);
QString wordOf(EnvironmentStatus::Reach reach);

} // namespace slipway::ui
