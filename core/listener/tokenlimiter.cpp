// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/tokenlimiter.h"

namespace slipway::listener {

namespace {

constexpr int kAllowed = 15;
constexpr auto kWindow = std::chrono::minutes(1);
constexpr qsizetype kMaxAddresses = 10'000;

} // namespace

std::chrono::seconds TokenLimiter::wrong(const QString &address, TimePoint now)
{
    if (m_counts.size() >= kMaxAddresses)
        m_counts.removeIf([now](const auto &entry) { return now - entry.value().since >= kWindow; });
    if (m_counts.size() >= kMaxAddresses && !m_counts.contains(address))
        return kWindow; // too many to count: nobody new may guess
    Count &count = m_counts[address];
    if (count.wrong == 0 || now - count.since >= kWindow)
        count = {now, 0};
    if (++count.wrong <= kAllowed)
        return {};
    return std::chrono::ceil<std::chrono::seconds>(count.since + kWindow - now);
}

} // namespace slipway::listener
