// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockercli.h"
#include "core/process/systemprocessrunner.h"
#include "runworld.h"
#include "tests/support/testengine.h"

#include <QDirIterator>
#include <memory>

namespace slipway::tests {

// A RunWorld whose Docker is the real one: its stack is a project of its own on the tests' Engine,
// taken down at the end. `isReady` is false, and `problem` says why, where there is no Engine.
class ComposeWorld : public RunWorld
{
public:
    ComposeWorld()
        : project(TestEngine::uniqueName(QStringLiteral("scope")))
    {
        const auto engine = TestEngine::fromEnvironment();
        if (!engine) {
            problem = engine.error().detail;
            return;
        }
        isReady = isOpen;
        environment = engine->environment;
        start();
        changeSettings([this](StackSettings &settings) { settings.compose.projectName = project; });
    }
    ~ComposeWorld()
    {
        if (isReady)
            call({QStringLiteral("compose"), QStringLiteral("-p"), project, QStringLiteral("down"),
                  QStringLiteral("-t"), QStringLiteral("0"), QStringLiteral("--remove-orphans")});
    }

    // Another life of the program, started with what `environment` says now.
    void start()
    {
        executor.reset();
        realDocker = std::make_unique<docker::DockerCli>(runner, environment);
        executor = std::make_unique<deploy::RunExecutor>(tools());
    }
    deploy::RunTools tools() { return {stores, git, *realDocker, vault, clock, gate, *configs, logs, paths, {}}; }

    void commitFiles(char name, const QMap<QString, QByteArray> &files)
    {
        git.commits[commit(name)] = files;
        git.tip = commit(name);
    }
    QByteArray call(const QStringList &arguments)
    {
        process::ProcessSpec spec;
        spec.program = QStringLiteral("docker");
        spec.arguments = arguments;
        spec.environment = environment;
        spec.workingDirectory = QStringLiteral("/");
        const auto result = runner.run(spec, {});
        return result ? result->standardOutput : result.error().detail.toUtf8();
    }
    QStringList containerIds(const QString &service, bool isOnlyRunning = false)
    {
        const QByteArray ids =
            call({QStringLiteral("ps"), isOnlyRunning ? QStringLiteral("-q") : QStringLiteral("-aq"),
                  QStringLiteral("--filter"), QStringLiteral("label=com.docker.compose.project=") + project,
                  QStringLiteral("--filter"), QStringLiteral("label=com.docker.compose.service=") + service});
        return QString::fromUtf8(ids).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    QStringList environmentOf(const QString &service)
    {
        const QStringList ids = containerIds(service);
        if (ids.isEmpty())
            return {};
        const QByteArray lines = call({QStringLiteral("inspect"), QStringLiteral("--format"),
                                       QStringLiteral("{{range .Config.Env}}{{println .}}{{end}}"), ids.first()});
        return QString::fromUtf8(lines).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    QStringList filesWith(const QByteArray &bytes) const
    {
        QStringList found;
        QDirIterator each(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile one(each.next());
            if (one.open(QIODevice::ReadOnly) && one.readAll().contains(bytes))
                found << one.fileName();
        }
        return found;
    }
    // Of the image that the tests' Engine has; `more` is indented by four.
    static QByteArray service(const QByteArray &more = {}, const QByteArray &name = "web")
    {
        return "  " + name +
               ":\n    image: slipway-test/busybox\n    command: sleep 100000\n    stop_signal: SIGKILL\n" + more;
    }

    process::SystemProcessRunner runner;
    QProcessEnvironment environment;
    std::unique_ptr<docker::DockerCli> realDocker;
    QString project;
    QString problem;
    bool isReady = false;
};

} // namespace slipway::tests
