// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace slipway::tests {

// A Git server that takes connections and never says a word: a run that looks
// there goes on until it is cancelled. The kernel accepts; no thread is needed.
class StallingServer
{
public:
    StallingServer()
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), size);
        ::listen(m_socket, 128);
        ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
    }
    ~StallingServer() { ::close(m_socket); }
    StallingServer(const StallingServer &) = delete;
    StallingServer &operator=(const StallingServer &) = delete;

    QString url() const { return QStringLiteral("http://127.0.0.1:%1/stalls.git").arg(m_port); }

private:
    int m_socket;
    quint16 m_port = 0;
};

} // namespace slipway::tests
