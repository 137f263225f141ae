// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <functional>

namespace slipway::process {

// Cuts a stream of bytes into lines: '\n', '\r' and "\r\n" each end one. A line
// over kPieceBytes comes in pieces, so that memory stays bounded. Not thread safe.
class LineSplitter
{
public:
    static constexpr qsizetype kPieceBytes = 1024 * 1024;

    explicit LineSplitter(std::function<void(const QByteArray &)> line)
        : m_line(std::move(line))
    {
    }
    void feed(const char *data, qsizetype size);
    // Hands out what is left without a line end.
    void finish();

private:
    void append(const char *data, qsizetype size);

    std::function<void(const QByteArray &)> m_line;
    QByteArray m_rest;
    bool m_afterReturn = false; // a '\n' right after '\r' belongs to it, also across reads
    bool m_hasPiece = false;    // a piece of the current line has gone out already
};

} // namespace slipway::process
