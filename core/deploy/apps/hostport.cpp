// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/hostport.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace slipway::deploy {

namespace {

constexpr int kFirstPort = 20000;
constexpr int kLastPort = 29999;

bool isFree(int port)
{
    const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (handle < 0)
        return false;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(port));
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    // As docker would: a connection that just ended does not count.
    const int yes = 1;
    ::setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const bool isBound = ::bind(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(handle);
    return isBound;
}

} // namespace

int freeHostPort(const QVector<int> &taken)
{
    for (int port = kFirstPort; port <= kLastPort; ++port) {
        if (!taken.contains(port) && isFree(port))
            return port;
    }
    return 0;
}

} // namespace slipway::deploy
