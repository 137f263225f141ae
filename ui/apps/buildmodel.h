// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/app.h"

#include <QAbstractItemModel>
#include <vector>

namespace slipway::ui {

// One build as a tree: stages of the Dockerfile, their steps below them, and last what BuildKit does
// around them. A value in, again and again while it builds; nothing out. What is open stays open.
class BuildModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column { Step, State, Time };
    static constexpr int kColumnCount = int(Column::Time) + 1;

    using QAbstractItemModel::QAbstractItemModel;
    void setBuild(const AppBuild &build, bool isRunning);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group {
        QString title;
        QVector<BuildNode> nodes;
    };
    std::vector<Group> grouped(const AppBuild &build) const;
    QString groupText(const Group &group, Column column) const;
    QString nodeText(const BuildNode &node, Column column) const;
    QVariant decoration(const BuildNode &node) const;
    std::vector<Group> m_groups;
    bool m_isRunning = false;
};

} // namespace slipway::ui
