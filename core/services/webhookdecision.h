// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/delivery.h"
#include "core/model/stack.h"

namespace slipway {

// What a webhook's address stands for: the stacks that follow the repository.
struct WebhookFollower {
    StackId stack;
    std::optional<QString> branch; // nullopt = the remote's HEAD
    QString followTag;
    QString followCommit;
};

struct WebhookDecision {
    DeliveryVerdict verdict = DeliveryVerdict::Skipped;
    QString reason; // where skipped
    QVector<StackId> stacks;
};

// Which stacks a proven message asks to look at Git, or why none. Pure.
WebhookDecision decide(const WebhookEvent &event, const QVector<WebhookFollower> &followers);

} // namespace slipway
