// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/variables/interpolation.h"

#include <QMap>
#include <QString>
#include <QVector>

namespace slipway::variables {

// Where a value can come from, the later one wins. Process is Slipway's own
// environment as docker sees it (HOME, PATH and the like); ProcessFixed is what of it a file of the
// repository sets too without effect, because it steers docker itself (proxies and the like).
enum class Layer { Process, Environment, RepositoryEnv, StackEnvFile, ProcessFixed, Stack };
// In words: "environment-wide variables".
QString layerInWords(Layer layer);

struct LayeredValue {
    Layer layer = Layer::Stack;
    QString value; // the value itself: whoever shows it masks secrets
    bool isSecret = false;
    bool operator==(const LayeredValue &) const = default;
};

// All values of all names, in the order of the layers: the last one is the final one.
class Layers
{
public:
    void add(const QString &name, const LayeredValue &value);
    // Where the name has a value of the one layer, it is of the other from now on.
    void move(const QString &name, Layer from, Layer to);
    QStringList names() const { return m_values.keys(); }
    const QVector<LayeredValue> of(const QString &name) const { return m_values.value(name); }
    bool has(const QString &name, Layer layer) const;
    std::optional<QString> final(const QString &name) const;
    Lookup lookup() const; // valid as long as this

private:
    QMap<QString, QVector<LayeredValue>> m_values;
};

} // namespace slipway::variables
