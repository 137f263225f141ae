// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schedules/schedulesmodel.h"

#include "core/model/errortext.h"
#include "ui/dialogs/scheduleeditor.h"
#include "ui/schedules/pausemenu.h"
#include "ui/theme/stateface.h"
#include "ui/widgets/agetimer.h"
#include "ui/widgets/timetext.h"

namespace slipway::ui {
namespace {

using namespace std::chrono_literals;

constexpr auto kAgesEvery = 30s;

QString resultText(const StackView &view)
{
    const StackState &state = view.stack.state;
    if (view.isBusy)
        return faceOf(SyncState::Syncing).word;
    if (state.error)
        return SchedulesModel::tr("Failed: %1").arg(errorText(*state.error).sentence);
    if (state.hasLastRunFailed)
        return faceOf(SyncState::Failed).word;
    if (state.quietLooks > 0)
        return SchedulesModel::tr("Nothing new, %n look(s) in a row", nullptr, state.quietLooks);
    return state.lastSync.isValid() ? SchedulesModel::tr("Good") : SchedulesModel::tr("Not synced yet");
}

QIcon resultIcon(const StackView &view)
{
    const StackState &state = view.stack.state;
    if (view.isBusy)
        return faceOf(SyncState::Syncing).icon();
    if (state.error || state.hasLastRunFailed)
        return faceOf(SyncState::Failed).icon();
    return faceOf(state.lastSync.isValid() ? SyncState::InStep : SyncState::Unknown).icon();
}

} // namespace

SchedulesModel::SchedulesModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_ages(new AgeTimer(kAgesEvery, this))
{
    m_ages->start();
    connect(m_ages, &AgeTimer::ticked, this, [this] {
        if (!m_views.isEmpty())
            Q_EMIT dataChanged(index(0, int(Column::NextDue)), index(rowCount() - 1, int(Column::LastLook)),
                               {Qt::DisplayRole});
    });
}

void SchedulesModel::setViews(const QVector<StackView> &views)
{
    beginResetModel();
    m_views = views;
    endResetModel();
}

void SchedulesModel::put(const StackView &view)
{
    const int row = rowOf(view.stack.id);
    if (row < 0) {
        beginInsertRows({}, rowCount(), rowCount());
        m_views.append(view);
        endInsertRows();
        return;
    }
    m_views[row] = view;
    Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
}

void SchedulesModel::remove(StackId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_views.removeAt(row);
    endRemoveRows();
}

std::optional<StackView> SchedulesModel::at(const QModelIndex &index) const
{
    return index.isValid() ? std::optional(m_views.at(index.row())) : std::nullopt;
}

int SchedulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_views.size());
}

int SchedulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant SchedulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StackView &view = m_views.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(view, column);
    case Qt::DecorationRole:
        if (column == Column::LastResult)
            return resultIcon(view);
        if (column == Column::NextDue && view.paused)
            return faceOf(SyncState::Paused).icon();
        return {};
    case Qt::ToolTipRole:
        return toolTip(view, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                text(view, column));
    case SortRole:
        return sortValue(view, column);
    case IdRole:
        return QVariant::fromValue(view.stack.id);
    default:
        return {};
    }
}

QString SchedulesModel::text(const StackView &view, Column column)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (column) {
    case Column::Name:
        return view.stack.settings.name;
    case Column::Schedule:
        return scheduleText(view.stack.settings);
    case Column::NextDue:
        if (!view.stack.settings.autoUpdate)
            return tr("—");
        if (view.paused)
            return pauseText(*view.paused, now);
        if (!view.nextSync)
            return tr("—");
        //: %1 is a time from now, as in "in 12 min".
        return *view.nextSync <= now ? tr("now")
                                     : tr("in %1").arg(ageText(std::chrono::seconds(now.secsTo(*view.nextSync))));
    case Column::LastResult:
        return resultText(view);
    case Column::LastLook: {
        const QString look = relativeTime(view.stack.state.lastLook, now);
        return look.isEmpty() ? tr("never") : look;
    }
    }
    return {};
}

QString SchedulesModel::toolTip(const StackView &view, Column column)
{
    if (column == Column::NextDue && view.paused && view.stack.settings.autoUpdate)
        return view.paused->until
                   ? tr("Since %1, until %2.").arg(absoluteTime(view.paused->since), absoluteTime(*view.paused->until))
                   : tr("Since %1.").arg(absoluteTime(view.paused->since));
    if (column == Column::NextDue && view.nextSync)
        return absoluteTime(*view.nextSync);
    if (column == Column::LastLook)
        return absoluteTime(view.stack.state.lastLook);
    return text(view, column);
}

QVariant SchedulesModel::sortValue(const StackView &view, Column column)
{
    switch (column) {
    case Column::NextDue:
        // Paused ones after those that are due, those by hand last.
        if (!view.stack.settings.autoUpdate)
            return QDateTime(QDate(9999, 2, 1), QTime(0, 0));
        if (view.paused && !view.nextSync)
            return QDateTime(QDate(9999, 1, 1), QTime(0, 0));
        return view.nextSync.value_or(QDateTime(QDate(9999, 1, 2), QTime(0, 0)));
    case Column::LastLook:
        return view.stack.state.lastLook;
    case Column::Name:
    case Column::Schedule:
    case Column::LastResult:
        break;
    }
    return text(view, column);
}

QVariant SchedulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Stack");
    case Column::Schedule:
        return tr("Schedule");
    case Column::NextDue:
        return tr("Next due");
    case Column::LastResult:
        return tr("Last result");
    case Column::LastLook:
        return tr("Last look");
    }
    return {};
}

int SchedulesModel::rowOf(StackId id) const
{
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        if (m_views.at(i).stack.id == id)
            return int(i);
    }
    return -1;
}

} // namespace slipway::ui
