// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitcredential.h"
#include "tests/support/testgit.h"

#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace slipway::tests {

inline QString sshFile(const QString &name)
{
    return requiredEnvironment("SLIPWAY_TEST_SSH_DIR") + QLatin1Char('/') + name;
}
inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    return file.readAll();
}
inline void putFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        throw std::runtime_error("cannot write " + path.toStdString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}
inline QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}
// As ssh-keygen shows it: what Slipway shows has to be the same.
inline QString fingerprintOf(const QString &publicKey)
{
    return run(QStringLiteral("ssh-keygen"), {QStringLiteral("-lf"), publicKey}).section(QLatin1Char(' '), 1, 1);
}
inline std::shared_ptr<const git::GitCredential> sshKey(const QString &file, const QString &passphrase = {})
{
    auto credential = std::make_shared<git::GitCredential>();
    credential->kind = git::GitCredential::Kind::SshKey;
    credential->privateKey = SecretString::fromBytes(contentOf(file));
    credential->passphrase = SecretString(passphrase);
    return credential;
}

// An ssh server of one test, on a port of its own, with host keys of its choice;
// those of tests/support/env/sshd.sh may log in. Ends with the object.
class SshServer
{
public:
    explicit SshServer(const QStringList &hostKeyFiles, quint16 port = 0)
        : m_port(port)
    {
        if (m_port == 0) {
            QTcpServer probe;
            probe.listen(QHostAddress::LocalHost);
            m_port = probe.serverPort();
        }
        QByteArray text = "Port " + QByteArray::number(m_port) + "\nListenAddress 127.0.0.1\nAuthorizedKeysFile " +
                          sshFile(QStringLiteral("authorized_keys")).toUtf8() +
                          "\nPidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\n"
                          "KbdInteractiveAuthentication no\nMaxStartups 100\n";
        for (const QString &key : hostKeyFiles)
            text += "HostKey " + key.toUtf8() + '\n';
        const QString file = m_folder.path() + QStringLiteral("/sshd_config");
        putFile(file, text);
        const QString program = QStandardPaths::findExecutable(QStringLiteral("sshd"));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, {QStringLiteral("-D"), QStringLiteral("-q"), QStringLiteral("-f"), file});
        for (int i = 0; i < 100; ++i) {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, m_port);
            if (socket.waitForConnected(100))
                return;
            QThread::msleep(20);
        }
        throw std::runtime_error("sshd does not answer");
    }
    ~SshServer()
    {
        m_process.terminate();
        m_process.waitForFinished(5000);
    }
    SshServer(const SshServer &) = delete;
    SshServer &operator=(const SshServer &) = delete;

    quint16 port() const { return m_port; }
    QString name() const { return QStringLiteral("[127.0.0.1]:%1").arg(m_port); }
    QString url(const TestRepository &repository) const
    {
        return QStringLiteral("ssh://%1@127.0.0.1:%2%3")
            .arg(requiredEnvironment("SLIPWAY_TEST_SSH_USER"))
            .arg(m_port)
            .arg(QFileInfo(repository.bare()).canonicalFilePath());
    }

private:
    QTemporaryDir m_folder;
    quint16 m_port;
    QProcess m_process;
};

} // namespace slipway::tests
