// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"
#include "core/git/operation.h"
#include "core/git/transport/endpoint.h"

#include <curl/curl.h>
#include <optional>

struct x509_store_ctx_st; // OpenSSL's

namespace slipway::git {

class HttpConnection;

// Who signs in (HTTP basic). Given only where the server is the one it is for.
struct HttpLogin {
    QByteArray user;
    const SecretString *password = nullptr;
};

// What to ask over HTTP.
struct HttpRequest {
    QByteArray url;
    QByteArray caFile;
    QByteArray caPem; // wins over caFile
    HttpLogin login;
    std::optional<QByteArray> body{}; // given: POST
    QList<QByteArray> headers{};      // "Name: value"
};

// One HTTP request and its answer, streamed: libcurl's multi interface is
// driven inside read() on libgit2's own thread, with at most 1 MiB waiting. No
// thread of its own. Ends within 50 ms of cancel; has its own idle clock
// (libcurl's averages over seconds). Redirects are reported, never followed.
class HttpExchange final : public Exchange
{
public:
    HttpExchange(HttpConnection &connection, Operation &operation, const HttpRequest &request);
    ~HttpExchange() override;

    // Waits for status and headers.
    Result<> awaitHead();
    long status() const;
    QByteArray contentType() const;
    QByteArray redirectUrl() const;

    Result<qsizetype> read(char *buffer, qsizetype size) override;
    // True when the connection may be used again.
    bool isClean() const { return m_done && m_result == CURLE_OK; }
    // Reads the little that is left, so that the connection can be kept.
    void drain();

private:
    void setUp(const HttpRequest &request);
    Result<> step(); // one round of libcurl, waiting at most 50 ms
    Error errorOfCurl() const;
    static size_t onBody(char *data, size_t size, size_t count, void *self);
    static CURLcode onTlsSetUp(CURL *easy, void *context, void *self);
    static int onVerify(x509_store_ctx_st *store, void *self);
    static size_t onHeader(char *data, size_t size, size_t count, void *self);

    HttpConnection &m_connection;
    Operation &m_operation;
    QByteArray m_url;
    QByteArray m_body;
    curl_slist *m_headers = nullptr;
    QByteArray m_buffer;
    qsizetype m_consumed = 0;
    bool m_hasHead = false;
    bool m_isPaused = false;
    bool m_done = false;
    bool m_failed = false;
    CURLcode m_result = CURLE_OK;
    curl_off_t m_sent = 0;
    Operation::Clock::time_point m_lastMove = Operation::Clock::now();
    QString m_distrusted; // the certificate nobody vouches for
    char m_errorText[CURL_ERROR_SIZE] = {};
};

} // namespace slipway::git
