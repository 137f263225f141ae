// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/process/processrunner.h"

#include <QByteArray>
#include <array>
#include <deque>

namespace slipway::docker {

// Keeps the end of a long output, by channel: all that is needed to tell what
// failed, however much a build says. At most about 128 KiB a channel.
class OutputTail
{
public:
    static constexpr qsizetype kBytes = 128 * 1024;

    void add(process::Channel channel, const QByteArray &line);
    QByteArray text(process::Channel channel) const;

private:
    struct Part {
        std::deque<QByteArray> lines;
        qsizetype bytes = 0;
    };
    std::array<Part, 2> m_parts;
};

} // namespace slipway::docker
