// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stacks/stacksmodel.h"

#include "ui/theme/stateface.h"
#include "ui/widgets/agetimer.h"
#include "ui/widgets/timetext.h"

namespace slipway::ui {
namespace {

constexpr int kShortCommit = 8;

QString branchText(const StackView &view)
{
    const StackSettings &follows = view.stack.settings;
    if (!follows.followCommit.isEmpty())
        return follows.followCommit.left(kShortCommit);
    if (!follows.followTag.isEmpty())
        return follows.followTag;
    return view.stack.settings.branch.value_or(StacksModel::tr("default branch"));
}

QString searchText(const StackView &view)
{
    const StackSettings &settings = view.stack.settings;
    return QStringList{settings.name,
                       settings.url,
                       branchText(view),
                       view.stack.state.deployedCommit,
                       view.commitSubject,
                       faceOf(view.syncState).word,
                       faceOf(healthOf(view)).word}
        .join(QLatin1Char('\n'));
}

} // namespace

Health healthOf(const StackView &view)
{
    return view.seen == StackView::Seen::Seen ? slipway::healthOf(view.services) : Health::Unknown;
}

QDateTime lastRunTime(const StackView &view)
{
    const StackState &state = view.stack.state;
    return state.lastLook.isValid() && (!state.lastSync.isValid() || state.lastLook > state.lastSync) ? state.lastLook
                                                                                                      : state.lastSync;
}

StacksModel::StacksModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_ages(new AgeTimer(std::chrono::seconds(30), this))
{
    connect(m_ages, &AgeTimer::ticked, this, [this] {
        if (m_views.isEmpty())
            return;
        const int last = int(m_views.size()) - 1;
        for (const Column column : {Column::Age, Column::LastRun})
            Q_EMIT dataChanged(index(0, int(column)), index(last, int(column)), {Qt::DisplayRole});
    });
    m_ages->start();
}

void StacksModel::setViews(const QVector<StackView> &views)
{
    beginResetModel();
    m_views = views;
    endResetModel();
}

void StacksModel::add(const StackView &view)
{
    if (rowOf(view.stack.id) >= 0)
        return change(view);
    const int row = int(m_views.size());
    beginInsertRows({}, row, row);
    m_views.append(view);
    endInsertRows();
}

void StacksModel::change(const StackView &view)
{
    const int row = rowOf(view.stack.id);
    if (row < 0)
        return;
    m_views[row] = view;
    Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
}

void StacksModel::remove(StackId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_views.removeAt(row);
    endRemoveRows();
}

int StacksModel::rowOf(StackId id) const
{
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        if (m_views.at(i).stack.id == id)
            return int(i);
    }
    return -1;
}

int StacksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_views.size());
}

int StacksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant StacksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StackView &view = m_views.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(view, column);
    case Qt::DecorationRole:
        if (column == Column::SyncState)
            return faceOf(view.syncState).icon();
        if (column == Column::Health)
            return faceOf(healthOf(view)).icon();
        return {};
    case Qt::ToolTipRole:
        return toolTip(view, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                display(view, column).toString());
    case SortRole:
        return sortValue(view, column);
    case IdRole:
        return QVariant::fromValue(view.stack.id);
    case EnvironmentRole:
        return QVariant::fromValue(view.stack.settings.environmentId);
    case SearchRole:
        return searchText(view);
    default:
        return {};
    }
}

QVariant StacksModel::display(const StackView &view, Column column) const
{
    switch (column) {
    case Column::Name:
        return view.stack.settings.name;
    case Column::SyncState:
        return faceOf(view.syncState).word;
    case Column::Health:
        return faceOf(healthOf(view)).word;
    case Column::Commit: {
        const QString commit = view.stack.state.deployedCommit.left(kShortCommit);
        return commit.isEmpty() || view.commitSubject.isEmpty() ? commit : tr("%1  %2").arg(commit, view.commitSubject);
    }
    case Column::Age:
        return relativeTime(view.commitTime, QDateTime::currentDateTimeUtc());
    case Column::Branch:
        return branchText(view);
    case Column::NextSync:
        return nextSyncText(view, QDateTime::currentDateTimeUtc());
    case Column::LastRun: {
        const QString time = relativeTime(lastRunTime(view), QDateTime::currentDateTimeUtc());
        return time.isEmpty() ? tr("never") : time;
    }
    }
    return {};
}

QString StacksModel::nextSyncText(const StackView &view, const QDateTime &now)
{
    if (!view.stack.settings.autoUpdate)
        return tr("By hand");
    if (view.paused)
        return tr("Paused");
    if (!view.nextSync)
        return tr("—");
    const qint64 seconds = now.secsTo(*view.nextSync);
    //: %1 is a time from now, as in "in 12 min".
    return seconds <= 0 ? tr("now") : tr("in %1").arg(ageText(std::chrono::seconds(seconds)));
}

QString StacksModel::nextSyncTip(const StackView &view)
{
    if (!view.stack.settings.autoUpdate)
        return tr("Nothing syncs this stack by itself; choose Sync.");
    if (view.paused) {
        const QString until = view.paused->until ? tr("Paused until %1.").arg(absoluteTime(*view.paused->until))
                                                 : tr("Paused until somebody resumes it.");
        return view.paused->reason.isEmpty() ? until : until + QLatin1Char('\n') + view.paused->reason;
    }
    return view.nextSync ? absoluteTime(*view.nextSync) : tr("The schedule has no time for it.");
}

QVariant StacksModel::sortValue(const StackView &view, Column column) const
{
    switch (column) {
    case Column::SyncState:
        return int(view.syncState);
    case Column::Health:
        return int(healthOf(view));
    case Column::Commit:
        return view.stack.state.deployedCommit;
    case Column::Age:
        return view.commitTime;
    case Column::LastRun:
        return lastRunTime(view);
    case Column::NextSync:
        // Who has none comes last.
        return view.nextSync.value_or(QDateTime(QDate(9999, 1, 1), QTime(0, 0)));
    case Column::Name:
    case Column::Branch:
        break;
    }
    return display(view, column);
}

QVariant StacksModel::toolTip(const StackView &view, Column column) const
{
    switch (column) {
    case Column::Name:
        return tr("%1\n%2").arg(view.stack.settings.name, view.stack.settings.url);
    case Column::Commit:
        return view.stack.state.deployedCommit.isEmpty()
                   ? tr("Nothing has been deployed yet.")
                   : tr("%1\n%2").arg(view.stack.state.deployedCommit, view.commitSubject).trimmed();
    case Column::Age:
        return absoluteTime(view.commitTime);
    case Column::LastRun:
        return absoluteTime(lastRunTime(view));
    case Column::NextSync:
        return nextSyncTip(view);
    case Column::SyncState:
    case Column::Health:
    case Column::Branch:
        break;
    }
    return display(view, column);
}

QVariant StacksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Name");
    case Column::SyncState:
        return tr("Sync state");
    case Column::Health:
        return tr("Health");
    case Column::Commit:
        return tr("Commit");
    case Column::Age:
        return tr("Age");
    case Column::Branch:
        return tr("Branch");
    case Column::NextSync:
        return tr("Next sync");
    case Column::LastRun:
        return tr("Last run");
    }
    return {};
}

} // namespace slipway::ui
