// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/lfs/lfsserver.h"

#include "core/git/operation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <algorithm>
#include <utility>
#include <vector>

namespace slipway::git {

namespace {

constexpr qsizetype kMostInBatch = 100; // what the servers take
constexpr qsizetype kMostAnswerBytes = 8 * 1024 * 1024;
constexpr qsizetype kMostShown = 200;
constexpr qsizetype kChunkBytes = 256 * 1024;
constexpr int kMostRedirects = 5;
constexpr char kType[] = "application/vnd.git-lfs+json";

// What a server says, on one line and short.
QString shown(const QString &text)
{
    QString line = text.simplified().left(kMostShown);
    line.removeIf([](QChar c) { return !c.isPrint(); });
    return line;
}

tl::unexpected<Error> refused(const LfsFile &file, const QString &reason)
{
    return fail(ErrorCode::GitLfs, file.path, reason);
}

bool signsIn(const QList<QByteArray> &headers)
{
    return std::any_of(headers.cbegin(), headers.cend(),
                       [](const QByteArray &line) { return line.toLower().startsWith("authorization:"); });
}

} // namespace

QList<QByteArray> httpHeaderLines(const QJsonObject &headers)
{
    QList<QByteArray> lines;
    for (auto it = headers.begin(); it != headers.end(); ++it) {
        const QByteArray line = it.key().toUtf8() + ": " + it.value().toString().toUtf8();
        const bool isPlain = std::all_of(line.cbegin(), line.cend(), [](char c) { return c >= ' ' || c < 0; });
        if (isPlain && !it.key().isEmpty())
            lines << line;
    }
    return lines;
}

// An answer and the connection it comes over, which is kept where it ended well.
class LfsServer::Answer
{
public:
    Answer(ConnectionPool &pool, std::unique_ptr<HttpConnection> connection, Operation &operation,
           const HttpRequest &request)
        : m_pool(pool)
        , m_connection(std::move(connection))
        , m_exchange(std::make_unique<HttpExchange>(*m_connection, operation, request))
    {
    }
    ~Answer()
    {
        m_exchange->drain();
        const bool isClean = m_exchange->isClean();
        m_exchange.reset();
        if (isClean)
            m_pool.giveBack(std::move(m_connection));
    }
    Answer(const Answer &) = delete;
    Answer &operator=(const Answer &) = delete;
    HttpExchange &exchange() { return *m_exchange; }

private:
    ConnectionPool &m_pool;
    std::unique_ptr<HttpConnection> m_connection;
    std::unique_ptr<HttpExchange> m_exchange;
};

LfsServer::LfsServer(const HttpIdentity &identity, QByteArray address, QList<QByteArray> headers, ConnectionPool &pool,
                     Operation &operation)
    : m_identity(identity)
    , m_address(std::move(address))
    , m_headers(std::move(headers))
    , m_pool(pool)
    , m_operation(operation)
{
}

Result<> LfsServer::fetch(const QVector<LfsFile> &wanted, const LfsStore &store, LfsTally &tally)
{
    for (qsizetype at = 0; at < wanted.size(); at += kMostInBatch)
        SLIPWAY_TRY(fetchBatch(wanted.mid(at, kMostInBatch), store, tally));
    return {};
}

Result<> LfsServer::fetchBatch(const QVector<LfsFile> &wanted, const LfsStore &store, LfsTally &tally)
{
    SLIPWAY_ASSIGN(const QByteArray text, askBatch(wanted));
    const QJsonObject answer = QJsonDocument::fromJson(text).object();
    QHash<QByteArray, QJsonObject> objects;
    const QJsonArray offered = answer[QLatin1String("objects")].toArray();
    for (const QJsonValue &value : offered)
        objects.insert(value[QLatin1String("oid")].toString().toLatin1(), value.toObject());
    const QString transfer = answer[QLatin1String("transfer")].toString();
    if (!transfer.isEmpty() && transfer != QLatin1String("basic"))
        return refused(wanted.first(), QStringLiteral("the server offers only the transfer %1").arg(shown(transfer)));
    for (const LfsFile &file : wanted)
        SLIPWAY_TRY(fetchOne(file, objects.value(file.pointer.oid), store, tally));
    return {};
}

Result<QByteArray> LfsServer::askBatch(const QVector<LfsFile> &wanted)
{
    QJsonArray objects;
    for (const LfsFile &file : wanted)
        objects << QJsonObject{{QStringLiteral("oid"), QString::fromLatin1(file.pointer.oid)},
                               {QStringLiteral("size"), file.pointer.size}};
    HttpRequest request = m_identity.requestFor(m_address + "/objects/batch");
    if (signsIn(m_headers))
        request.login = {};
    request.headers = m_headers;
    request.headers << QByteArray("Content-Type: ") + kType << QByteArray("Accept: ") + kType;
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("operation"), QStringLiteral("download")},
                                             {QStringLiteral("transfers"), QJsonArray{QStringLiteral("basic")}},
                                             {QStringLiteral("hash_algo"), QStringLiteral("sha256")},
                                             {QStringLiteral("objects"), objects}})
                       .toJson(QJsonDocument::Compact);
    SLIPWAY_ASSIGN(const auto answer, ask(std::move(request)));
    QByteArray text;
    std::vector<char> chunk(kChunkBytes);
    while (text.size() <= kMostAnswerBytes) {
        SLIPWAY_ASSIGN(const qsizetype got, answer->exchange().read(chunk.data(), kChunkBytes));
        if (got == 0)
            break;
        text.append(chunk.data(), got);
    }
    const long status = answer->exchange().status();
    if (status == 200)
        return text;
    const QString said = shown(QJsonDocument::fromJson(text).object()[QLatin1String("message")].toString());
    const QString detail =
        said.isEmpty() ? QStringLiteral("HTTP %1").arg(status) : QStringLiteral("HTTP %1: %2").arg(status).arg(said);
    if (status == 429 || status >= 500) // it may pass
        return fail(ErrorCode::GitUnreachable, m_operation.subject(), QStringLiteral("Git LFS: ") + detail);
    return refused(wanted.first(), detail);
}

