// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/delivery.h"
#include "core/store/deliverystore.h"

#include <functional>
#include <memory>

namespace slipway {

class Clock;
namespace deploy {
class RunQueue;
}

// Makes deliveries durable: a thread of its own takes all that came meanwhile
// and writes them, with the runs they ask for, in one transaction (group
// commit). Only then are they answered. Each is made ready as it comes, while
// the next ones are still being received. Nobody else writes the table, so that
// the guard against replays needs no lock. Keeps the table within bounds.
// Thread safe.
class DeliveryRecorder
{
public:
    struct Outcome {
        Result<> stored; // the rest counts only where this is good
        Delivery delivery;
    };
    using Done = std::function<void(const Outcome &)>;
    // What is still to be done to a delivery before it may be kept, such as taking secrets out.
    using Prepare = std::function<void(Delivery &delivery)>;

    // `recorded` is told at most five times a second that there are new ones; on the recorder's thread.
    DeliveryRecorder(DeliveryStore &store, deploy::RunQueue &queue, const Clock &clock, std::function<void()> recorded);
    ~DeliveryRecorder();
    DeliveryRecorder(const DeliveryRecorder &) = delete;
    DeliveryRecorder &operator=(const DeliveryRecorder &) = delete;

    void start();
    // Records what is there and ends. What comes later fails with DatabaseOpen.
    void stop();
    // A proven delivery. `prepare` (may be empty) and `done` are called once, on the recorder's thread.
    void record(Delivery delivery, Prepare prepare, Done done);
    // One without proof: kept in the background, the last 100 only. `prepare` as above, for those that are kept.
    void note(Delivery delivery, Prepare prepare);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
