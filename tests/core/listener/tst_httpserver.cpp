// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_httpserver.h"

#include "core/base/clock.h"
#include "core/listener/answers.h"
#include "core/listener/httpserver.h"
#include "core/services/tokenservice.h"
#include "core/store/database.h"
#include "core/store/tokenstore.h"
#include "httpclient.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <arpa/inet.h>
#include <mutex>
#include <netinet/in.h>
#include <random>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace slipway;
using namespace slipway::listener;
using namespace slipway::tests;
using namespace std::chrono_literals;

namespace {

// A server whose "/late" is answered when the test says so, and "/now" at once.
class Fixture
{
public:
    explicit Fixture(const Limits &limits = {})
    {
        m_router.add(Method::Get, QStringLiteral("/now"), {},
                     [](const Request &, qint64, const Reply &reply) { reply.send(textAnswer("now")); });
        m_router.add(Method::Post, QStringLiteral("/now"), {}, [](const Request &request, qint64, const Reply &reply) {
            reply.send(textAnswer(QByteArray::number(request.body.size())));
        });
        m_router.add(Method::Get, QStringLiteral("/late"), {}, [this](const Request &, qint64, const Reply &reply) {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(reply);
        });
        m_anchor.moveToThread(&m_thread);
        m_thread.start();
        onThread([this, limits] {
            m_server = std::make_unique<HttpServer>(m_router, m_tokens, limits);
            m_started = m_server->listen({.address = QStringLiteral("127.0.0.1"), .port = 0, .publicUrl = {}});
            m_port = m_server->port();
        });
    }
    ~Fixture()
    {
        close();
        m_thread.quit();
        m_thread.wait();
    }
    void close()
    {
        onThread([this] { m_server.reset(); });
    }
    HttpClient client() const { return HttpClient(m_port); }
    quint16 port() const { return m_port; }

    size_t waitingCount()
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting.size();
    }
    // From another thread than the server's, as a run does.
    void answerAll(const QByteArray &text)
    {
        std::vector<Reply> waiting;
        {
            const std::lock_guard lock(m_mutex);
            waiting.swap(m_waiting);
        }
        for (const Reply &reply : waiting) {
            reply.send(textAnswer(text));
            reply.send(textAnswer("a second answer"));
        }
    }
    template <class Function>
    void onThread(Function function)
    {
        QMetaObject::invokeMethod(&m_anchor, function, Qt::BlockingQueuedConnection);
    }

private:
    QTemporaryDir m_folder;
    Database m_database{m_folder.filePath(QStringLiteral("test.db"))};
    TokenStore m_store{m_database};
    SystemClock m_clock;
    TokenService m_tokens{m_store, m_clock};
    Router m_router;
    std::mutex m_mutex;
    std::vector<Reply> m_waiting;
    QThread m_thread;
    QObject m_anchor;
    std::unique_ptr<HttpServer> m_server;
    Result<> m_started;
    quint16 m_port = 0;
};

} // namespace

void HttpServerTest::answersLate()
{
    Fixture fixture;
    const HttpClient client = fixture.client();
    const auto socket = client.connected();
    socket->write(client.request("GET", "/late"));
    socket->waitForBytesWritten();
    QTRY_COMPARE(fixture.waitingCount(), size_t(1));
    QCOMPARE(client.call("GET", "/now").body, QByteArray("now")); // others are not held up
    fixture.answerAll("late");
    const HttpAnswer answer = HttpClient::read(*socket);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("late"));
}

void HttpServerTest::survivesAThousandClientsThatLeave()
{
    Fixture fixture;
    const HttpClient client = fixture.client();
    std::mt19937 random(4711);
    int left = 0;
    for (int round = 0; round < 50; ++round) {
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(client.connected());
            clients.back()->write(client.request("GET", "/late"));
            clients.back()->waitForBytesWritten();
        }
        // Some leave before the answer is made, some while, some with a second request behind.
        for (size_t i = 0; i < clients.size(); ++i) {
            switch (random() % 4) {
            case 0:
                clients[i]->abort(); // reset, maybe before the request was seen
                break;
            case 1:
                clients[i]->disconnectFromHost();
                break;
            case 2:
                clients[i]->write(client.request("GET", "/now").left(20));
                clients[i]->waitForBytesWritten();
                clients[i]->abort();
                break;
            default:
                break; // leaves when the answer may be on its way
            }
            if (i == clients.size() / 2)
                fixture.answerAll("too late");
        }
        left += int(clients.size());
        clients.clear();
        fixture.answerAll("too late");
    }
    QCOMPARE(left, 1000);
    QTest::qWait(100);
    fixture.answerAll("too late");
    QCOMPARE(client.call("GET", "/now").body, QByteArray("now"));
}

