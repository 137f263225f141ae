// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/buildmodel.h"

#include "ui/theme/icons.h"
#include "ui/widgets/timetext.h"

#include <QRegularExpression>
#include <algorithm>
#include <numeric>

namespace slipway::ui {

namespace {

// BuildKit tells tenths of a second.
QString timeText(double seconds)
{
    return seconds < 0.1 ? BuildModel::tr("< 0.1 s")
                         : durationText(std::chrono::milliseconds(static_cast<qint64>(seconds * 1000)));
}

// BuildKit counts stages without a name from 0.
QString stageTitle(const QString &stage)
{
    static const QRegularExpression unnamed(QStringLiteral("^stage-(\\d+)$"));
    const auto match = unnamed.match(stage);
    return match.hasMatch() ? BuildModel::tr("Stage %1").arg(match.captured(1).toInt() + 1)
                            : BuildModel::tr("Stage “%1”").arg(stage);
}

// "[builder 2/4] RUN make" → "2/4  RUN make": its stage stands above it.
QString shortName(const BuildNode &node)
{
    static const QRegularExpression brackets(QStringLiteral("^\\[(?:\\S+ +)?(\\d+/\\d+)\\] +(.*)$"));
    const auto match = brackets.match(node.name);
    return match.hasMatch() ? match.captured(1) + QStringLiteral("  ") + match.captured(2) : node.name;
}

} // namespace

std::vector<BuildModel::Group> BuildModel::grouped(const AppBuild &build) const
{
    std::vector<Group> groups;
    Group around{tr("Around the build"), {}};
    for (const BuildNode &node : build.nodes) {
        if (node.isInternal()) {
            around.nodes << node;
            continue;
        }
        const QString title = node.stage.isEmpty() ? tr("Build") : stageTitle(node.stage);
        const auto known =
            std::find_if(groups.begin(), groups.end(), [&](const Group &group) { return group.title == title; });
        if (known == groups.end())
            groups.push_back({title, {node}});
        else
            known->nodes << node;
    }
    if (!around.nodes.isEmpty())
        groups.push_back(around);
    return groups;
}

void BuildModel::setBuild(const AppBuild &build, bool isRunning)
{
    std::vector<Group> groups = grouped(build);
    const bool isSameShape = std::equal(groups.cbegin(), groups.cend(), m_groups.cbegin(), m_groups.cend(),
                                        [](const Group &a, const Group &b) {
                                            return a.title == b.title && a.nodes.size() == b.nodes.size() &&
                                                   a.nodes.first().name == b.nodes.first().name;
                                        });
    if (!isSameShape)
        beginResetModel();
    m_groups = std::move(groups);
    m_isRunning = isRunning;
    if (!isSameShape)
        return endResetModel();
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex group = index(row, 0);
        Q_EMIT dataChanged(group, index(row, kColumnCount - 1));
        Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, kColumnCount - 1, group));
    }
}

// A group has the id 0, a step the number of its group and 1.
QModelIndex BuildModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex BuildModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() > 0 ? createIndex(int(index.internalId()) - 1, 0, quintptr(0))
                                                     : QModelIndex();
}

int BuildModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_groups[size_t(parent.row())].nodes.size()) : 0;
}

int BuildModel::columnCount(const QModelIndex &) const
{
    return kColumnCount;
}

QString BuildModel::groupText(const Group &group, Column column) const
{
    const auto count = [&group](auto member) {
        return int(std::count_if(group.nodes.cbegin(), group.nodes.cend(),
                                 [member](const BuildNode &n) { return n.*member; }));
    };
    switch (column) {
    case Column::Step:
        return group.title;
    case Column::State:
        if (count(&BuildNode::isFailed) > 0)
            return tr("failed");
        if (group.nodes.first().isInternal())
            return {};
        return tr("%1 of %n from the cache", nullptr, int(group.nodes.size())).arg(count(&BuildNode::isCached));
    case Column::Time:
        return timeText(std::accumulate(group.nodes.cbegin(), group.nodes.cend(), 0.0,
                                        [](double sum, const BuildNode &node) { return sum + node.seconds; }));
    }
    return {};
}

QString BuildModel::nodeText(const BuildNode &node, Column column) const
{
    switch (column) {
    case Column::Step:
        return shortName(node);
    case Column::State:
        if (node.isFailed)
            return tr("failed");
        if (node.isCached)
            return tr("from the cache");
        if (node.isDone)
            return tr("done");
        return m_isRunning ? tr("running…") : tr("not ended");
    case Column::Time:
        return node.isDone && !node.isCached ? timeText(node.seconds) : QString();
    }
    return {};
}

QVariant BuildModel::decoration(const BuildNode &node) const
{
    if (node.isFailed)
        return icon(QStringLiteral("state-failed"), Tone::Bad);
    if (node.isCached)
        return icon(QStringLiteral("layers"), Tone::Good);
    if (node.isDone)
        return icon(QStringLiteral("state-instep"), Tone::Good);
    return icon(QStringLiteral("state-syncing"), m_isRunning ? Tone::Busy : Tone::Neutral);
}

QVariant BuildModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Column column = Column(index.column());
    const bool isGroup = index.internalId() == 0;
    const Group &group = m_groups[size_t(isGroup ? index.row() : int(index.internalId()) - 1)];
    if (role == Qt::TextAlignmentRole)
        return int((column == Column::Time ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return isGroup ? groupText(group, column) : nodeText(group.nodes.at(index.row()), column);
    if (isGroup)
        return role == Qt::AccessibleTextRole
                   ? groupText(group, Column::Step) + QStringLiteral(", ") + groupText(group, Column::State)
                   : QVariant();
    const BuildNode &node = group.nodes.at(index.row());
    if (role == Qt::ToolTipRole)
        return node.name;
    if (role == Qt::AccessibleTextRole)
        return nodeText(node, Column::Step) + QStringLiteral(", ") + nodeText(node, Column::State);
    if (role == Qt::DecorationRole && column == Column::State)
        return decoration(node);
    return {};
}

QVariant BuildModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Step:
        return tr("Step");
    case Column::State:
        return tr("Result");
    case Column::Time:
        return tr("Time");
    }
    return {};
}

} // namespace slipway::ui
