// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/eventparser.h"

#include <algorithm>

namespace slipway::relay {

namespace {

// Of an event that is too large, lines are kept only as far as a short field (an id) needs.
constexpr qsizetype kShortLine = 256;

} // namespace

EventParser::EventParser(qsizetype mostBytes, OnEvent onEvent)
    : m_mostBytes(mostBytes)
    , m_onEvent(std::move(onEvent))
{
}

void EventParser::restart()
{
    m_line = {};
    m_isLineEmpty = true;
    m_isAfterReturn = false;
    m_isFirstLine = true;
    m_event = {};
    m_hasData = false;
    m_id = m_lastId;
}

bool EventParser::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (m_isAfterReturn && bytes.front() == '\n')
            bytes = bytes.sliced(1);
        m_isAfterReturn = false;
        const auto *const end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = end - bytes.begin();
        keep(bytes.first(length));
        if (length == bytes.size())
            return true;
        m_isAfterReturn = *end == '\r';
        bytes = bytes.sliced(length + 1);
        if (!endLine())
            return false;
    }
    return true;
}

void EventParser::keep(QByteArrayView part)
{
    if (part.isEmpty())
        return;
    m_isLineEmpty = false;
    if (!m_event.isTooLarge && m_event.data.size() + m_line.size() + part.size() > m_mostBytes)
        refuse();
    if (m_event.isTooLarge)
        part = part.first(std::min(part.size(), std::max<qsizetype>(0, kShortLine - m_line.size())));
    m_line.append(part);
}

void EventParser::refuse()
{
    m_event.isTooLarge = true;
    m_event.data = {};
    m_line = m_line.left(kShortLine); // a copy: the large one goes
    m_line.squeeze();
}

bool EventParser::endLine()
{
    if (m_isFirstLine && m_line.startsWith("\xef\xbb\xbf")) {
        m_line.remove(0, 3);
        m_isLineEmpty = m_line.isEmpty();
    }
    m_isFirstLine = false;
    bool isTaken = true;
    if (m_isLineEmpty)
        isTaken = dispatch();
    else
        takeField();
    m_line.resize(0);
    m_isLineEmpty = true;
    return isTaken;
}

void EventParser::takeField()
{
    const qsizetype colon = m_line.indexOf(':');
    if (colon == 0)
        return; // a comment
    const QByteArray name = colon < 0 ? m_line : m_line.left(colon);
    qsizetype from = colon < 0 ? m_line.size() : colon + 1;
    if (from < m_line.size() && m_line.at(from) == ' ')
        ++from;
    if (name == "data") {
        if (m_event.isTooLarge) {
            m_hasData = true;
        } else if (!m_hasData) {
            // Mostly all there is: moved, not copied.
            m_line.remove(0, from);
            m_event.data.swap(m_line);
            m_hasData = true;
        } else {
            m_event.data.append('\n').append(QByteArrayView(m_line).sliced(from));
        }
    } else if (name == "event") {
        m_event.type = m_line.mid(from);
    } else if (name == "id" && !m_line.contains('\0') && m_line.size() < kShortLine) {
        m_id = m_line.mid(from);
    }
}

bool EventParser::dispatch()
{
    ServerEvent event = std::move(m_event);
    m_event = {};
    const bool isEvent = m_hasData || event.isTooLarge;
    m_hasData = false;
    if (event.type.isEmpty())
        event.type = "message";
    if (isEvent && !m_onEvent(event))
        return false;
    m_lastId = m_id;
    return true;
}

} // namespace slipway::relay