void HttpServerTest::answersPipelinedRequestsInOrder()
{
    Fixture fixture;
    const HttpClient client = fixture.client();
    const auto socket = client.connected();
    socket->write(client.request("GET", "/late") + client.request("GET", "/now"));
    socket->waitForBytesWritten();
    QTRY_COMPARE(fixture.waitingCount(), size_t(1));
    QVERIFY2(!socket->waitForReadyRead(200), "the second request was answered before the first");
    fixture.answerAll("late");
    QByteArray all;
    while (!all.endsWith("now") && socket->waitForReadyRead(5000))
        all += socket->readAll();
    QVERIFY(all.indexOf("late") > 0);
    QVERIFY(all.indexOf("late") < all.indexOf("now", all.indexOf("late")));
}

void HttpServerTest::keepsAConnectionForTheNextRequest()
{
    Fixture fixture;
    const HttpClient client = fixture.client();
    const auto socket = client.connected();
    for (int i = 0; i < 5; ++i) {
        socket->write(client.request("GET", "/now"));
        QCOMPARE(HttpClient::read(*socket).body, QByteArray("now"));
    }
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
}

void HttpServerTest::closesWhenAsked_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("Connection: close") << QByteArray(
        "GET /now HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET /now HTTP/1.0\r\nHost: localhost\r\n\r\n");
}

void HttpServerTest::closesWhenAsked()
{
    QFETCH(QByteArray, request);
    Fixture fixture;
    const auto socket = fixture.client().connected();
    socket->write(request);
    QCOMPARE(HttpClient::read(*socket).body, QByteArray("now"));
    QVERIFY(socket->state() != QAbstractSocket::ConnectedState || socket->waitForDisconnected(2000));
}

