// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "tests/support/testengine.h"
#include "tests/support/testgit.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>
#include <csignal>
#include <memory>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

struct Answer {
    int status = 0;
    QJsonDocument json;
};

// `slipway serve` as a process of its own, on a real Engine and a real Git server.
class Instance
{
public:
    Instance()
        : m_engine(TestEngine::fromEnvironment().value())
        , repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"))
        , name(TestEngine::uniqueName(u"kill"_s))
    {
        m_token = QString::fromUtf8(call({u"token"_s, u"create"_s, u"--name"_s, u"test"_s, u"--permission"_s,
                                          u"stacks:view"_s, u"--permission"_s, u"stacks:edit"_s}))
                      .trimmed();
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost, 0);
        port = probe.serverPort();
    }
    ~Instance()
    {
        kill();
        const QString ids = docker({u"ps"_s, u"-aq"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + name});
        for (const QString &container : ids.split(u'\n', Qt::SkipEmptyParts))
            docker({u"rm"_s, u"-fv"_s, container});
        docker({u"network"_s, u"rm"_s, name + u"_default"_s});
    }

    void start()
    {
        QFile::remove(dataDirectory() + u"/listener.json"_s);
        m_process = std::make_unique<QProcess>();
        m_process->setProcessEnvironment(environment());
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->start(QStringLiteral(SLIPWAY_PROGRAM), options() << u"--listen"_s << u"127.0.0.1:0"_s << u"serve"_s);
        const bool isUp =
            QTest::qWaitFor([this] { return readUrl() && request("GET", u"/api/health"_s).status == 200; }, 20'000);
        if (!isUp)
            throw std::runtime_error("slipway serve did not start: " + m_process->readAll().toStdString());
    }
    void kill()
    {
        if (!m_process)
            return;
        ::kill(static_cast<pid_t>(m_process->processId()), SIGKILL);
        m_process->waitForFinished(5000);
        m_process.reset();
    }
    // The exit code after SIGTERM, or -1.
    int terminate()
    {
        m_process->terminate();
        const bool isOver = m_process->waitForFinished(10'000);
        const int code = isOver && m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
        if (isOver)
            m_process.reset();
        return code;
    }

    Answer request(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_url.port()));
        if (!socket.waitForConnected(2000))
            return {};
        const QByteArray content = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
        socket.write(method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_url.port()) +
                     "\r\nAuthorization: Bearer " + m_token.toUtf8() +
                     "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " +
                     QByteArray::number(content.size()) + "\r\n\r\n" + content);
        QByteArray reply;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 60'000 && socket.state() == QAbstractSocket::ConnectedState && !isWhole(reply)) {
            if (socket.waitForReadyRead(100))
                reply += socket.readAll();
        }
        reply += socket.readAll();
        return {reply.mid(9, 3).toInt(), QJsonDocument::fromJson(reply.mid(reply.indexOf("\r\n\r\n") + 4))};
    }
    QJsonObject stack() { return request("GET", u"/api/git/stacks/%1"_s.arg(id)).json.object(); }

    void write(const QByteArray &version)
    {
        repository.write(u"compose.yaml"_s,
                         "services:\n  web:\n    image: slipway-test/busybox\n    command: httpd -f -p 80 -h /www\n"
                         "    environment: {VERSION: \"" +
                             version +
                             "\"}\n    stop_signal: SIGKILL\n"
                             "    ports: [\"127.0.0.1:" +
                             QByteArray::number(port) + ":80\"]\n    volumes: [\"./site:/www:ro\"]\n");
        repository.write(u"site/index.html"_s, version);
        head = repository.commit(QString::fromUtf8(version));
    }
    QByteArray served() const
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        if (!socket.waitForConnected(500))
            return {};
        socket.write("GET / HTTP/1.0\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(1000))
            answer += socket.readAll();
        return answer.mid(answer.indexOf("\r\n\r\n") + 4);
    }
    QByteArray output() { return m_process ? m_process->readAll() : QByteArray(); }
    QString dataDirectory() const { return m_folder.filePath(u"data"_s); }

    TestEngine m_engine;
    TestRepository repository;
    QString name;
    QString head;
    quint16 port = 0;
    int id = 0;

