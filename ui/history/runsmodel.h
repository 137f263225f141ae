// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"

#include <QAbstractTableModel>
#include <QVector>

namespace slipway::ui {

// The runs of one stack, newest first. More are asked for as one scrolls
// (moreRequested); a run that changes changes its row.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { When, Result, What, Trigger, Commit, Duration };
    static constexpr int kColumnCount = int(Column::Duration) + 1;
    enum Role { SortRole = Qt::UserRole, IdRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setRuns(const QVector<Run> &runs, bool hasMore);
    void append(const QVector<Run> &runs, bool hasMore);
    void take(const Run &run); // new or changed
    const Run *run(RunId id) const;
    RunId idAt(int row) const;
    int rowOf(RunId id) const;
    RunId oldest() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void moreRequested();

private:
    QVariant display(const Run &run, Column column) const;
    QVariant sortValue(const Run &run, Column column) const;
    QVector<Run> m_runs;
    bool m_hasMore = false;
};

} // namespace slipway::ui
