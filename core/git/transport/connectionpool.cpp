// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/connectionpool.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace slipway::git {

HttpConnection::HttpConnection(QByteArray key)
    : m_key(std::move(key))
    , m_easy(curl_easy_init())
    , m_multi(curl_multi_init())
{
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, 2L); // a redirect may need a second one
}

HttpConnection::~HttpConnection()
{
    curl_easy_cleanup(m_easy);
    curl_multi_cleanup(m_multi);
}

std::unique_ptr<HttpConnection> ConnectionPool::take(const QByteArray &key)
{
    std::vector<std::unique_ptr<HttpConnection>> expired; // closed after the lock is gone
    {
        const std::lock_guard lock(m_mutex);
        expired = takeExpired();
        // The one used last is the one the server most likely still keeps.
        const auto found = std::find_if(m_idle.rbegin(), m_idle.rend(),
                                        [&](const auto &connection) { return connection->key() == key; });
        if (found != m_idle.rend()) {
            auto connection = std::move(*found);
            m_idle.erase(std::next(found).base());
            return connection;
        }
    }
    return std::make_unique<HttpConnection>(key);
}

void ConnectionPool::giveBack(std::unique_ptr<HttpConnection> connection)
{
    std::vector<std::unique_ptr<HttpConnection>> expired;
    const std::lock_guard lock(m_mutex);
    expired = takeExpired();
    connection->m_idleSince = std::chrono::steady_clock::now();
    m_idle.push_back(std::move(connection));
    if (m_idle.size() > kMost) {
        expired.push_back(std::move(m_idle.front()));
        m_idle.erase(m_idle.begin());
    }
}

void ConnectionPool::closeAll()
{
    std::vector<std::unique_ptr<HttpConnection>> all;
    const std::lock_guard lock(m_mutex);
    all.swap(m_idle);
}

std::vector<std::unique_ptr<HttpConnection>> ConnectionPool::takeExpired()
{
    const auto oldest = std::chrono::steady_clock::now() - kKeep;
    const auto firstKept = std::find_if(m_idle.begin(), m_idle.end(),
                                        [&](const auto &connection) { return connection->m_idleSince >= oldest; });
    std::vector<std::unique_ptr<HttpConnection>> expired(std::make_move_iterator(m_idle.begin()),
                                                         std::make_move_iterator(firstKept));
    m_idle.erase(m_idle.begin(), firstKept);
    return expired;
}

} // namespace slipway::git
