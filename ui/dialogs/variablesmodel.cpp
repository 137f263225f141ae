// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/variablesmodel.h"

#include "core/base/redactor.h"
#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "ui/theme/icons.h"

#include <algorithm>

namespace slipway::ui {
namespace {

const QString &bullets()
{
    static const QString text(8, QChar(0x2022)); // as many for every value
    return text;
}

// A value of several lines in its row.
QString onOneLine(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar(0x21B5));
}

} // namespace

void VariablesModel::setVariables(const QVector<Variable> &variables)
{
    beginResetModel();
    m_rows.clear();
    for (const Variable &variable : variables) {
        Row row;
        row.variable = variable;
        m_rows.push_back(std::move(row));
    }
    m_isChanged = false;
    endResetModel();
}

QVector<Variable> VariablesModel::variables() const
{
    QVector<Variable> all;
    for (const Row &row : m_rows) {
        if (isEmpty(row) || row.isMissing)
            continue;
        Variable variable = row.variable;
        if (variable.isSecret) {
            variable.value.clear();
            variable.hasValue = variable.hasValue || row.hasTyped;
        }
        all.append(variable);
    }
    return all;
}

std::map<QString, SecretString> VariablesModel::secrets() const
{
    std::map<QString, SecretString> all;
    for (const Row &row : m_rows) {
        if (row.variable.isSecret && row.hasTyped)
            all.insert_or_assign(row.variable.key, row.typed.clone());
    }
    return all;
}

void VariablesModel::merge(const QVector<Variable> &variables)
{
    beginResetModel();
    for (const Variable &variable : variables) {
        auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                [&variable](const Row &one) { return one.variable.key == variable.key; });
        if (row == m_rows.end()) {
            m_rows.emplace_back();
            row = m_rows.end() - 1;
            row->variable.key = variable.key;
        }
        setSecret(*row, variable.isSecret);
        row->isMissing = !variable.hasValue;
        row->variable.hasValue = !variable.isSecret && variable.hasValue;
        row->isRevealed = false;
        if (!variable.isSecret) {
            row->variable.value = variable.value;
        } else if (variable.hasValue) {
            row->typed = SecretString(variable.value);
            row->hasTyped = true;
        }
    }
    endResetModel();
    touched();
}

int VariablesModel::missing() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) { return row.isMissing; }));
}

QStringList VariablesModel::unmasked() const
{
    QStringList names;
    for (const Row &row : m_rows) {
        if (row.hasTyped && row.variable.isSecret && row.typed.size() < Redactor::kMinLength)
            names << row.variable.key;
    }
    return names;
}

bool VariablesModel::isEmpty(const Row &row)
{
    return row.variable.key.isEmpty() && row.variable.value.isEmpty() && !row.hasTyped;
}

int VariablesModel::add()
{
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.emplace_back();
    endInsertRows();
    touched();
    return row;
}

void VariablesModel::removeAt(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
    touched();
}

void VariablesModel::reveal(int row, const QString &value)
{
    if (row < 0 || row >= rowCount())
        return;
    m_rows[size_t(row)].revealed = value;
    m_rows[size_t(row)].isRevealed = true;
    Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
}

void VariablesModel::mask()
{
    for (int row = 0; row < rowCount(); ++row) {
        Row &one = m_rows[size_t(row)];
        if (!std::exchange(one.isRevealed, false))
            continue;
        one.revealed.fill(QLatin1Char('0'));
        one.revealed.clear();
        Q_EMIT dataChanged(index(row, 0), index(row, kColumnCount - 1));
    }
}

bool VariablesModel::isRevealed(int row) const
{
    return row >= 0 && row < rowCount() && m_rows[size_t(row)].isRevealed;
}

QString VariablesModel::problem(int row) const
{
    const Row &one = m_rows[size_t(row)];
    if (isEmpty(one))
        return {};
    const auto error = variableProblem(one.variable.key, one.hasTyped ? one.typed.revealText() : one.variable.value);
    if (error)
        return errorText(*error).sentence;
    for (int other = 0; other < row; ++other) {
        if (m_rows[size_t(other)].variable.key == one.variable.key)
            return tr("“%1” stands here twice.").arg(one.variable.key);
    }
    if (one.variable.isSecret && !one.variable.hasValue && !one.hasTyped && !one.isMissing)
        return tr("The secret “%1” has no value yet.").arg(one.variable.key);
    return {};
}

