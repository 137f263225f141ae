// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUuid>
#include <stdexcept>

namespace slipway::tests {

// A real repository made with the real git program: a bare one under `root`
// (for the HTTP server: SLIPWAY_TEST_GIT_ROOT) and a clone to work in. Nothing
// of the person's configuration. Throws std::runtime_error with git's text, so
// that a test that cannot set up fails with the reason. Removed at the end.
class TestRepository
{
public:
    explicit TestRepository(const QString &root, const QString &name = QUuid::createUuid().toString(QUuid::Id128),
                            bool isEmpty = false)
        : m_bare(root + QLatin1Char('/') + name + QStringLiteral(".git"))
        , m_name(name + QStringLiteral(".git"))
    {
        QDir().mkpath(root);
        run({QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"), QStringLiteral("-b"),
             QStringLiteral("main"), m_bare},
            root);
        run({QStringLiteral("clone"), QStringLiteral("-q"), m_bare, work()}, root);
        if (!isEmpty) {
            write(QStringLiteral("compose.yaml"), "services: {}\n");
            commit(QStringLiteral("First"));
        }
    }
    ~TestRepository() { QDir(m_bare).removeRecursively(); }
    TestRepository(const TestRepository &) = delete;
    TestRepository &operator=(const TestRepository &) = delete;

    QString name() const { return m_name; } // NAME.git
    QString bare() const { return m_bare; }
    QString work() const { return m_work.path() + QStringLiteral("/work"); }
    QString fileUrl() const { return QStringLiteral("file://") + m_bare; }
    QString under(const QString &baseUrl) const { return baseUrl + QLatin1Char('/') + m_name; }

    // In the working clone; not yet committed.
    void write(const QString &path, const QByteArray &content, bool isExecutable = false)
    {
        const QString full = work() + QLatin1Char('/') + path;
        QDir().mkpath(QFileInfo(full).path());
        QFile file(full);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("cannot write " + full.toStdString());
        file.close();
        file.setPermissions(isExecutable ? QFile::Permissions(0x7755) : QFile::Permissions(0x6644));
    }
    void link(const QString &path, const QString &target)
    {
        const QString full = work() + QLatin1Char('/') + path;
        QDir().mkpath(QFileInfo(full).path());
        QFile::link(target, full);
    }
    void remove(const QString &path) { git({QStringLiteral("rm"), QStringLiteral("-rqf"), path}); }
    // Commits everything and pushes the branch (by force, where history was rewritten). The commit's id.
    QString commit(const QString &message, bool isForced = false)
    {
        git({QStringLiteral("add"), QStringLiteral("-A")});
        git({QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("--allow-empty"), QStringLiteral("-m"),
             message});
        push(isForced);
        return head();
    }
    void push(bool isForced = false)
    {
        QStringList arguments{QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("-u"),
                              QStringLiteral("origin"), QStringLiteral("HEAD")};
        if (isForced)
            arguments << QStringLiteral("--force");
        git(arguments);
    }
    void branch(const QString &name)
    {
        git({QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("-B"), name});
    }
    QString head() { return git({QStringLiteral("rev-parse"), QStringLiteral("HEAD")}); }
    QString git(const QStringList &arguments, const QByteArray &input = {}) { return run(arguments, work(), input); }
    // In the bare repository: raw objects, refs.
    QString gitBare(const QStringList &arguments, const QByteArray &input = {})
    {
        return run(arguments, m_bare, input);
    }

    static QString run(const QStringList &arguments, const QString &folder, const QByteArray &input = {})
    {
        QProcess process;
        QProcessEnvironment environment;
        for (const char *name : {"PATH", "TMPDIR"}) {
            if (qEnvironmentVariableIsSet(name))
                environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
        }
        for (const char *who : {"AUTHOR", "COMMITTER"}) {
            environment.insert(QStringLiteral("GIT_%1_NAME").arg(QLatin1String(who)), QStringLiteral("Test"));
            environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(QLatin1String(who)),
                               QStringLiteral("test@localhost"));
        }
        environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
        environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.start(QStringLiteral("git"), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
            throw std::runtime_error("git " + arguments.join(QLatin1Char(' ')).toStdString() + ": " +
                                     process.readAllStandardError().toStdString());
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    }

private:
    QString m_bare;
    QString m_name;
    QTemporaryDir m_work;
};

// The value of a variable that ./dev test sets; a test without its server fails.
inline QString requiredEnvironment(const char *name)
{
    const QString value = qEnvironmentVariable(name);
    if (value.isEmpty())
        throw std::runtime_error(std::string(name) +
                                 " is not set: the test servers are not running (./dev test starts them)");
    return value;
}

} // namespace slipway::tests
