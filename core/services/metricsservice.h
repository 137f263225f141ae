// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QByteArray>
#include <memory>

namespace slipway {

class ChangeNotifier;
class StackService;
class WebhookService;
namespace deploy {
class RunQueue;
}

// Numbers for Prometheus: runs by result and how long they took, the queue,
// deliveries by verdict, stacks by state, memory. Counts since the program
// started; no names of stacks, repositories or people. Thread safe; text()
// blocks on SQLite.
class MetricsService
{
public:
    MetricsService(ChangeNotifier &changes, const StackService &stacks, const WebhookService &webhooks,
                   const deploy::RunQueue &queue);
    ~MetricsService();
    MetricsService(const MetricsService &) = delete;
    MetricsService &operator=(const MetricsService &) = delete;

    // Text exposition format 0.0.4.
    Result<QByteArray> text() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