QString VariablesModel::firstProblem() const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QString text = problem(row);
        if (!text.isEmpty())
            return text;
    }
    return {};
}

int VariablesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int VariablesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant VariablesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::EditRole:
        // A secret that is not shown is not put into its editor either.
        return column != Column::Value ? QVariant(display(row, column))
               : row.variable.isSecret ? QVariant(QString())
                                       : QVariant(row.variable.value);
    case Qt::CheckStateRole:
        return column == Column::Secret ? QVariant(row.variable.isSecret ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::DecorationRole:
        if (column != Column::Key)
            return {};
        if (!problem(index.row()).isEmpty())
            return icon(QStringLiteral("message-error"), Tone::Bad);
        return row.isMissing ? QVariant(icon(QStringLiteral("message-warning"), Tone::Warning)) : QVariant();
    case Qt::ToolTipRole: {
        const QString text = problem(index.row());
        if (!text.isEmpty())
            return text;
        return row.isMissing ? tr("This variable has no value yet.") : display(row, column);
    }
    case Qt::AccessibleTextRole:
        if (column == Column::Secret)
            return row.variable.isSecret ? tr("Secret") : tr("Not secret");
        if (column == Column::Value && row.variable.isSecret && !row.isRevealed)
            return tr("Hidden value");
        return display(row, column);
    case SortRole:
        return display(row, column);
    case IsSecretRole:
        return row.variable.isSecret;
    case ProblemRole:
        return problem(index.row());
    default:
        return {};
    }
}

QVariant VariablesModel::display(const Row &row, Column column) const
{
    switch (column) {
    case Column::Key:
        return row.variable.key;
    case Column::Value:
        if (row.isMissing)
            return tr("missing");
        if (!row.variable.isSecret)
            return onOneLine(row.variable.value);
        if (row.isRevealed)
            return onOneLine(row.revealed);
        return row.variable.hasValue || row.hasTyped ? bullets() : QString();
    case Column::Comment:
        return row.variable.comment;
    case Column::Secret:
        break;
    }
    return {};
}

bool VariablesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return false;
    Row &row = m_rows[size_t(index.row())];
    const auto column = Column(index.column());
    if (column == Column::Secret && role == Qt::CheckStateRole) {
        setSecret(row, value.toInt() == Qt::Checked);
    } else if (role != Qt::EditRole) {
        return false;
    } else if (column == Column::Key) {
        const QString key = value.toString().trimmed();
        // The vault keeps a value under its key: under another one it has none.
        if (key != row.variable.key && row.variable.isSecret && !row.hasTyped)
            row.variable.hasValue = false;
        row.variable.key = key;
    } else if (column == Column::Value) {
        const QString text = value.toString();
        if (row.variable.isSecret) {
            if (text.isEmpty())
                return false; // nothing typed: the value it has stays
            row.typed = SecretString(text);
            row.hasTyped = true;
            row.isRevealed = false;
        } else {
            row.variable.value = text;
            row.variable.hasValue = true;
        }
        row.isMissing = false;
    } else if (column == Column::Comment) {
        row.variable.comment = value.toString();
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), kColumnCount - 1));
    touched();
    return true;
}

void VariablesModel::setSecret(Row &row, bool isSecret)
{
    if (row.variable.isSecret == isSecret)
        return;
    row.variable.isSecret = isSecret;
    if (isSecret && !row.variable.value.isEmpty()) {
        row.typed = SecretString(row.variable.value);
        row.hasTyped = true;
        row.variable.value.fill(QLatin1Char('0'));
        row.variable.value.clear();
    } else if (!isSecret) {
        // A value from the vault is not brought into the open by a tick.
        row.variable.value = row.hasTyped ? row.typed.revealText() : QString();
        row.variable.hasValue = false;
        row.typed = SecretString();
        row.hasTyped = false;
        row.isRevealed = false;
    }
}

Qt::ItemFlags VariablesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    flags |= Column(index.column()) == Column::Secret ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable;
    return flags;
}

QVariant VariablesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Key:
        return tr("Name");
    case Column::Value:
        return tr("Value");
    case Column::Secret:
        return tr("Secret");
    case Column::Comment:
        return tr("Comment");
    }
    return {};
}

void VariablesModel::touched()
{
    m_isChanged = true;
    Q_EMIT edited();
}

} // namespace slipway::ui
