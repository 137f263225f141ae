// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/notify/httpcalls.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QThread>
#include <QTimer>

namespace slipway::notify {

namespace {

constexpr std::chrono::seconds kLongestRetryAfter{600};

std::chrono::seconds retryAfterOf(const QNetworkReply &reply)
{
    bool isNumber = false;
    const int seconds = reply.rawHeader("Retry-After").trimmed().toInt(&isNumber);
    if (!isNumber || seconds <= 0)
        return std::chrono::seconds(0);
    return std::min(std::chrono::seconds(seconds), kLongestRetryAfter);
}

// The library's words name the whole address, which may be the secret.
QString reasonOf(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return QCoreApplication::translate("Notify", "The server did not answer in time.");
    case QNetworkReply::SslHandshakeFailedError:
        return QCoreApplication::translate("Notify", "The certificate of the server is not trusted.");
    case QNetworkReply::ConnectionRefusedError:
        return QCoreApplication::translate("Notify", "The connection was refused.");
    case QNetworkReply::HostNotFoundError:
        return QCoreApplication::translate("Notify", "There is no server of this name.");
    case QNetworkReply::RemoteHostClosedError:
        return QCoreApplication::translate("Notify", "The server closed the connection.");
    default:
        return QCoreApplication::translate("Notify", "The server cannot be reached (error %1 of the network).")
            .arg(int(reply.error()));
    }
}

} // namespace

HttpRequest HttpRequest::clone() const
{
    HttpRequest copy;
    copy.method = method;
    copy.url = url.clone();
    for (const auto &[name, value] : headers)
        copy.headers.emplace_back(name, value.clone());
    copy.contentType = contentType;
    copy.body = body;
    copy.caPem = caPem;
    return copy;
}

// Lives on the thread of the calls.
class HttpCalls::Worker : public QObject
{
public:
    explicit Worker(std::chrono::milliseconds limit)
        : m_limit(limit)
    {
    }

    void start(const HttpRequest &wanted, Done done)
    {
        if (m_network == nullptr)
            m_network = new QNetworkAccessManager(this);
        const QUrl url(wanted.url.revealText(), QUrl::StrictMode);
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setTransferTimeout(int(m_limit.count()));
        request.setRawHeader("User-Agent", "Slipway");
        if (!wanted.body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, wanted.contentType);
        for (const auto &[name, value] : wanted.headers)
            request.setRawHeader(name, value.reveal().toByteArray());
        if (!wanted.caPem.isEmpty()) {
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.addCaCertificates(QSslCertificate::fromData(wanted.caPem));
            request.setSslConfiguration(tls);
        }
        QNetworkReply *reply = m_network->sendCustomRequest(request, wanted.method, wanted.body);
        // A server that never ends its answer is not read for ever.
        connect(reply, &QNetworkReply::readyRead, reply, [reply] {
            if (reply->bytesAvailable() > kMostAnswerBytes)
                reply->abort();
        });
        connect(reply, &QNetworkReply::finished, this, [reply, done = std::move(done), host = url.host()] {
            reply->deleteLater();
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (status > 0)
                done(HttpAnswer{status, reply->read(kMostAnswerBytes), retryAfterOf(*reply)});
            else
                done(fail(ErrorCode::SendFailed, host, reasonOf(*reply)));
        });
    }

private:
    const std::chrono::milliseconds m_limit;
    QNetworkAccessManager *m_network = nullptr; // made by the first call: it costs memory
};

struct HttpCalls::Private {
    QThread thread;
    Worker *worker;
};

HttpCalls::HttpCalls(std::chrono::milliseconds limit)
    : d(std::make_unique<Private>())
{
    d->worker = new Worker(limit);
    d->worker->moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::finished, d->worker, &QObject::deleteLater);
    d->thread.setObjectName(QStringLiteral("notify"));
    d->thread.start();
}

HttpCalls::~HttpCalls()
{
    d->thread.quit();
    d->thread.wait();
}

void HttpCalls::call(HttpRequest request, Done done)
{
    auto kept = std::make_shared<HttpRequest>(std::move(request)); // what is invoked later must be copyable
    QMetaObject::invokeMethod(
        d->worker, [worker = d->worker, kept, done = std::move(done)] { worker->start(*kept, done); },
        Qt::QueuedConnection);
}

void HttpCalls::later(std::chrono::milliseconds delay, std::function<void()> work)
{
    QMetaObject::invokeMethod(
        d->worker, [worker = d->worker, delay, work = std::move(work)] { QTimer::singleShot(delay, worker, work); },
        Qt::QueuedConnection);
}

} // namespace slipway::notify
