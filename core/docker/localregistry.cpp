// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docker/localregistry.h"

#include "core/docker/composecommand.h"
#include "core/docker/dockererrors.h"
#include "core/docker/outputtail.h"
#include "core/process/environment.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

constexpr auto kName = "slipway-layer-cache";
constexpr auto kImage = "registry:2";
constexpr auto kLabel = "slipway.layer-cache";
constexpr auto kProgram = "docker-registry";
constexpr int kRegistryPort = 5000; // in its container
constexpr std::chrono::seconds kLimit{60};
constexpr std::chrono::seconds kCleaningLimit{30};

QString addressOf(const QString &port)
{
    return u"127.0.0.1:"_s + port;
}

QByteArray programSettings(const QString &folder, int port)
{
    const QJsonObject settings{
        {u"version"_s, u"0.1"_s},
        {u"log"_s, QJsonObject{{u"level"_s, u"error"_s}, {u"accesslog"_s, QJsonObject{{u"disabled"_s, true}}}}},
        {u"storage"_s, QJsonObject{{u"filesystem"_s, QJsonObject{{u"rootdirectory"_s, QString(folder + u"/layers"_s)}}},
                                   {u"delete"_s, QJsonObject{{u"enabled"_s, true}}}}},
        {u"http"_s, QJsonObject{{u"addr"_s, addressOf(QString::number(port))}}},
    };
    return QJsonDocument(settings).toJson(); // YAML too
}

} // namespace

LocalRegistry::LocalRegistry(process::ProcessRunner &runner, const QProcessEnvironment &base)
    : m_runner(runner)
    , m_base(base)
{
}

Result<process::ProcessResult> LocalRegistry::ask(const Endpoint &endpoint, const QStringList &arguments,
                                                  const CancelToken &cancel) const
{
    process::ProcessSpec spec;
    spec.program = u"docker"_s;
    spec.arguments = endpoint.arguments() + arguments;
    spec.workingDirectory = u"/"_s;
    spec.environment = callEnvironment(m_base, endpoint);
    spec.timeLimit = kLimit;
    auto result = m_runner.run(spec, cancel);
    if (!result && result.error().code == ErrorCode::ProcessStart)
        return fail(ErrorCode::DockerMissing, result.error().subject, result.error().detail);
    return result;
}

Result<std::optional<QString>> LocalRegistry::startContainer(const Endpoint &endpoint, int port,
                                                             const CancelToken &cancel) const
{
    const QString name = QString::fromLatin1(kName);
    const auto asked = [&](const QStringList &arguments) -> Result<QByteArray> {
        SLIPWAY_ASSIGN(const process::ProcessResult result, ask(endpoint, arguments, cancel));
        if (result.exitCode != 0)
            return fail(
                errorOf(Action::Query, endpoint, name, {result.exitCode, result.standardOutput, result.standardError}));
        return result.standardOutput;
    };
    SLIPWAY_ASSIGN(const QByteArray names,
                   asked({u"ps"_s, u"-a"_s, u"--filter"_s, u"name=^/%1$"_s.arg(name), u"--format"_s, u"{{.ID}}"_s}));
    if (!names.trimmed().isEmpty()) {
        SLIPWAY_ASSIGN(const QByteArray text, asked({u"container"_s, u"inspect"_s, name}));
        const QJsonObject container = QJsonDocument::fromJson(text).array().at(0).toObject();
        if (!container["Config"_L1]["Labels"_L1].toObject().contains(QString::fromLatin1(kLabel)))
            return fail(
                ErrorCode::Conflict, name,
                QCoreApplication::translate("LocalRegistry", "There is a container named %1 that Slipway did not make.")
                    .arg(name));
        if (!container["State"_L1]["Running"_L1].toBool())
            SLIPWAY_TRY(asked({u"start"_s, name}));
        const QJsonValue binding =
            container["HostConfig"_L1]["PortBindings"_L1][u"%1/tcp"_s.arg(kRegistryPort)].toArray().at(0);
        return addressOf(binding["HostPort"_L1].toString());
    }
    SLIPWAY_ASSIGN(const QByteArray images, asked({u"image"_s, u"ls"_s, u"-q"_s, QString::fromLatin1(kImage)}));
    if (images.trimmed().isEmpty())
        return std::nullopt;
    SLIPWAY_TRY(
        asked({u"run"_s, u"-d"_s, u"--name"_s, name, u"--label"_s, u"%1=1"_s.arg(QLatin1String(kLabel)), u"--restart"_s,
               u"unless-stopped"_s, u"--publish"_s, u"127.0.0.1:%1:%2"_s.arg(port).arg(kRegistryPort), u"--volume"_s,
               name + u":/var/lib/registry"_s, QString::fromLatin1(kImage)}));
    return addressOf(QString::number(port));
}

bool LocalRegistry::hasProgram() const
{
    return !process::findExecutable(QString::fromLatin1(kProgram), m_base).isEmpty();
}

Result<> LocalRegistry::runProgram(const QString &folder, int port, const CancelToken &cancel) const
{
    const QString path = folder + u"/registry.yml"_s;
    const QByteArray settings = programSettings(folder, port);
    QDir().mkpath(folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(settings) != settings.size() || !file.commit())
        return fail(ErrorCode::FileAccess, path, file.errorString());
    process::ProcessSpec spec;
    spec.program = QString::fromLatin1(kProgram);
    spec.workingDirectory = folder;
    spec.environment = process::childEnvironment(m_base);
    // What newer layers took the name of; safe only while nobody pushes. It fails where nothing was kept yet.
    spec.arguments = {u"garbage-collect"_s, u"--delete-untagged=true"_s, path};
    spec.timeLimit = kCleaningLimit;
    if (QDir(folder + u"/layers"_s).exists())
        (void)m_runner.run(spec, cancel);
    spec.arguments = {u"serve"_s, path};
    spec.timeLimit = {};
    spec.isCaptured = false;
    OutputTail tail;
    const auto result =
        m_runner.run(spec, cancel, [&](process::Channel channel, const QByteArray &line) { tail.add(channel, line); });
    if (!result)
        return fail(result.error());
    return fail(ErrorCode::Internal, QString::fromLatin1(kProgram),
                QString::fromUtf8(tail.text(process::Channel::Error)).trimmed().section(u'\n', -1));
}

bool LocalRegistry::isAnswering(int port)
{
    const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (handle < 0)
        return false;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool isThere = ::connect(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(handle);
    return isThere;
}

} // namespace slipway::docker
