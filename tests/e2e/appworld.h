// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/appservice.h"
#include "tests/e2e/realworld.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>

namespace slipway::tests {

// What tests of Dockerfile apps do with a RealWorld.

inline constexpr auto kAppDockerfile = "FROM slipway-test/busybox\n"
                                       "RUN mkdir -p /www\n"
                                       "COPY index.html /www/\n"
                                       "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                                       "STOPSIGNAL SIGKILL\n";

inline AppChange appChange(const RealWorld &world)
{
    AppChange change;
    change.stack = world.change();
    change.settings.hostPort = world.port;
    return change;
}

// Asked for, not waited for.
inline Run askedDeploy(RealWorld &world, AppChange change)
{
    auto deployed = world.backend->services().apps.deploy(std::move(change), Trigger::Api);
    if (!deployed)
        throw std::runtime_error(errorLine(deployed.error()).toStdString());
    world.stack = deployed->view.stack.stack.id;
    return deployed->run;
}

inline Run deployApp(RealWorld &world, AppChange change)
{
    return world.runs().whenFinished(askedDeploy(world, std::move(change)).id).result();
}

inline void writeApp(RealWorld &world, const QByteArray &content, const QByteArray &dockerfile = kAppDockerfile)
{
    world.repository.write(QStringLiteral("Dockerfile"), dockerfile);
    world.repository.write(QStringLiteral("index.html"), content);
    world.repository.commit(QString::fromUtf8(content));
}

// The program docker-registry on a port of its own; with a login "builder" where it gets a password.
class TestRegistry
{
public:
    explicit TestRegistry(const QString &folder, const QString &password = {})
    {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("docker-registry"));
        if (program.isEmpty())
            throw std::runtime_error("docker-registry is not installed; ./dev setup test installs it");
        QDir().mkpath(folder);
        QByteArray settings = QStringLiteral("version: 0.1\nlog: {level: error}\n"
                                             "storage: {filesystem: {rootdirectory: %1}}\nhttp: {addr: 127.0.0.1:%2}\n")
                                  .arg(folder)
                                  .arg(m_port)
                                  .toUtf8();
        if (!password.isEmpty()) {
            // It takes bcrypt alone, which the system's crypt() has.
            QProcess hash;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("PASSWORD"), password);
            hash.setProcessEnvironment(environment);
            hash.start(QStringLiteral("perl"),
                       {QStringLiteral("-e"),
                        QStringLiteral("print 'builder:', crypt($ENV{PASSWORD}, '$2b$05$abcdefghijklmnopqrstuu')")});
            const QByteArray line = hash.waitForFinished() ? hash.readAllStandardOutput() : QByteArray();
            if (!line.startsWith("builder:$2b$"))
                throw std::runtime_error("perl cannot make a bcrypt hash");
            write(folder + QStringLiteral("/htpasswd"), line);
            settings += "auth: {htpasswd: {realm: test, path: " + folder.toUtf8() + "/htpasswd}}\n";
        }
        write(folder + QStringLiteral("/config.yml"), settings);
        m_process.start(program, {QStringLiteral("serve"), folder + QStringLiteral("/config.yml")});
        if (!m_process.waitForStarted() || !QTest::qWaitFor([this] { return isAnswering(); }, 10'000))
            throw std::runtime_error("docker-registry does not start");
    }
    ~TestRegistry() { stop(); }
    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    void stop()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }

private:
    bool isAnswering() const
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        return socket.waitForConnected(500);
    }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("a file of the registry cannot be written");
    }

    quint16 m_port = RealWorld::freePort();
    QProcess m_process;
};

} // namespace slipway::tests

#define WORLD()                                                                                                        \
    std::unique_ptr<slipway::tests::RealWorld> worldOwner;                                                             \
    try {                                                                                                              \
        worldOwner = std::make_unique<slipway::tests::RealWorld>();                                                    \
    } catch (const std::exception &problem) {                                                                          \
        QFAIL(problem.what());                                                                                         \
    }                                                                                                                  \
    slipway::tests::RealWorld &world = *worldOwner
