// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <chrono>
#include <curl/curl.h>
#include <memory>
#include <mutex>
#include <vector>

namespace slipway::git {

// A libcurl session with the connection it keeps. Used by one call at a time.
class HttpConnection
{
public:
    explicit HttpConnection(QByteArray key);
    ~HttpConnection();
    HttpConnection(const HttpConnection &) = delete;
    HttpConnection &operator=(const HttpConnection &) = delete;

    const QByteArray &key() const { return m_key; }
    CURL *easy() const { return m_easy; }
    CURLM *multi() const { return m_multi; }

private:
    friend class ConnectionPool;
    QByteArray m_key;
    CURL *m_easy = nullptr;
    CURLM *m_multi = nullptr;
    std::chrono::steady_clock::time_point m_idleSince;
};

// Connections that are open and not in use, shared by all threads: run threads
// come and go, a kept connection makes a look ten times cheaper. Kept by key
// (origin and who trusts it), at most kMost, at most kKeep long; old ones are
// closed when the pool is next used. Thread safe. Owned by LibGit.
class ConnectionPool
{
public:
    static constexpr size_t kMost = 16;
    static constexpr std::chrono::seconds kKeep{60};

    // One that was kept for this key, or a new one that is not yet connected.
    std::unique_ptr<HttpConnection> take(const QByteArray &key);
    // Only connections whose last exchange ended well.
    void giveBack(std::unique_ptr<HttpConnection> connection);
    void closeAll();

private:
    std::vector<std::unique_ptr<HttpConnection>> takeExpired();

    std::mutex m_mutex;
    std::vector<std::unique_ptr<HttpConnection>> m_idle; // longest idle first
};

} // namespace slipway::git
