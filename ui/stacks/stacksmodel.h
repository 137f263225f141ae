// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/stackservice.h"

#include <QAbstractTableModel>
#include <QVector>

namespace slipway::ui {

class AgeTimer;

// The stacks as rows. Values come from StackBoard; changes are announced row by
// row. SortRole has the raw value of a cell (severity, time, text).
class StacksModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, SyncState, Health, Commit, Age, Branch, NextSync, LastRun };
    static constexpr int kColumnCount = int(Column::LastRun) + 1;
    enum Role { SortRole = Qt::UserRole, IdRole, EnvironmentRole, SearchRole };

    explicit StacksModel(QObject *parent = nullptr);
    void setViews(const QVector<StackView> &views);
    void add(const StackView &view);
    void change(const StackView &view);
    void remove(StackId id);
    int rowOf(StackId id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const StackView &view, Column column) const;
    // "in 12 min", "Paused", "By hand"; and the whole of it.
    static QString nextSyncText(const StackView &view, const QDateTime &now);
    static QString nextSyncTip(const StackView &view);
    QVariant sortValue(const StackView &view, Column column) const;
    QVariant toolTip(const StackView &view, Column column) const;
    QVector<StackView> m_views;
    AgeTimer *m_ages; // relative times move on
};

// Health for people and for sorting: unknown while Docker has not been seen.
Health healthOf(const StackView &view);
// When something last looked at or ran this stack.
QDateTime lastRunTime(const StackView &view);

} // namespace slipway::ui
