// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/app.h"
#include "core/model/stack.h"

#include <QByteArray>

namespace slipway::deploy {

// What the image of an app is called on the Engine, always the same: a commit in it would make
// Compose recreate the container for each push, changed or not.
QString appImage(const StackSettings &stack);
// The one service of an app.
QString appService();

// The compose file of an app, as JSON, which is YAML too. Names of variables and secrets only: Compose
// takes the values from its environment, so none is on disk. `environmentVariables`: those of all stacks
// of the environment. No label that changes with a commit. Pure.
QByteArray appCompose(const StackSettings &stack, const App &app, const QVector<Variable> &environmentVariables);

} // namespace slipway::deploy