void HttpServerTest::refusesWhatIsTooLargeOrMalformed_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray begin = "POST /now HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    QByteArray chunks;
    for (int i = 0; i < 20; ++i)
        chunks += "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
    QTest::newRow("declared too large") << begin + "Content-Length: 1048577\r\n\r\n" << 413;
    QTest::newRow("chunked too large") << begin + "Transfer-Encoding: chunked\r\n\r\n" + chunks << 413;
    QTest::newRow("negative length") << begin + "Content-Length: -1\r\n\r\n" << 400;
    QTest::newRow("length beyond 64 bits") << begin + "Content-Length: 18446744073709551615\r\n\r\n" << 400;
    QTest::newRow("two lengths") << begin + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx" << 400;
    QTest::newRow("length and chunks") << begin + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                       << 400;
    QTest::newRow("long header") << begin + "X-Long: " + QByteArray(20'000, 'x') + "\r\n\r\n" << 431;
    QTest::newRow("long request line") << "GET /" + QByteArray(20'000, 'x') + " HTTP/1.1\r\n\r\n" << 431;
    QTest::newRow("endless header") << "GET / HTTP/1.1\r\n" + QByteArray(40'000, 'x') << 431;
    QTest::newRow("no JSON type") << QByteArray("POST /now HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}")
                                  << 415;
    QTest::newRow("other host") << QByteArray("GET /now HTTP/1.1\r\nHost: evil.example\r\n\r\n") << 421;
    QTest::newRow("no host") << QByteArray("GET /now HTTP/1.1\r\n\r\n") << 421;
    QTest::newRow("unknown path") << QByteArray("GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n") << 404;
    QTest::newRow("other method") << QByteArray("DELETE /now HTTP/1.1\r\nHost: localhost\r\n\r\n") << 405;
    QTest::newRow("unknown method") << QByteArray("BREW /now HTTP/1.1\r\nHost: localhost\r\n\r\n") << 405;
}

void HttpServerTest::refusesWhatIsTooLargeOrMalformed()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    Fixture fixture;
    const HttpAnswer answer = fixture.client().raw(request, 5000);
    QCOMPARE(answer.status, status);
    QVERIFY2(!answer.error().isEmpty(), answer.body.constData());
    QVERIFY(answer.head.toLower().contains("content-type: application/json"));
    QCOMPARE(fixture.client().call("GET", "/now").status, 200);
}

void HttpServerTest::takesABodyUpToTheLimit()
{
    Fixture fixture;
    const QByteArray body(1024 * 1024, ' ');
    QCOMPARE(fixture.client().call("POST", "/now", body).body, QByteArray("1048576"));
    // In small pieces too: the server keeps them until all are there.
    const auto socket = fixture.client().connected();
    const QByteArray request = fixture.client().request("POST", "/now", QByteArray(300'000, ' '));
    for (qsizetype at = 0; at < request.size(); at += 10'000) {
        socket->write(request.mid(at, 10'000));
        socket->waitForBytesWritten();
    }
    QCOMPARE(HttpClient::read(*socket).body, QByteArray("300000"));
}

void HttpServerTest::refusesWhatDoesNotArriveInTime()
{
    Limits limits;
    limits.arrival = 200ms;
    Fixture fixture(limits);
    QCOMPARE(fixture.client().raw("GET /now HTTP/1.1\r\nHost: loc", 5000).status, 408);
    QCOMPARE(
        fixture.client().raw("POST /now HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n123", 5000).status,
        408);
    QCOMPARE(fixture.client().raw("", 5000).status, 408);
    // Waiting for an answer is not arriving.
    const auto socket = fixture.client().connected();
    socket->write(fixture.client().request("GET", "/late"));
    QVERIFY(!socket->waitForReadyRead(500));
    fixture.answerAll("late");
    QCOMPARE(HttpClient::read(*socket).status, 200);
}

void HttpServerTest::closesIdleConnections()
{
    Limits limits;
    limits.idle = 100ms;
    Fixture fixture(limits);
    const auto socket = fixture.client().connected();
    socket->write(fixture.client().request("GET", "/now"));
    QCOMPARE(HttpClient::read(*socket).status, 200);
    QVERIFY(socket->waitForDisconnected(5000));
}

void HttpServerTest::givesUpTheOldestConnectionOfAnAddress()
{
    Limits limits;
    limits.connectionsPerAddress = 3;
    Fixture fixture(limits);
    const HttpClient client = fixture.client();
    const auto waiting = client.connected();
    waiting->write(client.request("GET", "/late"));
    waiting->waitForBytesWritten();
    QTRY_COMPARE(fixture.waitingCount(), size_t(1));
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < 4; ++i) {
        idle.push_back(client.connected());
        QTest::qWait(50);
    }
    QTRY_COMPARE(idle.front()->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(idle.back()->state(), QAbstractSocket::ConnectedState);
    fixture.answerAll("late"); // who waits for an answer does not give way
    QCOMPARE(HttpClient::read(*waiting).body, QByteArray("late"));
}

// Opened one after the other and kept open by the client; who came first gives way.
void HttpServerTest::answersBesideTenThousandConnections()
{
    Fixture fixture;
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(fixture.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::vector<int> sockets;
    const auto wanted = std::min<rlim_t>(10'000, limit.rlim_max - 1000);
    while (sockets.size() < wanted) {
        const int one = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        QVERIFY(one >= 0);
        QCOMPARE(::connect(one, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        // Half a request, as slow clients send it.
        QVERIFY(::send(one, "GET /now HTTP/1.1\r\nHo", 22, MSG_NOSIGNAL) > 0);
        sockets.push_back(one);
        if (sockets.size() % 1000 == 0)
            QCOMPARE(fixture.client().call("GET", "/now").body, QByteArray("now"));
    }
    QCOMPARE(fixture.client().call("GET", "/now").body, QByteArray("now"));
    for (const int one : sockets)
        ::close(one);
    QCOMPARE(fixture.client().call("GET", "/now").body, QByteArray("now"));
}

void HttpServerTest::keepsAllRequestsTogetherInBounds()
{
    Limits limits;
    limits.bodyBytes = 400'000;
    limits.totalBytes = 1'000'000;
    Fixture fixture(limits);
    const QByteArray part = "POST /now HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            "Content-Length: 400000\r\n\r\n" +
                            QByteArray(399'000, ' ');
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(fixture.client().connected());
        clients.back()->write(part);
        while (clients.back()->bytesToWrite() > 0)
            QVERIFY(clients.back()->waitForBytesWritten(5000));
        QTest::qWait(200);
    }
    // The oldest gave way, the others go on.
    QCOMPARE(HttpClient::read(*clients.front()).status, 503);
    clients.back()->write(QByteArray(1000, ' '));
    QCOMPARE(HttpClient::read(*clients.back()).status, 200);
}

void HttpServerTest::answersWhoWaitsWhenItCloses()
{
    Fixture fixture;
    const auto socket = fixture.client().connected();
    socket->write(fixture.client().request("GET", "/late"));
    socket->waitForBytesWritten();
    QTRY_COMPARE(fixture.waitingCount(), size_t(1));
    fixture.close();
    QCOMPARE(HttpClient::read(*socket).status, 503);
    fixture.answerAll("after the end"); // goes nowhere
}

void HttpServerTest::saysWhichPortIsTaken()
{
    Fixture fixture;
    Result<> second;
    Router router;
    QTemporaryDir folder;
    Database database(folder.filePath(QStringLiteral("test.db")));
    TokenStore store(database);
    const SystemClock clock;
    const TokenService tokens(store, clock);
    HttpServer server(router, tokens, {});
    second = server.listen({.address = QStringLiteral("127.0.0.1"), .port = fixture.port(), .publicUrl = {}});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QVERIFY(second.error().subject.contains(QString::number(fixture.port())));
}
