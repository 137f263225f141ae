// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/eventrequest.h"

#include <QCoreApplication>
#include <algorithm>
#include <curl/curl.h>

namespace slipway::relay {

namespace {

using Clock = std::chrono::steady_clock;

constexpr long kOk = 200;

QString sentenceOf(long status)
{
    if (status == 401 || status == 403)
        return QCoreApplication::translate("Relay", "The relay refuses this channel (HTTP %1).").arg(status);
    if (status == 404 || status == 410)
        return QCoreApplication::translate("Relay", "The relay does not know this channel (HTTP %1).").arg(status);
    if (status >= 300 && status < 400)
        return QCoreApplication::translate("Relay", "The relay redirects to another address (HTTP %1). Enter that one.")
            .arg(status);
    return QCoreApplication::translate("Relay", "The relay answers with HTTP %1.").arg(status);
}

// libcurl's own words may name the address.
QString sentenceOf(CURLcode code)
{
    switch (code) {
    case CURLE_OK:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        return QCoreApplication::translate("Relay", "The relay closed the connection.");
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return QCoreApplication::translate("Relay", "There is no server of this name.");
    case CURLE_COULDNT_CONNECT:
        return QCoreApplication::translate("Relay", "The relay cannot be reached.");
    case CURLE_OPERATION_TIMEDOUT:
        return QCoreApplication::translate("Relay", "The relay did not answer in time.");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return QCoreApplication::translate("Relay", "The certificate of the relay is not trusted.");
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
        return QCoreApplication::translate("Relay", "No encrypted connection to the relay could be made.");
    default:
        return QCoreApplication::translate("Relay", "The connection to the relay failed (error %1 of the network).")
            .arg(int(code));
    }
}

QString silent(std::chrono::milliseconds limit)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(limit);
    return QCoreApplication::translate("Relay", "Nothing came from the relay for %n second(s).", nullptr,
                                       int(seconds.count()));
}

} // namespace

// What the callbacks of one run() share.
struct EventRequest::Transfer {
    Transfer(const std::function<void()> &whenOpened, const std::function<bool(QByteArrayView bytes)> &whenReceived)
        : opened(whenOpened)
        , received(whenReceived)
    {
    }
    ~Transfer()
    {
        curl_easy_cleanup(easy);
        curl_slist_free_all(headers);
    }
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    CURL *easy = curl_easy_init();
    curl_slist *headers = nullptr;
    const std::function<void()> &opened;
    const std::function<bool(QByteArrayView bytes)> &received;
    Clock::time_point lastByte = Clock::now();
    bool isOpen = false;
    bool isRefused = false; // by `received`

    void addHeader(const QByteArray &line) { headers = curl_slist_append(headers, line.constData()); }
    QString whyEnded(CURLcode code) const
    {
        if (isRefused)
            return QCoreApplication::translate("Relay", "A delivery could not be recorded.");
        if (isOpen || status() == 0)
            return sentenceOf(code);
        if (status() == kOk)
            return QCoreApplication::translate("Relay", "This address does not answer with events. Copy the address of "
                                                        "the channel anew from the relay.");
        return sentenceOf(status());
    }
    long status() const
    {
        long code = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
        return code;
    }
    bool promisesEvents() const
    {
        const char *type = nullptr;
        curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
        return status() == kOk && QByteArray(type).trimmed().toLower().startsWith("text/event-stream");
    }

    // Events may begin long after the head, so that the head alone opens it.
    static size_t onHeader(char *data, size_t size, size_t count, void *self)
    {
        auto *transfer = static_cast<Transfer *>(self);
        transfer->lastByte = Clock::now();
        const bool isEnd = QByteArrayView(data, qsizetype(size * count)).trimmed().isEmpty();
        if (isEnd && !transfer->isOpen && transfer->promisesEvents()) {
            transfer->isOpen = true;
            transfer->opened();
        }
        return size * count;
    }
    // Anything but events ends it: nothing of a page is kept.
    static size_t onBody(char *data, size_t size, size_t count, void *self)
    {
        auto *transfer = static_cast<Transfer *>(self);
        if (!transfer->isOpen)
            return 0;
        transfer->isRefused = !transfer->received({data, qsizetype(size * count)});
        transfer->lastByte = Clock::now();
        return transfer->isRefused ? 0 : size * count;
    }
};

EventRequest::EventRequest()
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    m_multi = curl_multi_init();
}

EventRequest::~EventRequest()
{
    curl_multi_cleanup(m_multi);
    curl_global_cleanup();
}

void EventRequest::cancel()
{
    m_isCancelled = true;
    curl_multi_wakeup(m_multi);
}

void EventRequest::setUp(const Ask &ask, Transfer *transfer)
{
    CURL *easy = transfer->easy;
    transfer->addHeader("Accept: text/event-stream"); // smee wants exactly this
    transfer->addHeader("Cache-Control: no-cache");
    if (!ask.lastEventId.isEmpty())
        transfer->addHeader("Last-Event-ID: " + ask.lastEventId);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
    curl_easy_setopt(easy, CURLOPT_URL, ask.url.constData());
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
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, long(ask.connect.count()));
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "slipway/" SLIPWAY_VERSION);
    if (!ask.caPem.isEmpty()) {
        QByteArray pem = ask.caPem;
        curl_blob blob{pem.data(), size_t(pem.size()), CURL_BLOB_COPY};
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
    }
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Transfer::onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
}

QString EventRequest::run(const Ask &ask, const std::function<void()> &opened,
                          const std::function<bool(QByteArrayView bytes)> &received)
{
    Transfer transfer(opened, received);
    setUp(ask, &transfer);
    curl_multi_add_handle(m_multi, transfer.easy);
    const QString why = follow(ask.silence, transfer);
    curl_multi_remove_handle(m_multi, transfer.easy);
    return m_isCancelled ? QString() : why;
}

QString EventRequest::follow(std::chrono::milliseconds silence, const Transfer &transfer)
{
    while (!m_isCancelled) {
        int count = 0;
        curl_multi_perform(m_multi, &count);
        while (const CURLMsg *message = curl_multi_info_read(m_multi, &count)) {
            if (message->msg == CURLMSG_DONE)
                return transfer.whyEnded(message->data.result);
        }
        const auto rest = std::chrono::ceil<std::chrono::milliseconds>(transfer.lastByte + silence - Clock::now());
        if (rest.count() <= 0)
            return silent(silence);
        curl_multi_poll(m_multi, nullptr, 0, int(rest.count()), nullptr);
    }
    return {};
}

} // namespace slipway::relay
