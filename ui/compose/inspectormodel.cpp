// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/inspectormodel.h"

#include "ui/theme/icons.h"

#include <algorithm>

namespace slipway::ui {
namespace {

QString onOneLine(QString text)
{
    return text.replace(QLatin1Char('\n'), QChar(0x21B5));
}

} // namespace

void InspectorModel::setVariables(const QVector<InspectedVariable> &variables)
{
    beginResetModel();
    m_rows = variables;
    const auto rank = [](const InspectedVariable &variable) {
        return !variable.isMissing ? 2 : variable.isRequired ? 0 : 1;
    };
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [rank](const InspectedVariable &a, const InspectedVariable &b) { return rank(a) < rank(b); });
    endResetModel();
}

int InspectorModel::missing() const
{
    return int(
        std::count_if(m_rows.cbegin(), m_rows.cend(), [](const InspectedVariable &one) { return one.isMissing; }));
}

int InspectorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int InspectorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant InspectorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const InspectedVariable &variable = m_rows.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(variable, column);
    case Qt::ToolTipRole:
        return toolTip(variable, column);
    case Qt::DecorationRole:
        if (column != Column::Name || !variable.isMissing)
            return {};
        return variable.isRequired ? icon(QStringLiteral("message-error"), Tone::Bad)
                                   : icon(QStringLiteral("message-warning"), Tone::Warning);
    default:
        return {};
    }
}

QString InspectorModel::text(const InspectedVariable &variable, Column column) const
{
    switch (column) {
    case Column::Name:
        return variable.name;
    case Column::Value:
        if (variable.value)
            return onOneLine(variable.value->value);
        if (variable.isMissing)
            return variable.isRequired ? tr("missing, and required") : tr("missing");
        return onOneLine(variable.fallback);
    case Column::Layer:
        if (variable.value)
            return variable.value->layer;
        return variable.isMissing ? tr("nobody sets it") : tr("default in the compose file");
    case Column::Hidden: {
        QStringList hidden;
        for (const InspectedVariable::Value &value : variable.hidden)
            //: %1 is a value that another one hides, %2 the layer it stands in
            hidden << tr("%1 (%2)").arg(onOneLine(value.value), value.layer);
        return hidden.join(QStringLiteral(", "));
    }
    case Column::Places: {
        QStringList places;
        for (const InspectedVariable::Place &place : variable.places)
            places << QStringLiteral("%1:%2").arg(place.file).arg(place.line);
        return places.join(QStringLiteral(", "));
    }
    }
    return {};
}

QString InspectorModel::toolTip(const InspectedVariable &variable, Column column) const
{
    if (column == Column::Name && variable.isMissing)
        return variable.isRequired ? tr("The compose file requires it: a deploy stops before anything is touched.")
                                   : tr("Compose takes an empty text for it.");
    return text(variable, column).replace(QStringLiteral(", "), QStringLiteral("\n"));
}

QVariant InspectorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Variable");
    case Column::Value:
        return tr("Value");
    case Column::Layer:
        return tr("Comes from");
    case Column::Hidden:
        return tr("Hides");
    case Column::Places:
        return tr("Used in");
    }
    return {};
}

} // namespace slipway::ui
