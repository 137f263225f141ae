// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/edittablemodel.h"

#include <algorithm>

namespace slipway::ui {

EditTableModel::EditTableModel(QStringList titles, bool isLastSecret, QObject *parent)
    : QAbstractTableModel(parent)
    , m_titles(std::move(titles))
    , m_isLastSecret(isLastSecret)
{
}

void EditTableModel::setRows(std::vector<Row> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

bool EditTableModel::isEmpty(const Row &row)
{
    return !row.hasTyped &&
           std::all_of(row.texts.cbegin(), row.texts.cend(), [](const QString &text) { return text.isEmpty(); });
}

int EditTableModel::add()
{
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    Row fresh;
    fresh.texts.resize(m_titles.size() - (m_isLastSecret ? 1 : 0));
    m_rows.push_back(std::move(fresh));
    endInsertRows();
    Q_EMIT edited();
    return row;
}

void EditTableModel::removeAt(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    Q_EMIT edited();
}

int EditTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EditTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

QVariant EditTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == IsSecretRole)
        return isSecret(index.column());
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::AccessibleTextRole)
        return {};
    if (!isSecret(index.column()))
        return row.texts.value(index.column());
    const bool isThere = row.isKept || row.hasTyped;
    if (role == Qt::AccessibleTextRole)
        return isThere ? tr("Hidden value") : tr("none");
    // As many dots for every value; nothing of it goes into an editor.
    return role == Qt::DisplayRole && isThere ? QString(8, QChar(0x2022)) : QString();
}

bool EditTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || role != Qt::EditRole)
        return false;
    Row &row = m_rows[size_t(index.row())];
    const QString text = value.toString();
    if (isSecret(index.column())) {
        if (text.isEmpty())
            return false; // nothing typed: the one it has stays
        row.typed = SecretString(text);
        row.hasTyped = true;
    } else {
        // The vault keeps a secret under the first text: under another one there is none.
        if (index.column() == 0 && text.trimmed() != row.texts.value(0))
            row.isKept = false;
        row.texts[index.column()] = text.trimmed();
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags EditTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemNeverHasChildren;
}

QVariant EditTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

} // namespace slipway::ui
