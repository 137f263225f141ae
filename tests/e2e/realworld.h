// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/backend.h"
#include "core/model/errortext.h"
#include "core/services/changenotifier.h"
#include "core/services/environmentservice.h"
#include "core/services/runservice.h"
#include "core/services/stackservice.h"
#include "tests/support/testengine.h"
#include "tests/support/testgit.h"

#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace slipway::tests {

// The whole core over a real Engine and a real Git server, in a data directory of
// its own. `docker` is reached through a small script that notes each call's
// arguments, so that calls can be counted and looked through.
class RealWorld
{
public:
    explicit RealWorld(bool isWatching = false)
        : engine(TestEngine::fromEnvironment().value())
        , repository(requiredEnvironment("SLIPWAY_TEST_GIT_ROOT"))
        , stackName(TestEngine::uniqueName(QStringLiteral("e2e")))
        , port(freePort())
        , m_isWatching(isWatching)
    {
        makeShim();
        qputenv("DOCKER_HOST", engine.endpoint.host.toUtf8());
        qputenv("DOCKER_CONFIG", engine.dockerConfig.toUtf8());
        startBackend();
    }
    ~RealWorld()
    {
        backend.reset();
        docker({QStringLiteral("ps"), QStringLiteral("-aq"), QStringLiteral("--filter"),
                QStringLiteral("label=com.docker.compose.project=") + stackName});
        for (const QString &id : m_lastOutput.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            docker({QStringLiteral("rm"), QStringLiteral("-fv"), id});
        docker({QStringLiteral("network"), QStringLiteral("rm"), stackName + QStringLiteral("_default")});
        qputenv("PATH", m_path);
    }

    void startBackend()
    {
        backend.reset();
        backend = std::make_unique<Backend>(BackendOptions{dataDirectory(), VaultChoice::KeyFile, m_isWatching});
        const auto started = backend->start();
        if (!started)
            throw std::runtime_error(errorLine(started.error()).toStdString());
    }
    QString dataDirectory() const { return m_folder.path() + QStringLiteral("/data"); }
    QString workTree() const { return dataDirectory() + QStringLiteral("/stacks/local/") + stackName; }
    StackService &stacks() { return backend->services().stacks; }
    RunService &runs() { return backend->services().runs; }

    StackChange change() const
    {
        StackChange change;
        change.settings.name = stackName;
        change.settings.environmentId = EnvironmentId(1);
        change.settings.url = repository.under(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP"));
        return change;
    }
    StackId add(StackChange change)
    {
        const auto view = stacks().add(std::move(change));
        if (!view)
            throw std::runtime_error(errorLine(view.error()).toStdString());
        return stack = view->stack.id;
    }
    StackId add() { return add(change()); }
    Run run(RunKind kind)
    {
        const auto queued = stacks().request(stack, kind, Trigger::Manual);
        if (!queued)
            throw std::runtime_error(errorLine(queued.error()).toStdString());
        return runs().whenFinished(queued->id).result();
    }
    Run sync() { return run(RunKind::Sync); }
    // The same with this thread's event loop going on meanwhile.
    Run syncWithEvents()
    {
        const auto queued = stacks().request(stack, RunKind::Sync, Trigger::Manual);
        if (!queued)
            throw std::runtime_error(errorLine(queued.error()).toStdString());
        const auto future = runs().whenFinished(queued->id);
        return QTest::qWaitFor([&] { return future.isFinished(); }, 60'000) ? future.result() : Run();
    }
    StackState state() { return stacks().get(stack)->stack.state; }
    QByteArray log(const Run &run) { return runs().log(run.id).value_or(QByteArray()); }

    // What a web service is for this test: `content` is served, `version` recreates it.
    void writeWeb(const QByteArray &content, const QByteArray &version, const QByteArray &moreServices = {})
    {
        repository.write(QStringLiteral("compose.yaml"),
                         "services:\n"
                         "  web:\n"
                         "    image: slipway-test/busybox\n"
                         "    command: httpd -f -p 80 -h /www\n"
                         "    environment:\n"
                         "      VERSION: \"" +
                             version +
                             "\"\n"
                             "    stop_signal: SIGKILL\n"
                             "    ports: [\"127.0.0.1:" +
                             QByteArray::number(port) +
                             ":80\"]\n"
                             "    volumes: [\"./site:/www:ro\"]\n"
                             "  keeper:\n"
                             "    image: slipway-test/busybox\n"
                             "    command: sh -c 'echo kept > /data/written.txt; sleep 100000'\n"
                             "    stop_signal: SIGKILL\n"
                             "    volumes: [\"./data:/data\"]\n" +
                             moreServices);
        repository.write(QStringLiteral("site/index.html"), content);
    }

    QByteArray get(const QByteArray &path = "/") const
    {
        // docker-proxy accepts before the container listens: ask until it answers.
        for (int i = 0; i < 100; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), port);
            if (socket.waitForConnected(1000)) {
                socket.write("GET " + path + " HTTP/1.0\r\n\r\n");
                QByteArray answer;
                while (socket.waitForReadyRead(1000))
                    answer += socket.readAll();
                answer += socket.readAll();
                if (answer.startsWith("HTTP/1."))
                    return answer.mid(answer.indexOf("\r\n\r\n") + 4).trimmed();
            }
            QTest::qWait(50);
        }
        return "no answer";
    }
    QString containerId(const QString &service)
    {
        docker({QStringLiteral("ps"), QStringLiteral("-q"), QStringLiteral("--no-trunc"), QStringLiteral("--filter"),
                QStringLiteral("label=com.docker.compose.project=") + stackName, QStringLiteral("--filter"),
                QStringLiteral("label=com.docker.compose.service=") + service});
        return m_lastOutput;
    }
    QString docker(const QStringList &arguments)
    {
        QProcess process;
        process.start(m_realDocker, QStringList{QStringLiteral("-H"), engine.endpoint.host} + arguments);
        process.waitForFinished(30'000);
        m_lastOutput = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
        return m_lastOutput;
    }

    // The Engine of the tests alone: it forgets its layers, as a pruned or another
    // host. What a build that just ended still holds goes a moment later.
    bool forgetLayers()
    {
        return QTest::qWaitFor(
            [this] {
                docker({QStringLiteral("builder"), QStringLiteral("prune"), QStringLiteral("-af")});
                return docker({QStringLiteral("system"), QStringLiteral("df"), QStringLiteral("--format"),
                               QStringLiteral("{{.Type}} {{.TotalCount}}")})
                    .split(QLatin1Char('\n'))
                    .contains(QStringLiteral("Build Cache 0"));
            },
            20'000);
    }

    // The arguments of every docker call Slipway made since the last time.
    QStringList dockerCalls()
    {
        QFile file(m_shimLog);
        if (!file.open(QIODevice::ReadWrite))
            return {};
        const QStringList calls = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        file.resize(0);
        return calls;
    }

    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost, 0);
        return server.serverPort();
    }

    TestEngine engine;
    TestRepository repository;
    QString stackName;
    quint16 port;
    StackId stack;
    std::unique_ptr<Backend> backend;

private:
    void makeShim()
    {
        m_realDocker = QStandardPaths::findExecutable(QStringLiteral("docker"));
        m_shimLog = m_folder.filePath(QStringLiteral("docker.log"));
        const QString folder = m_folder.filePath(QStringLiteral("bin"));
        QDir().mkpath(folder);
        QFile shim(folder + QStringLiteral("/docker"));
        if (!shim.open(QIODevice::WriteOnly))
            throw std::runtime_error("the docker script could not be written");
        shim.write("#!/bin/sh\nprintf '%s\\n' \"$*\" >>'" + m_shimLog.toUtf8() + "'\nexec '" + m_realDocker.toUtf8() +
                   "' \"$@\"\n");
        shim.close();
        shim.setPermissions(QFile::Permissions(0x7755));
        m_path = qgetenv("PATH");
        qputenv("PATH", folder.toUtf8() + ':' + m_path);
    }

    QTemporaryDir m_folder;
    QByteArray m_path;
    QString m_realDocker;
    QString m_shimLog;
    QString m_lastOutput;
    bool m_isWatching;
};

} // namespace slipway::tests

// Shows the whole log of a run that did not end as it should; needs the RealWorld `world`.
#define COMPARE_RESULT(run, expected)                                                                                  \
    do {                                                                                                               \
        const slipway::Run checked = (run);                                                                            \
        QVERIFY2(checked.result == (expected),                                                                         \
                 qPrintable(slipway::runResultName(checked.result) + QLatin1String(": ") +                             \
                            (checked.error ? slipway::errorLine(*checked.error) + checked.error->detail : QString()) + \
                            QString::fromUtf8(world.log(checked))));                                                   \
    } while (false)
