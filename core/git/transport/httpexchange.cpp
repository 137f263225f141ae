// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/httpexchange.h"

#include "core/git/transport/connectionpool.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <openssl/ssl.h>

namespace slipway::git {

namespace {
constexpr qsizetype kMostWaiting = 1024 * 1024;
constexpr int kPollMs = 50;
constexpr std::chrono::milliseconds kDrainFor{100};
} // namespace

HttpExchange::HttpExchange(HttpConnection &connection, Operation &operation, const HttpRequest &request)
    : m_connection(connection)
    , m_operation(operation)
    , m_url(request.url)
{
    setUp(request);
    curl_multi_add_handle(m_connection.multi(), m_connection.easy());
}

HttpExchange::~HttpExchange()
{
    drain();
    curl_multi_remove_handle(m_connection.multi(), m_connection.easy());
    curl_easy_reset(m_connection.easy());
    curl_slist_free_all(m_headers);
}

void HttpExchange::setUp(const HttpRequest &request)
{
    CURL *easy = m_connection.easy();
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, m_errorText);
    curl_easy_setopt(easy, CURLOPT_URL, m_url.constData());
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, long(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
    // Without it, leaving waits for the resolver's thread to come back.
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long(m_operation.limits().connect.count()));
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "git/2.0 (slipway " SLIPWAY_VERSION ")");
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, 128L * 1024);
    // The system's folder of CAs stays in force beside the person's own file.
    if (!request.caPem.isEmpty()) {
        QByteArray pem = request.caPem;
        curl_blob blob{pem.data(), size_t(pem.size()), CURL_BLOB_COPY};
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
    } else if (!request.caFile.isEmpty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, request.caFile.constData());
    }
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &HttpExchange::onTlsSetUp);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, this);
    if (request.login.password) {
        const QByteArrayView secret = request.login.password->reveal();
        const SecretString password =
            SecretString::fromBytes(QByteArray(secret.data(), secret.size())); // ends with NUL
        curl_easy_setopt(easy, CURLOPT_HTTPAUTH, long(CURLAUTH_BASIC));
        curl_easy_setopt(easy, CURLOPT_USERNAME, request.login.user.constData());
        curl_easy_setopt(easy, CURLOPT_PASSWORD, password.reveal().data());
    }
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &HttpExchange::onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &HttpExchange::onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    if (request.body) {
        m_body = *request.body;
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, m_body.constData());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_body.size()));
        m_headers = curl_slist_append(m_headers, "Expect:");
    } else {
        m_headers = curl_slist_append(m_headers, "Pragma: no-cache");
    }
    for (const QByteArray &header : request.headers)
        m_headers = curl_slist_append(m_headers, header.constData());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, m_headers);
}

CURLcode HttpExchange::onTlsSetUp(CURL *, void *context, void *self)
{
    // The check is OpenSSL's own; only the name of the issuer is kept for the error.
    SSL_CTX_set_cert_verify_callback(static_cast<SSL_CTX *>(context), &HttpExchange::onVerify, self);
    return CURLE_OK;
}

int HttpExchange::onVerify(X509_STORE_CTX *store, void *self)
{
    const int isTrusted = X509_verify_cert(store);
    if (const X509 *certificate = X509_STORE_CTX_get_current_cert(store); isTrusted != 1 && certificate) {
        std::array<char, 512> name{};
        X509_NAME_oneline(X509_get_issuer_name(certificate), name.data(), int(name.size()));
        static_cast<HttpExchange *>(self)->m_distrusted = QString::fromUtf8(name.data());
    }
    return isTrusted;
}

size_t HttpExchange::onHeader(char *data, size_t size, size_t count, void *self)
{
    auto *exchange = static_cast<HttpExchange *>(self);
    exchange->m_lastMove = Operation::Clock::now();
    // The empty line ends the head; that of an interim answer (1xx) does not.
    const bool isEmpty = size * count > 0 && size * count <= 2 && data[size * count - 1] == '\n' &&
                         (size * count == 1 || data[0] == '\r');
    if (isEmpty && exchange->status() >= 200)
        exchange->m_hasHead = true;
    return size * count;
}

