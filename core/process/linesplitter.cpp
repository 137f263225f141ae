// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/linesplitter.h"

#include <algorithm>

namespace slipway::process {

void LineSplitter::feed(const char *data, qsizetype size)
{
    const char *const end = data + size;
    const auto isEnd = [](char c) { return c == '\n' || c == '\r'; };
    while (data < end) {
        if (m_afterReturn) {
            m_afterReturn = false;
            if (*data == '\n') {
                ++data;
                continue;
            }
        }
        const char *const stop = std::find_if(data, end, isEnd);
        append(data, stop - data);
        if (stop == end)
            return;
        // The end of a line whose pieces have all gone out is not a line of its own.
        if (!m_rest.isEmpty() || !m_hasPiece)
            m_line(m_rest);
        m_rest.clear();
        m_hasPiece = false;
        m_afterReturn = *stop == '\r';
        data = stop + 1;
    }
}

void LineSplitter::finish()
{
    if (!m_rest.isEmpty())
        m_line(m_rest);
    m_rest.clear();
    m_hasPiece = false;
    m_afterReturn = false;
}

void LineSplitter::append(const char *data, qsizetype size)
{
    while (m_rest.size() + size > kPieceBytes) {
        const qsizetype taken = kPieceBytes - m_rest.size();
        m_rest.append(data, taken);
        m_line(m_rest);
        m_rest.clear();
        m_hasPiece = true;
        data += taken;
        size -= taken;
    }
    m_rest.append(data, size);
}

} // namespace slipway::process
