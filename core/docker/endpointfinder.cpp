// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/endpointfinder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace slipway::docker {

QStringList Endpoint::arguments() const
{
    if (!context.isEmpty())
        return {u"--context"_s, context};
    return host.isEmpty() ? QStringList() : QStringList{u"--host"_s, host};
}

EndpointFinder::Files EndpointFinder::Files::ofThisMachine()
{
    return {[](const QString &path) {
                struct stat info = {};
                return ::stat(QFile::encodeName(path).constData(), &info) == 0 && S_ISSOCK(info.st_mode);
            },
            [](const QString &path) {
                QFile file(path);
                return file.open(QIODevice::ReadOnly) ? file.read(1024 * 1024) : QByteArray();
            }};
}

EndpointFinder::EndpointFinder(const QProcessEnvironment &environment, Files files)
    : m_environment(environment)
    , m_files(std::move(files))
{
}

Result<Endpoint> EndpointFinder::find(const Environment &environment) const
{
    if (environment.kind == EnvironmentKind::Context && !environment.endpoint.isEmpty())
        return ofContext(environment.endpoint);
    if (!environment.endpoint.isEmpty()) {
        // A path is meant as a socket, a bare host name of the kind ssh as an ssh host.
        QString host = environment.endpoint;
        if (host.startsWith(u'/'))
            host.prepend("unix://"_L1);
        else if (!host.contains("://"_L1))
            host.prepend(environment.kind == EnvironmentKind::Ssh ? "ssh://"_L1 : "tcp://"_L1);
        return Endpoint{host, {}, QCoreApplication::translate("Docker", "the environment's settings")};
    }
    if (environment.kind == EnvironmentKind::Podman)
        return findSocket(podmanSockets());
    return findLocal();
}

Result<Endpoint> EndpointFinder::findLocal() const
{
    const QString host = m_environment.value(u"DOCKER_HOST"_s);
    if (!host.isEmpty())
        return Endpoint{host, {}, u"DOCKER_HOST"_s};
    const QString context = currentContext();
    if (!context.isEmpty() && context != "default"_L1)
        return ofContext(context);
    return findSocket(dockerSockets() + podmanSockets());
}

Result<Endpoint> EndpointFinder::findSocket(const QStringList &candidates) const
{
    for (const QString &path : candidates) {
        if (m_files.isSocket(path))
            return Endpoint{"unix://"_L1 + path, {}, path};
    }
    return fail(ErrorCode::DockerUnreachable, "unix://"_L1 + candidates.value(0),
                u"no socket at "_s + candidates.join(", "_L1));
}

Result<Endpoint> EndpointFinder::ofContext(const QString &name) const
{
    const QString words = QCoreApplication::translate("Docker", "the docker context “%1”").arg(name);
    if (name == "default"_L1)
        return Endpoint{{}, name, words};
    // docker stores a context under the hash of its name.
    const auto hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QString path = configFolder() + "/contexts/meta/"_L1 + QString::fromLatin1(hash) + "/meta.json"_L1;
    const QByteArray meta = m_files.content(path);
    if (meta.isEmpty())
        return fail(ErrorCode::DockerUnreachable, words, u"the docker context \"%1\" does not exist"_s.arg(name));
    const QString host = QJsonDocument::fromJson(meta)
                             .object()
                             .value("Endpoints"_L1)
                             .toObject()
                             .value("docker"_L1)
                             .toObject()
                             .value("Host"_L1)
                             .toString();
    // The host is for people only: the context may hold certificates, so docker is given its name.
    return Endpoint{host, name, words};
}

QString EndpointFinder::currentContext() const
{
    const QString named = m_environment.value(u"DOCKER_CONTEXT"_s);
    if (!named.isEmpty())
        return named;
    const QByteArray config = m_files.content(configFolder() + "/config.json"_L1);
    return QJsonDocument::fromJson(config).object().value("currentContext"_L1).toString();
}

QString EndpointFinder::configFolder() const
{
    const QString folder = m_environment.value(u"DOCKER_CONFIG"_s);
    return folder.isEmpty() ? home() + "/.docker"_L1 : folder;
}

QStringList EndpointFinder::dockerSockets() const
{
    return {u"/var/run/docker.sock"_s, runtimeFolder() + "/docker.sock"_L1, home() + "/.docker/run/docker.sock"_L1,
            home() + "/.docker/desktop/docker.sock"_L1};
}

QStringList EndpointFinder::podmanSockets() const
{
    return {runtimeFolder() + "/podman/podman.sock"_L1, u"/run/podman/podman.sock"_s};
}

QString EndpointFinder::runtimeFolder() const
{
    const QString folder = m_environment.value(u"XDG_RUNTIME_DIR"_s);
    return folder.isEmpty() ? u"/run/user/%1"_s.arg(geteuid()) : folder;
}

QString EndpointFinder::home() const
{
    return m_environment.value(u"HOME"_s);
}

} // namespace slipway::docker
