// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/stallingproxy.h"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace slipway::tests {

namespace {

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

StallingProxy::StallingProxy(quint16 targetPort, qint64 bytesBeforeSilence, Then then, Alter alter)
    : m_targetPort(targetPort)
    , m_limit(bytesBeforeSilence)
    , m_then(then)
    , m_alter(std::move(alter))
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 16) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        throw std::runtime_error("the proxy cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

StallingProxy::~StallingProxy()
{
    m_isEnding = true;
    m_thread.join();
    ::close(m_listener);
}

void StallingProxy::serve()
{
    while (!m_isEnding) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const int client = ::accept(m_listener, nullptr, nullptr);
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(m_targetPort);
        bool isOpen =
            m_limit == 0 || ::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        qint64 left = m_limit;
        std::array<char, 4096> buffer{};
        while (isOpen && !m_isEnding) {
            std::array<pollfd, 2> ends{pollfd{client, short(left > 0 ? POLLIN : 0), 0},
                                       pollfd{server, short(left > 0 ? POLLIN : 0), 0}};
            m_isSilent = left <= 0;
            if (left <= 0 && m_then == Then::Closes)
                break;
            if (::poll(ends.data(), left > 0 ? 2 : 1, 20) <= 0)
                continue;
            if (left <= 0) {
                isOpen = (ends[0].revents & (POLLHUP | POLLERR)) == 0;
                continue;
            }
            if (ends[0].revents) {
                const ssize_t got = ::recv(client, buffer.data(), buffer.size(), 0);
                isOpen = got > 0 && ::send(server, buffer.data(), size_t(got), MSG_NOSIGNAL) == got;
            }
            if (isOpen && ends[1].revents) {
                const ssize_t got = ::recv(server, buffer.data(), std::min(buffer.size(), size_t(left)), 0);
                if (got > 0 && m_alter)
                    m_alter(buffer.data(), got);
                isOpen = got > 0 && ::send(client, buffer.data(), size_t(got), MSG_NOSIGNAL) == got;
                left -= got;
            }
        }
        ::close(client);
        ::close(server);
    }
}

} // namespace slipway::tests
