// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>
#include <unistd.h>

namespace slipway::tests {

// Looks for secrets where they must not be: the arguments and the environment
// of every process but this one, files, texts.
class SecretScan
{
public:
    explicit SecretScan(QList<QByteArray> secrets)
        : m_secrets(std::move(secrets))
    {
    }

    void processes()
    {
        for (const QString &pid : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
            if (pid.toLongLong() == ::getpid())
                continue;
            const QByteArray arguments = read(QStringLiteral("/proc/%1/cmdline").arg(pid));
            m_hasSeenSsh = m_hasSeenSsh || arguments.contains("git-upload-pack");
            check(arguments, QStringLiteral("arguments of ") + pid);
            check(read(QStringLiteral("/proc/%1/environ").arg(pid)), QStringLiteral("environment of ") + pid);
        }
    }
    void files(const QString &folder)
    {
        QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            check(read(path), path);
        }
    }
    void text(const QString &text) { check(text.toUtf8(), QStringLiteral("a text")); }
    QStringList found() const { return m_found; }
    bool seenSsh() const { return m_hasSeenSsh; }

private:
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void check(const QByteArray &content, const QString &where)
    {
        for (const QByteArray &secret : m_secrets) {
            if (content.contains(secret) && !m_found.contains(where))
                m_found << where;
        }
    }

    QList<QByteArray> m_secrets;
    QStringList m_found;
    bool m_hasSeenSsh = false;
};

// ssh-agents whose socket is below the folder.
inline QStringList agentsBelow(const QString &folder)
{
    QStringList found;
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(pid));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> arguments = file.readAll().split('\0');
        if (arguments.value(0).endsWith("ssh-agent") && arguments.value(2).startsWith(folder.toUtf8()))
            found << pid;
    }
    return found;
}

} // namespace slipway::tests
