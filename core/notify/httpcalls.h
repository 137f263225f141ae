// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"

#include <QByteArray>
#include <QSslCertificate>
#include <QUrl>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace slipway::notify {

struct HttpRequest {
    QByteArray method = "POST";
    SecretString url;                                           // http or https; it may itself be the secret
    std::vector<std::pair<QByteArray, SecretString>> headers{}; // beside Content-Type
    QByteArray contentType = "application/json";
    QByteArray body{};
    QByteArray caPem{}; // CA certificates beside the system's; empty = none
    HttpRequest clone() const;
};

struct HttpAnswer {
    int status = 0;
    QByteArray body{};                  // at most kMostAnswerBytes of it
    std::chrono::seconds retryAfter{0}; // as the server asked; 0 = it did not
};

// HTTP calls out of the program, on one thread of their own ("notify"): nothing waits
// for them. Redirects are not followed: what is sent is meant for that one server.
// A call ends once, on that thread: with the server's answer, whatever its status,
// or with an error (TimedOut after `limit`, TlsUntrusted, HostUnreachable; the subject
// is the host alone, never the address). Thread safe. The destructor drops what is
// under way without an answer.
class HttpCalls
{
public:
    using Done = std::function<void(const Result<HttpAnswer> &)>;
    static constexpr qint64 kMostAnswerBytes = 64 * 1024;

    explicit HttpCalls(std::chrono::milliseconds limit = std::chrono::seconds(15));
    ~HttpCalls();
    HttpCalls(const HttpCalls &) = delete;
    HttpCalls &operator=(const HttpCalls &) = delete;

    void call(HttpRequest request, Done done);
    // Runs on the thread of the calls after a while; not at all once this goes.
    void later(std::chrono::milliseconds delay, std::function<void()> work);

private:
    class Worker;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway::notify
