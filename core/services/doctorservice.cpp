// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/doctorservice.h"

#include "core/docker/dockeraccess.h"
#include "core/model/errortext.h"
#include "core/process/environment.h"
#include "core/process/processrunner.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QProcessEnvironment>
#include <QStorageInfo>
#include <QTcpServer>

namespace slipway {

namespace {

constexpr std::chrono::seconds kLimit{3};
constexpr qint64 kFewBytes = 1024LL * 1024 * 1024;

DoctorLine line(const QString &name, bool isGood, const QString &text, const QString &fix = {}, bool isNeeded = true)
{
    const auto bad = isNeeded ? DoctorLine::State::Failed : DoctorLine::State::Warning;
    return {name, isGood ? DoctorLine::State::Good : bad, text, isGood ? QString() : fix, isNeeded};
}

// The first line a program says, or nothing where it is missing or fails.
std::optional<QString> firstLine(process::ProcessRunner &runner, const QString &program, const QStringList &arguments)
{
    process::ProcessSpec spec;
    spec.program = program;
    spec.arguments = arguments;
    spec.environment = process::childEnvironment(QProcessEnvironment::systemEnvironment());
    spec.timeLimit = kLimit;
    const auto result = runner.run(spec, {});
    if (!result || result->exitCode != 0)
        return std::nullopt;
    const QByteArray output = result->standardOutput.isEmpty() ? result->standardError : result->standardOutput;
    return QString::fromUtf8(output.left(output.indexOf('\n'))).trimmed();
}

void addDocker(QVector<DoctorLine> &lines, docker::DockerAccess &docker, process::ProcessRunner &runner)
{
    Environment local;
    local.id = EnvironmentId(1);
    local.shortName = QStringLiteral("local");
    const EnvironmentStatus status = docker.check(local, {});
    const bool isThere = status.reach == EnvironmentStatus::Reach::Reachable;
    lines << line(QStringLiteral("Docker Engine"), isThere,
                  isThere ? QCoreApplication::translate("Doctor", "%1 at %2").arg(status.engineVersion, status.endpoint)
                          : status.reason,
                  status.fix);
    const bool hasCompose = !status.composeVersion.isEmpty();
    lines << line(QStringLiteral("Docker Compose"), hasCompose,
                  hasCompose ? status.composeVersion
                             : QCoreApplication::translate("Doctor", "The compose plugin of docker was not found."),
                  errorText({ErrorCode::ComposeMissing, {}, {}}).remedy);
    const auto buildx =
        firstLine(runner, QStringLiteral("docker"), {QStringLiteral("buildx"), QStringLiteral("version")});
    lines << line(
        QStringLiteral("Docker Buildx"), buildx.has_value(),
        buildx.value_or(QCoreApplication::translate("Doctor", "The buildx plugin of docker was not found.")),
        QCoreApplication::translate(
            "Doctor",
            "Install the package docker-buildx-plugin (or docker-buildx). It is needed for stacks that build images."),
        false);
}

void addGit(QVector<DoctorLine> &lines, process::ProcessRunner &runner)
{
    const auto git = firstLine(runner, QStringLiteral("git"), {QStringLiteral("--version")});
    lines << line(QStringLiteral("Git"), git.has_value(),
                  git.value_or(QCoreApplication::translate("Doctor", "The program git was not found.")),
                  QCoreApplication::translate("Doctor", "Install git. It is needed for repositories in local folders."),
                  false);
    const auto ssh = firstLine(runner, QStringLiteral("ssh"), {QStringLiteral("-V")});
    lines << line(QStringLiteral("OpenSSH"), ssh.has_value(),
                  ssh.value_or(QCoreApplication::translate("Doctor", "The program ssh was not found.")),
                  QCoreApplication::translate(
                      "Doctor", "Install openssh-client. It is needed for repositories that are reached by ssh."),
                  false);
}

void addDisk(QVector<DoctorLine> &lines, const QString &dataDirectory)
{
    QFileInfo folder(dataDirectory);
    while (!folder.exists() && !folder.isRoot())
        folder.setFile(folder.absolutePath());
    const bool isWritable = folder.isWritable();
    lines << line(
        QCoreApplication::translate("Doctor", "Data folder"), isWritable,
        isWritable ? dataDirectory
                   : QCoreApplication::translate("Doctor", "%1 cannot be written to.").arg(dataDirectory),
        QCoreApplication::translate("Doctor", "Choose another folder with --data-dir, or make it writable for you."));
    const qint64 free = QStorageInfo(folder.absoluteFilePath()).bytesAvailable();
    lines << line(QCoreApplication::translate("Doctor", "Disk space"), free >= kFewBytes,
                  QCoreApplication::translate("Doctor", "%1 free").arg(QLocale().formattedDataSize(free)),
                  QCoreApplication::translate("Doctor", "Free some space: images and repositories need it."), false);
}

void addListener(QVector<DoctorLine> &lines, const QString &address, quint16 port)
{
    if (address.isEmpty())
        return;
    QTcpServer probe;
    const bool isFree = probe.listen(QHostAddress(address), port);
    const QString place = QStringLiteral("%1:%2").arg(address).arg(port);
    lines << line(QCoreApplication::translate("Doctor", "Listener"), isFree,
                  isFree ? QCoreApplication::translate("Doctor", "%1 is free").arg(place)
                         : QCoreApplication::translate("Doctor", "%1 is in use: %2").arg(place, probe.errorString()),
                  QCoreApplication::translate(
                      "Doctor", "Choose another address with --listen, unless it is Slipway itself that runs there."),
                  false);
}

} // namespace

QVector<DoctorLine> examine(docker::DockerAccess &docker, process::ProcessRunner &runner, const QString &dataDirectory,
                            const QString &listenAddress, quint16 listenPort)
{
    QVector<DoctorLine> lines;
    addDocker(lines, docker, runner);
    addGit(lines, runner);
    addDisk(lines, dataDirectory);
    addListener(lines, listenAddress, listenPort);
    return lines;
}

} // namespace slipway
