// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/uiworld.h"

#include <QByteArray>
#include <QVector>

// The stacks the pictures are of, plausible ones in each state a stack can be in.
namespace slipway::shots {

// Fetches them with real runs, then writes what a Docker would have led to; false where the
// backend or the database fails. Returns with the backend running.
bool fill(tests::UiWorld &world);
int sampleCount();
// What the watcher of the environment would say: the Engine, and the services of each stack.
void announce(tests::UiWorld &world, const QVector<StackView> &views, bool isReachable);
// A run of this stack that builds since 19 s.
void announceRun(tests::UiWorld &world, StackId id);
QByteArray sampleLog();

} // namespace slipway::shots
