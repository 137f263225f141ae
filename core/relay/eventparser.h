// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <functional>
#include <optional>

namespace slipway::relay {

// One server-sent event.
struct ServerEvent {
    QByteArray type; // "message" where the server names none
    QByteArray data;
    bool isTooLarge = false; // then `data` is empty
};

// Reads server-sent events out of the bytes as they come (HTML Standard, 9.2.6
// "Interpreting an event stream"). Keeps at most `mostBytes` of one event; of a
// larger one nothing is kept, and it is told as such when it ends. No thread of
// its own.
class EventParser
{
public:
    // Whether the event was taken. What was not is not counted in lastId(), and nothing more is read.
    using OnEvent = std::function<bool(const ServerEvent &event)>;
    EventParser(qsizetype mostBytes, OnEvent onEvent);

    // False once an event was not taken.
    bool feed(QByteArrayView bytes);
    const QByteArray &lastId() const { return m_lastId; } // of the last event taken; empty = none was given
    // For a new connection: what the last one left unfinished is gone, lastId() stays.
    void restart();

private:
    bool endLine();
    void takeField();
    bool dispatch();
    void keep(QByteArrayView part);
    void refuse();

    const qsizetype m_mostBytes;
    const OnEvent m_onEvent;
    QByteArray m_line;
    bool m_isLineEmpty = true;
    bool m_isAfterReturn = false; // a "\n" right after a "\r" belongs to it
    bool m_isFirstLine = true;    // a byte order mark may stand before it
    ServerEvent m_event;
    bool m_hasData = false;
    QByteArray m_id;
    QByteArray m_lastId;
};

} // namespace slipway::relay
