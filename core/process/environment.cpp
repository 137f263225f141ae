// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/environment.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStringList>

namespace slipway::process {

bool isInherited(const QString &name)
{
    static const QSet<QString> kNames = [] {
        const char *const names[] = {"PATH",
                                     "HOME",
                                     "USER",
                                     "LOGNAME",
                                     "LANG",
                                     "LANGUAGE",
                                     "TZ",
                                     "TMPDIR",
                                     "XDG_RUNTIME_DIR",
                                     "XDG_CONFIG_HOME",
                                     "SSH_AUTH_SOCK",
                                     "http_proxy",
                                     "https_proxy",
                                     "ftp_proxy",
                                     "all_proxy",
                                     "no_proxy",
                                     "HTTP_PROXY",
                                     "HTTPS_PROXY",
                                     "FTP_PROXY",
                                     "ALL_PROXY",
                                     "NO_PROXY",
                                     "SSL_CERT_FILE",
                                     "SSL_CERT_DIR",
                                     "DOCKER_HOST",
                                     "DOCKER_CONTEXT",
                                     "DOCKER_CONFIG",
                                     "DOCKER_CERT_PATH",
                                     "DOCKER_TLS_VERIFY",
                                     "DOCKER_API_VERSION",
                                     "DOCKER_BUILDKIT",
                                     "DOCKER_DEFAULT_PLATFORM",
                                     "DBUS_SESSION_BUS_ADDRESS"};
        QSet<QString> set;
        for (const char *each : names)
            set.insert(QString::fromLatin1(each));
        return set;
    }();
    return kNames.contains(name) || name.startsWith(QLatin1String("LC_")) ||
           name.startsWith(QLatin1String("BUILDKIT_"));
}

QProcessEnvironment childEnvironment(const QProcessEnvironment &own)
{
    QProcessEnvironment environment;
    const QStringList names = own.keys();
    for (const QString &name : names) {
        if (isInherited(name))
            environment.insert(name, own.value(name));
    }
    return environment;
}

QString findExecutable(const QString &name, const QProcessEnvironment &environment)
{
    const auto isProgram = [](const QString &path) {
        const QFileInfo info(path);
        return info.isFile() && info.isExecutable();
    };
    if (QDir::isAbsolutePath(name))
        return isProgram(name) ? name : QString();
    if (name.isEmpty() || name.contains(QLatin1Char('/')))
        return {};
    const QString path = environment.value(QStringLiteral("PATH"), QStringLiteral("/usr/local/bin:/usr/bin:/bin"));
    const QStringList folders = path.split(QLatin1Char(':'), Qt::SkipEmptyParts);
    for (const QString &folder : folders) {
        const QString candidate = folder + QLatin1Char('/') + name;
        if (QDir::isAbsolutePath(folder) && isProgram(candidate))
            return QDir::cleanPath(candidate);
    }
    return {};
}

} // namespace slipway::process
