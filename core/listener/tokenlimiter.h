// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QString>
#include <chrono>

namespace slipway::listener {

// Wrong tokens by address: after 15 in a minute an address gets 429 until the
// minute is over. A right token is never asked about here. One thread.
class TokenLimiter
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    // A wrong token came. How long this address has to wait now; zero = not at all.
    std::chrono::seconds wrong(const QString &address, TimePoint now);

private:
    struct Count {
        TimePoint since;
        int wrong = 0;
    };
    QHash<QString, Count> m_counts;
};

} // namespace slipway::listener
