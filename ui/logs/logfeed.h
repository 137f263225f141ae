// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QByteArray>
#include <QMutex>
#include <optional>

namespace slipway::ui {

// The bridge from a thread that reads a log to the window: the thread puts,
// the window takes at its own pace. Holds at most 16 MiB; beyond that the
// oldest goes, and take() says so. Thread safe.
class LogFeed
{
public:
    struct Taken {
        QByteArray text;
        bool hasGap = false;
        std::optional<Result<>> ended; // once
    };
    void put(const QByteArray &lines)
    {
        constexpr qsizetype kMost = 16 << 20;
        const QMutexLocker lock(&m_mutex);
        m_text += lines;
        if (m_text.size() > kMost) {
            const qsizetype cut = m_text.indexOf('\n', m_text.size() - kMost / 2);
            m_text.remove(0, cut < 0 ? m_text.size() : cut + 1);
            m_hasGap = true;
        }
    }
    void end(Result<> result)
    {
        const QMutexLocker lock(&m_mutex);
        m_ended = std::move(result);
    }
    Taken take()
    {
        const QMutexLocker lock(&m_mutex);
        Taken taken{std::exchange(m_text, {}), std::exchange(m_hasGap, false), std::move(m_ended)};
        m_ended.reset();
        return taken;
    }

private:
    QMutex m_mutex;
    QByteArray m_text;
    bool m_hasGap = false;
    std::optional<Result<>> m_ended;
};

} // namespace slipway::ui
