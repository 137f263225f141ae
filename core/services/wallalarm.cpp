// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/wallalarm.h"

#include "core/base/logging.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace slipway {

using namespace std::chrono;

namespace {

// Without a timer of the kernel, and after an error of poll().
constexpr milliseconds kShortWait{1000};
// "Never": the clock is still watched.
constexpr hours kFar{24 * 365 * 10};

void drain(int descriptor)
{
    std::uint64_t count = 0;
    // ECANCELED: the clock was set; EAGAIN: it was not this one. Nothing to do about either.
    const ssize_t size = ::read(descriptor, &count, sizeof count);
    Q_UNUSED(size);
}

} // namespace

WallAlarm::WallAlarm()
    : m_timer(::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC))
    , m_bell(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_timer < 0 || m_bell < 0)
        qCWarning(lcApp, "The kernel gives no timer (%d); the schedule looks at the clock every second", errno);
}

WallAlarm::~WallAlarm()
{
    if (m_timer >= 0)
        ::close(m_timer);
    if (m_bell >= 0)
        ::close(m_bell);
}

void WallAlarm::wait(std::optional<Time> until)
{
    const Time now = floor<milliseconds>(system_clock::now());
    // A time of zero would disarm it.
    const Time at = std::max(until.value_or(now + kFar), Time(milliseconds(1)));
    itimerspec spec{};
    const auto whole = floor<seconds>(at);
    spec.it_value.tv_sec = static_cast<time_t>(whole.time_since_epoch().count());
    spec.it_value.tv_nsec = static_cast<long>(nanoseconds(at - whole).count());
    const bool isArmed = m_timer >= 0 && m_bell >= 0 &&
                         ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec, nullptr) == 0;
    std::array<pollfd, 2> descriptors{{{m_bell, POLLIN, 0}, {m_timer, POLLIN, 0}}};
    const auto rest = std::clamp<milliseconds>(at - now, milliseconds(0), kShortWait);
    const int ready = ::poll(descriptors.data(), descriptors.size(), isArmed ? -1 : static_cast<int>(rest.count()));
    if (ready <= 0)
        return;
    for (const pollfd &descriptor : descriptors) {
        if (descriptor.fd >= 0 && descriptor.revents != 0)
            drain(descriptor.fd);
    }
}

void WallAlarm::ring()
{
    const std::uint64_t one = 1;
    const ssize_t size = ::write(m_bell, &one, sizeof one);
    Q_UNUSED(size);
}

} // namespace slipway
