// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <optional>

namespace slipway {

// Lets one thread wait for a wall time without polling: timerfd_create(2) on
// the real-time clock, so that the time also comes after the machine slept or
// the clock was set; both end the wait at once (TFD_TIMER_CANCEL_ON_SET). This
// needs no D-Bus and works where there is no logind. ring() from any thread.
class WallAlarm
{
public:
    using Time = std::chrono::sys_time<std::chrono::milliseconds>;

    WallAlarm();
    ~WallAlarm();
    WallAlarm(const WallAlarm &) = delete;
    WallAlarm &operator=(const WallAlarm &) = delete;

    // Until that time, a ring, or a jump of the clock. nullopt = no time.
    void wait(std::optional<Time> until);
    // Ends the wait that goes on, or the next one.
    void ring();

private:
    int m_timer = -1; // -1 = the kernel gave none: waits are short then
    int m_bell = -1;
};

} // namespace slipway
