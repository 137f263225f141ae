// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QListView>

namespace slipway::ui {

class EnvironmentsModel;

// The list at the left: name, and under it whether it can be reached and how
// many stacks it has. A model in, the chosen id out.
class EnvironmentsView : public QListView
{
    Q_OBJECT
public:
    explicit EnvironmentsView(EnvironmentsModel *model, QWidget *parent = nullptr);
    EnvironmentId chosen() const;
    void choose(EnvironmentId id); // one that is not there: the first
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged(slipway::EnvironmentId id);
    void variablesRequested(slipway::EnvironmentId id);
    void layerCacheRequested(slipway::EnvironmentId id);

private:
    EnvironmentsModel *m_model;
};

} // namespace slipway::ui
