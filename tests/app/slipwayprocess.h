// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

namespace slipway::tests {

struct Outcome {
    int exitCode = -1;
    QString output;
    QString complaint;
};

// The real program with a data directory of its own and no display: short
// calls by run(), an instance by startServe(). Whatever is left running ends
// with this object.
class SlipwayProcess
{
public:
    explicit SlipwayProcess(const QString &subfolder = QStringLiteral("data"))
        : m_dataDirectory(m_folder.filePath(subfolder))
        , m_environment(QProcessEnvironment::systemEnvironment())
    {
        // A display would be used by mistake; without a session bus the keychain is not asked.
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS"})
            m_environment.remove(QString::fromLatin1(name));
        m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
        m_environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
        m_environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
    }
    ~SlipwayProcess()
    {
        if (m_serve.state() != QProcess::NotRunning) {
            m_serve.kill();
            m_serve.waitForFinished();
        }
    }
    SlipwayProcess(const SlipwayProcess &) = delete;
    SlipwayProcess &operator=(const SlipwayProcess &) = delete;

    QString dataDirectory() const { return m_dataDirectory; }
    QString file(const QString &name) const { return m_dataDirectory + QLatin1Char('/') + name; }
    QProcessEnvironment &environment() { return m_environment; }
    QProcess &serve() { return m_serve; }

    Outcome run(const QStringList &arguments, const QByteArray &input = {}, int timeoutMs = 60'000) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(program(), withDataDirectory(arguments));
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(timeoutMs)) {
            process.kill();
            process.waitForFinished();
            return {-2, QString::fromUtf8(process.readAllStandardOutput()), QStringLiteral("it did not end in time")};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -3,
                QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }

    // Starts an instance and waits until it says where it listens.
    bool startServe(const QStringList &more = {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")})
    {
        m_serve.setProcessEnvironment(m_environment);
        m_serve.start(program(), withDataDirectory(QStringList{QStringLiteral("serve"), QStringLiteral("--vault"),
                                                               QStringLiteral("key-file")} +
                                                   more));
        return m_serve.waitForStarted() &&
               QTest::qWaitFor(
                   [this] {
                       return QFile::exists(file(QStringLiteral("listener.json"))) ||
                              m_serve.state() == QProcess::NotRunning;
                   },
                   20'000) &&
               m_serve.state() == QProcess::Running;
    }
    // The exit code, or a negative number.
    int endServe(int signal = SIGTERM)
    {
        ::kill(pid_t(m_serve.processId()), signal);
        if (!m_serve.waitForFinished(20'000))
            return -2;
        return m_serve.exitStatus() == QProcess::NormalExit ? m_serve.exitCode() : -3;
    }
    QJsonObject listenerFile() const
    {
        QFile json(file(QStringLiteral("listener.json")));
        return json.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(json.readAll()).object() : QJsonObject();
    }
    quint16 port() const
    {
        return quint16(listenerFile().value(QStringLiteral("url")).toString().section(QLatin1Char(':'), -1).toUInt());
    }

private:
    static QString program() { return QStringLiteral(SLIPWAY_PROGRAM); }
    QStringList withDataDirectory(const QStringList &arguments) const
    {
        return QStringList{QStringLiteral("--data-dir"), m_dataDirectory} + arguments;
    }

    QTemporaryDir m_folder;
    QString m_dataDirectory;
    QProcessEnvironment m_environment;
    QProcess m_serve;
};

} // namespace slipway::tests
