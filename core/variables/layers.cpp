// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variables/layers.h"

#include <QCoreApplication>
#include <algorithm>

namespace slipway::variables {

QString layerInWords(Layer layer)
{
    switch (layer) {
    case Layer::Process:
    case Layer::ProcessFixed:
        return QCoreApplication::translate("Variables", "Slipway's own environment");
    case Layer::Environment:
        return QCoreApplication::translate("Variables", "variables of the environment");
    case Layer::RepositoryEnv:
        return QCoreApplication::translate("Variables", ".env in the repository");
    case Layer::StackEnvFile:
        return QCoreApplication::translate("Variables", "env file of the stack");
    case Layer::Stack:
        break;
    }
    return QCoreApplication::translate("Variables", "variables of the stack");
}

void Layers::add(const QString &name, const LayeredValue &value)
{
    QVector<LayeredValue> &values = m_values[name];
    // Twice in one file: the later one counts.
    const auto same = std::find_if(values.begin(), values.end(),
                                   [&value](const LayeredValue &other) { return other.layer == value.layer; });
    if (same != values.end()) {
        *same = value;
        return;
    }
    const auto place = std::find_if(values.cbegin(), values.cend(),
                                    [&value](const LayeredValue &other) { return other.layer > value.layer; });
    values.insert(place, value);
}

void Layers::move(const QString &name, Layer from, Layer to)
{
    if (!has(name, from))
        return;
    QVector<LayeredValue> &values = m_values[name];
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values.at(i).layer != from)
            continue;
        LayeredValue value = values.takeAt(i);
        value.layer = to;
        add(name, value);
        return;
    }
}

bool Layers::has(const QString &name, Layer layer) const
{
    const QVector<LayeredValue> values = m_values.value(name);
    return std::any_of(values.cbegin(), values.cend(),
                       [layer](const LayeredValue &value) { return value.layer == layer; });
}

std::optional<QString> Layers::final(const QString &name) const
{
    const auto values = m_values.constFind(name);
    return values == m_values.constEnd() ? std::nullopt : std::optional(values->last().value);
}

Lookup Layers::lookup() const
{
    return [this](const QString &name) { return final(name); };
}

} // namespace slipway::variables