private:
    // A reply with all that its Content-Length promises.
    static bool isWhole(const QByteArray &reply)
    {
        const qsizetype end = reply.indexOf("\r\n\r\n");
        const QByteArray lower = reply.left(end).toLower();
        const qsizetype at = lower.indexOf("content-length:");
        if (end < 0 || at < 0)
            return false;
        const QByteArray rest = lower.mid(at + 15);
        const qsizetype length = rest.left(rest.indexOf('\r')).trimmed().toLongLong();
        return reply.size() >= end + 4 + length;
    }
    QStringList options() const { return {u"--data-dir"_s, dataDirectory(), u"--vault"_s, u"key-file"_s}; }
    QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DOCKER_HOST"_s, m_engine.endpoint.host);
        environment.insert(u"DOCKER_CONFIG"_s, m_engine.dockerConfig);
        return environment;
    }
    QByteArray call(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(SLIPWAY_PROGRAM), options() + arguments);
        process.waitForFinished(20'000);
        return process.readAllStandardOutput();
    }
    QString docker(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(u"docker"_s, arguments);
        process.waitForFinished(30'000);
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    }
    bool readUrl()
    {
        QFile file(dataDirectory() + u"/listener.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        m_url = QUrl(QJsonDocument::fromJson(file.readAll()).object().value("url"_L1).toString());
        return m_url.port() > 0;
    }

    QTemporaryDir m_folder;
    QString m_token;
    QUrl m_url;
    std::unique_ptr<QProcess> m_process;
};

} // namespace

// kill -9 at any instant, then start: the database opens, the run is shown as
// interrupted, and the stack is repaired without anybody asking.
class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedAtAnyStepIsRepaired_data();
    void killedAtAnyStepIsRepaired();
    void endsCleanlyOnTerminate();
};

void TestKill::killedAtAnyStepIsRepaired_data()
{
    QTest::addColumn<int>("afterMs");
    for (const int ms : {0, 10, 40, 100, 200, 300, 400, 500, 700})
        QTest::addRow("%d ms", ms) << ms;
}

void TestKill::killedAtAnyStepIsRepaired()
{
    QFETCH(int, afterMs);
    try {
        Instance instance;
        instance.write("one");
        instance.start();
        const Answer made =
            instance.request("POST", u"/api/git/stacks"_s,
                             {{u"stackName"_s, instance.name},
                              {u"url"_s, instance.repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP"))}});
        QCOMPARE(made.status, 201);
        instance.id = made.json.object().value("id"_L1).toInt();
        const Answer first = instance.request("POST", u"/api/git/stacks/%1/sync"_s.arg(instance.id));
        QVERIFY2(first.status == 200, first.json.toJson().constData());
        QTRY_COMPARE(instance.served(), QByteArray("one"));

        instance.write("two");
        const Answer queued = instance.request("POST", u"/api/git/stacks/%1/sync?wait=false"_s.arg(instance.id));
        QCOMPARE(queued.status, 202);
        const qint64 runId = queued.json.object().value("runId"_L1).toInteger();
        QTest::qWait(afterMs);
        instance.kill();

        instance.start();
        const bool isRepaired = QTest::qWaitFor(
            [&] { return instance.stack().value("lastCommit"_L1).toString() == instance.head; }, 30'000);
        QVERIFY2(isRepaired, QJsonDocument(instance.stack()).toJson() + instance.output());
        QTRY_COMPARE_WITH_TIMEOUT(instance.stack().value("syncStatus"_L1).toString(), u"success"_s, 30'000);
        QTRY_COMPARE(instance.served(), QByteArray("two"));
        const QString result =
            instance.request("GET", u"/api/runs/%1"_s.arg(runId)).json.object().value("result"_L1).toString();
        qInfo("the run is shown as %s", qPrintable(result));
        QVERIFY2(result == u"interrupted" || result == u"succeeded", qPrintable(result));
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
}

void TestKill::endsCleanlyOnTerminate()
{
    try {
        Instance instance;
        instance.write("one");
        instance.start();
        const Answer made =
            instance.request("POST", u"/api/git/stacks"_s,
                             {{u"stackName"_s, instance.name},
                              {u"url"_s, instance.repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP"))}});
        instance.id = made.json.object().value("id"_L1).toInt();
        QCOMPARE(instance.request("POST", u"/api/git/stacks/%1/sync?wait=false"_s.arg(instance.id)).status, 202);
        QTest::qWait(100);
        QCOMPARE(instance.terminate(), 0);
        instance.start();
        QTRY_COMPARE_WITH_TIMEOUT(instance.stack().value("lastCommit"_L1).toString(), instance.head, 30'000);
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