Result<> LfsServer::fetchOne(const LfsFile &file, const QJsonObject &object, const LfsStore &store, LfsTally &tally)
{
    if (object.isEmpty())
        return refused(file, QStringLiteral("the server does not name it in its answer"));
    if (const QJsonObject error = object[QLatin1String("error")].toObject(); !error.isEmpty())
        return refused(file, QStringLiteral("%1 %2")
                                 .arg(error[QLatin1String("code")].toInt())
                                 .arg(shown(error[QLatin1String("message")].toString())));
    const QJsonObject action = object[QLatin1String("actions")][QLatin1String("download")].toObject();
    const QUrl href = QUrl::fromEncoded(m_address).resolved(QUrl(action[QLatin1String("href")].toString()));
    if (!href.isValid() || href.host().isEmpty())
        return refused(file, QStringLiteral("the server names no address for it"));
    HttpRequest request = m_identity.requestFor(href.toEncoded(QUrl::RemoveFragment));
    request.headers = httpHeaderLines(action[QLatin1String("header")].toObject());
    if (signsIn(request.headers))
        request.login = {};
    SLIPWAY_ASSIGN(const auto answer, ask(std::move(request)));
    HttpExchange &exchange = answer->exchange();
    if (exchange.status() != 200)
        return refused(file, QStringLiteral("HTTP %1").arg(exchange.status()));
    const auto keep = [&]() -> Result<> {
        SLIPWAY_ASSIGN(const auto incoming, store.receive(file.pointer));
        std::vector<char> chunk(kChunkBytes);
        while (true) {
            SLIPWAY_TRY(m_operation.checkRoom());
            SLIPWAY_ASSIGN(const qsizetype got, exchange.read(chunk.data(), kChunkBytes));
            if (got == 0)
                return incoming->finish();
            SLIPWAY_TRY(incoming->write(chunk.data(), got));
            tally.bytes += got;
            tally.progress.receivedBytes += got;
            m_operation.report(tally.progress);
        }
    };
    auto kept = keep();
    if (!kept && kept.error().code == ErrorCode::GitLfs)
        kept.error().subject = file.path;
    if (kept)
        ++tally.progress.receivedObjects;
    m_operation.report(tally.progress, tally.progress.receivedObjects == tally.progress.totalObjects);
    return kept;
}

Result<std::unique_ptr<LfsServer::Answer>> LfsServer::ask(HttpRequest request)
{
    const QByteArray start = originOf(request.url);
    for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
        const QUrl from = QUrl::fromEncoded(request.url);
        const bool isWeb = from.scheme() == QLatin1String("https") || from.scheme() == QLatin1String("http");
        if (!isWeb)
            return fail(ErrorCode::GitTls, m_operation.subject(),
                        QStringLiteral("Git LFS: %1 is not https").arg(from.toString(QUrl::RemoveUserInfo)));
        auto answer =
            std::make_unique<Answer>(m_pool, m_pool.take(m_identity.poolKey(request.url)), m_operation, request);
        SLIPWAY_TRY(answer->exchange().awaitHead());
        const long status = answer->exchange().status();
        if (status < 300 || status >= 400)
            return answer;
        const QByteArray target = answer->exchange().redirectUrl();
        const QUrl to = QUrl::fromEncoded(target);
        if (from.scheme() == QLatin1String("https") && to.scheme() != QLatin1String("https"))
            return fail(ErrorCode::GitTls, m_operation.subject(),
                        QStringLiteral("the server redirects to %1, which is not encrypted")
                            .arg(to.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)));
        HttpRequest next = m_identity.requestFor(to.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment));
        next.body = request.body;
        next.headers = request.headers;
        if (originOf(target) != start) // what a server gave is for the host it gave it for
            next.headers.removeIf([](const QByteArray &line) {
                const QByteArray name = line.toLower();
                return !name.startsWith("accept:") && !name.startsWith("content-type:");
            });
        if (signsIn(next.headers))
            next.login = {};
        request = std::move(next);
    }
    return fail(ErrorCode::GitUnreachable, m_operation.subject(),
                QStringLiteral("Git LFS: the server redirects in a circle"));
}

} // namespace slipway::git
