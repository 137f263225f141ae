// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractTableModel>
#include <QVector>
#include <functional>

namespace slipway::ui {

// A table of values that is read anew as a whole: for lists of some dozen rows.
// Each column says how a row is shown and, where text would sort wrongly, by
// what it is sorted.
template <class Row>
class RowsModel : public QAbstractTableModel
{
public:
    static constexpr int SortRole = Qt::UserRole;
    struct Column {
        QString title;
        std::function<QString(const Row &)> text;
        std::function<QVariant(const Row &)> sort; // empty = the text
    };
    RowsModel(QVector<Column> columns, QObject *parent)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }
    void setRows(QVector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const QVector<Row> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Row &row = m_rows.at(index.row());
        const Column &column = m_columns.at(index.column());
        if (role == SortRole && column.sort)
            return column.sort(row);
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole || role == SortRole)
            return column.text(row);
        return {};
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return m_columns.at(section).title;
    }

private:
    QVector<Column> m_columns;
    QVector<Row> m_rows;
};

} // namespace slipway::ui
