// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QSortFilterProxyModel>

namespace slipway::ui {

// The stacks of one environment (an invalid id = all) whose texts hold every
// word of the filter; sorted by raw value, equal rows by name.
class StacksFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit StacksFilter(QObject *parent = nullptr);
    void setEnvironment(EnvironmentId id);
    void setText(const QString &text);
    bool hasText() const { return !m_words.isEmpty(); }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    EnvironmentId m_environment;
    QStringList m_words;
};

} // namespace slipway::ui
