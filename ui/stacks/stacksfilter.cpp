// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stacks/stacksfilter.h"

#include "ui/stacks/stacksmodel.h"

#include <algorithm>

namespace slipway::ui {

StacksFilter::StacksFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(StacksModel::SortRole);
    setSortLocaleAware(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void StacksFilter::setEnvironment(EnvironmentId id)
{
    if (m_environment == id)
        return;
    m_environment = id;
    invalidateFilter();
}

void StacksFilter::setText(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool StacksFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_environment.isValid() && index.data(StacksModel::EnvironmentRole).value<EnvironmentId>() != m_environment)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(StacksModel::SearchRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool StacksFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (QSortFilterProxyModel::lessThan(right, left))
        return false;
    return left.siblingAtColumn(0).data().toString() < right.siblingAtColumn(0).data().toString();
}

} // namespace slipway::ui
