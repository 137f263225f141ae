// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/outputtail.h"

namespace slipway::docker {

void OutputTail::add(process::Channel channel, const QByteArray &line)
{
    Part &part = m_parts[static_cast<size_t>(channel)];
    part.lines.push_back(line.size() > kBytes ? line.right(kBytes) : line);
    part.bytes += part.lines.back().size() + 1;
    while (part.bytes > kBytes && part.lines.size() > 1) {
        part.bytes -= part.lines.front().size() + 1;
        part.lines.pop_front();
    }
}

QByteArray OutputTail::text(process::Channel channel) const
{
    QByteArray text;
    for (const QByteArray &line : m_parts[static_cast<size_t>(channel)].lines)
        text += line + '\n';
    return text;
}

} // namespace slipway::docker
