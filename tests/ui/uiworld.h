// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/backend.h"
#include "core/services/changenotifier.h"
#include "core/services/environmentservice.h"
#include "core/services/runservice.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace slipway::tests {

// A data directory, real Git repositories (file://) and a real Backend, without
// Docker: DOCKER_HOST names a socket nobody listens on, so that runs go as far
// as Git and then fail in words.
class UiWorld
{
public:
    UiWorld()
    {
        qputenv("DOCKER_HOST", "unix://" + QFile::encodeName(path(QStringLiteral("no-docker.sock"))));
        qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    }
    ~UiWorld() { stop(); }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString stateFile() const { return path(QStringLiteral("window.ini")); }

    bool start()
    {
        BackendOptions options;
        options.dataDirectory = path(QStringLiteral("data"));
        options.vault = VaultChoice::KeyFile;
        options.isWatching = false;
        m_backend = std::make_unique<Backend>(options);
        return m_backend->start().has_value();
    }
    void stop() { m_backend.reset(); }
    Services &services() { return m_backend->services(); }

    // The value of blocking work, with events going on meanwhile.
    template <class Work>
    auto await(Work work)
    {
        auto future = services().worker.run(std::move(work));
        (void)QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000);
        return future.takeResult();
    }

    // A repository with one commit; its URL.
    QString makeRepository(const QString &name, const QString &subject = QStringLiteral("Add compose file"),
                           const QString &committedAt = {}, const QString &branch = QStringLiteral("main"))
    {
        const QString folder = path(QStringLiteral("git/") + name);
        QDir().mkpath(folder);
        git(folder, {QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("-b"), branch});
        commit(folder, subject, committedAt);
        return QStringLiteral("file://") + folder;
    }
    void commit(const QString &folder, const QString &subject, const QString &committedAt = {})
    {
        QFile file(folder + QStringLiteral("/compose.yaml"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qUtf8Printable(file.fileName()));
        file.write("services:\n  web:\n    image: busybox\n    command: [\"httpd\", \"-f\"]\n# " + subject.toUtf8() +
                   '\n');
        file.close();
        git(folder, {QStringLiteral("add"), QStringLiteral("-A")});
        if (!committedAt.isEmpty())
            qputenv("GIT_COMMITTER_DATE", committedAt.toUtf8());
        git(folder, {QStringLiteral("commit"), QStringLiteral("-qm"), subject});
        qunsetenv("GIT_COMMITTER_DATE");
    }

    // A commit with these files, as they are.
    void commitFiles(const QString &folder, const QMap<QString, QByteArray> &files, const QString &subject)
    {
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            QDir(folder).mkpath(QFileInfo(it.key()).path());
            QFile file(folder + QLatin1Char('/') + it.key());
            if (!file.open(QIODevice::WriteOnly) || file.write(it.value()) < 0)
                qFatal("cannot write %s", qUtf8Printable(file.fileName()));
        }
        git(folder, {QStringLiteral("add"), QStringLiteral("-A")});
        git(folder, {QStringLiteral("commit"), QStringLiteral("-qm"), subject});
    }

    Result<StackView> addStack(const QString &name, const QString &url, const QVector<Variable> &variables = {})
    {
        StackChange change;
        change.settings.name = name;
        change.settings.environmentId = EnvironmentId(1);
        change.settings.url = url;
        change.settings.variables = variables;
        for (Variable &variable : change.settings.variables) {
            if (variable.isSecret)
                change.secrets.insert_or_assign(variable.key, SecretString(std::exchange(variable.value, {})));
        }
        return await([this, shared = std::make_shared<StackChange>(std::move(change))] {
            return services().stacks.add(std::move(*shared));
        });
    }
    // Runs it to its end.
    Run run(StackId id, RunKind kind)
    {
        const auto queued = await([this, id, kind] { return services().stacks.request(id, kind, Trigger::Manual); });
        if (!queued)
            return {};
        QFuture<Run> end = services().runs.whenFinished(queued->id);
        (void)QTest::qWaitFor([&end] { return end.isFinished(); }, 30'000);
        return end.isFinished() ? end.result() : Run{};
    }

private:
    static void git(const QString &folder, const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(folder);
        process.start(QStringLiteral("git"),
                      QStringList{QStringLiteral("-c"), QStringLiteral("user.name=Slipway Test"), QStringLiteral("-c"),
                                  QStringLiteral("user.email=test@example.org")} +
                          arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("git %s: %s", qUtf8Printable(arguments.join(QLatin1Char(' '))),
                   process.readAllStandardError().constData());
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Backend> m_backend;
};

} // namespace slipway::tests