size_t HttpExchange::onBody(char *data, size_t size, size_t count, void *self)
{
    auto *exchange = static_cast<HttpExchange *>(self);
    exchange->m_hasHead = true;
    exchange->m_lastMove = Operation::Clock::now();
    if (exchange->m_buffer.size() - exchange->m_consumed > kMostWaiting) {
        exchange->m_isPaused = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    exchange->m_buffer.append(data, qsizetype(size * count));
    return size * count;
}

Result<> HttpExchange::step()
{
    int running = 0;
    const bool hadHead = m_hasHead;
    const qsizetype before = m_buffer.size();
    if (curl_multi_perform(m_connection.multi(), &running) != CURLM_OK)
        return fail(ErrorCode::GitFailed, m_operation.subject(), QStringLiteral("libcurl failed"));
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_connection.multi(), &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        m_done = true;
        m_result = message->data.result;
    }
    if (m_done) {
        if (m_result == CURLE_OK && m_hasHead)
            return {};
        m_failed = true;
        if (m_result == CURLE_OK) // libcurl takes an end within the head for a good one
            return fail(ErrorCode::GitUnreachable, m_operation.subject(),
                        QStringLiteral("the server went away in the head of its answer"));
        return fail(errorOfCurl());
    }
    if (hadHead != m_hasHead || m_buffer.size() != before)
        return {};
    curl_multi_poll(m_connection.multi(), nullptr, 0, kPollMs, nullptr);
    curl_off_t sent = 0;
    curl_easy_getinfo(m_connection.easy(), CURLINFO_SIZE_UPLOAD_T, &sent);
    if (sent != m_sent) {
        m_sent = sent;
        m_lastMove = Operation::Clock::now();
    }
    if (auto alive = m_operation.checkIdle(m_lastMove); !alive) {
        m_failed = true;
        return alive;
    }
    return {};
}

Result<> HttpExchange::awaitHead()
{
    m_lastMove = Operation::Clock::now();
    while (!m_hasHead)
        SLIPWAY_TRY(step());
    return {};
}

Result<qsizetype> HttpExchange::read(char *buffer, qsizetype size)
{
    if (m_consumed == m_buffer.size()) {
        m_buffer.resize(0);
        m_consumed = 0;
        // Time the caller spent with the last bytes is not the server's silence.
        m_lastMove = Operation::Clock::now();
        if (m_isPaused) {
            m_isPaused = false;
            curl_easy_pause(m_connection.easy(), CURLPAUSE_CONT);
        }
        while (m_buffer.isEmpty() && !m_done)
            SLIPWAY_TRY(step());
    }
    SLIPWAY_TRY(m_operation.check());
    const qsizetype count = std::min(size, m_buffer.size() - m_consumed);
    std::memcpy(buffer, m_buffer.constData() + m_consumed, size_t(count));
    m_consumed += count;
    return count;
}

void HttpExchange::drain()
{
    const auto until = Operation::Clock::now() + kDrainFor;
    while (!m_done && !m_failed && !m_isPaused && Operation::Clock::now() < until) {
        if (!step())
            return;
        m_buffer.resize(0);
        m_consumed = 0;
    }
}

long HttpExchange::status() const
{
    long code = 0;
    curl_easy_getinfo(m_connection.easy(), CURLINFO_RESPONSE_CODE, &code);
    return code;
}

QByteArray HttpExchange::contentType() const
{
    const char *type = nullptr;
    curl_easy_getinfo(m_connection.easy(), CURLINFO_CONTENT_TYPE, &type);
    return QByteArray(type);
}

QByteArray HttpExchange::redirectUrl() const
{
    const char *url = nullptr;
    curl_easy_getinfo(m_connection.easy(), CURLINFO_REDIRECT_URL, &url);
    return QByteArray(url);
}

Error HttpExchange::errorOfCurl() const
{
    QString detail = QString::fromUtf8(m_errorText[0] ? m_errorText : curl_easy_strerror(m_result));
    if (!m_distrusted.isEmpty())
        detail += QStringLiteral("; issuer: %1").arg(m_distrusted);
    // The connection's end says nothing about who was there.
    if (m_result == CURLE_SSL_CONNECT_ERROR && m_distrusted.isEmpty() &&
        (detail.contains(QLatin1String("SSL_ERROR_SYSCALL")) || detail.contains(QLatin1String("reset by peer")) ||
         detail.contains(QLatin1String("unexpected eof"))))
        return {ErrorCode::GitUnreachable, m_operation.subject(), detail};
    switch (m_result) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_USE_SSL_FAILED:
        return {ErrorCode::GitTls, m_operation.subject(), detail};
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return {ErrorCode::GitUrlInvalid, m_operation.subject(), detail};
    case CURLE_LOGIN_DENIED:
        return {ErrorCode::GitAuth, m_operation.subject(), detail};
    default:
        return {ErrorCode::GitUnreachable, m_operation.subject(), detail};
    }
}

} // namespace slipway::git
