// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "core/model/service.h"
#include "core/model/stack.h"
#include "ui/theme/tone.h"

#include <QIcon>
#include <QString>

namespace slipway::ui {

// How a state looks: a word, a shape and a tone, always together.
struct StateFace {
    QString word;
    QString iconName;
    Tone tone = Tone::Neutral;
    QIcon icon() const;
};

StateFace faceOf(SyncState state);
StateFace faceOf(Health health);
StateFace faceOf(RunResult result);
StateFace faceOf(StepState state);
StateFace faceOfService(const ServiceStatus &service);

// Words of product.md for people.
QString wordOf(RunKind kind);
QString wordOf(Trigger trigger);
QString wordOf(StepName step);
QString wordOf(Decision::Action action);

} // namespace slipway::ui
