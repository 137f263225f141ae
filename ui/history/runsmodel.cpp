// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/runsmodel.h"

#include "ui/theme/runtext.h"
#include "ui/theme/stateface.h"
#include "ui/widgets/timetext.h"

namespace slipway::ui {

void RunsModel::setRuns(const QVector<Run> &runs, bool hasMore)
{
    beginResetModel();
    m_runs = runs;
    m_hasMore = hasMore;
    endResetModel();
}

void RunsModel::append(const QVector<Run> &runs, bool hasMore)
{
    m_hasMore = hasMore;
    if (runs.isEmpty())
        return;
    const int first = int(m_runs.size());
    beginInsertRows({}, first, first + int(runs.size()) - 1);
    m_runs += runs;
    endInsertRows();
}

void RunsModel::take(const Run &run)
{
    const int row = rowOf(run.id);
    if (row >= 0) {
        m_runs[row] = run;
        Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
        return;
    }
    int at = 0;
    while (at < m_runs.size() && m_runs.at(at).id > run.id)
        ++at;
    if (at == m_runs.size() && m_hasMore)
        return; // older than what is shown
    beginInsertRows({}, at, at);
    m_runs.insert(at, run);
    endInsertRows();
}

const Run *RunsModel::run(RunId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_runs.at(row);
}

RunId RunsModel::idAt(int row) const
{
    return row >= 0 && row < m_runs.size() ? m_runs.at(row).id : RunId();
}

int RunsModel::rowOf(RunId id) const
{
    for (qsizetype i = 0; i < m_runs.size(); ++i) {
        if (m_runs.at(i).id == id)
            return int(i);
    }
    return -1;
}

RunId RunsModel::oldest() const
{
    return m_runs.isEmpty() ? RunId() : m_runs.last().id;
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Run &run = m_runs.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(run, column);
    case Qt::DecorationRole:
        return column == Column::Result ? QVariant(faceOf(run.result).icon()) : QVariant();
    case Qt::ToolTipRole:
        if (column == Column::When)
            return absoluteTime(run.requestedAt);
        return column == Column::Commit && !run.toCommit.isEmpty()
                   ? tr("%1\n%2").arg(run.toCommit, run.commitSubject).trimmed()
                   : display(run, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                display(run, column).toString());
    case SortRole:
        return sortValue(run, column);
    case IdRole:
        return QVariant::fromValue(run.id);
    default:
        return {};
    }
}

QVariant RunsModel::display(const Run &run, Column column) const
{
    switch (column) {
    case Column::When:
        return relativeTime(run.requestedAt, QDateTime::currentDateTimeUtc());
    case Column::Result:
        return faceOf(run.result).word;
    case Column::What:
        return wordOf(run.kind);
    case Column::Trigger:
        return wordOf(run.trigger);
    case Column::Commit:
        return run.toCommit.left(8);
    case Column::Duration:
        return run.startedAt.isValid() ? durationText(durationOf(run, QDateTime::currentDateTimeUtc())) : QString();
    }
    return {};
}

QVariant RunsModel::sortValue(const Run &run, Column column) const
{
    if (column == Column::When)
        return run.requestedAt;
    if (column == Column::Duration)
        return qint64(durationOf(run, QDateTime::currentDateTimeUtc()).count());
    return display(run, column);
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::When:
        return tr("When");
    case Column::Result:
        return tr("Result");
    case Column::What:
        return tr("Run");
    case Column::Trigger:
        return tr("Trigger");
    case Column::Commit:
        return tr("Commit");
    case Column::Duration:
        return tr("Took");
    }
    return {};
}

bool RunsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_runs.isEmpty();
}

void RunsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_hasMore = false; // asked once; append() says whether there is more still
    Q_EMIT moreRequested();
}

} // namespace slipway::ui
