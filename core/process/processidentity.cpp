// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/processidentity.h"

#include <QDir>
#include <QFile>
#include <QList>
#include <QThread>

#include <csignal>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

namespace slipway::process {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    // Files of /proc have no size: read to the end.
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// proc(5): fields of /proc/PID/stat; those after the name, which may hold spaces and brackets.
struct Stat {
    char state = 'X';
    qint64 group = 0;
    qint64 session = 0;
    quint64 startTicks = 0;
};

std::optional<Stat> statOf(qint64 pid)
{
    const QByteArray text = contentOf(QStringLiteral("/proc/%1/stat").arg(pid));
    const qsizetype name = text.lastIndexOf(')');
    if (name < 0)
        return std::nullopt;
    const QList<QByteArray> fields = text.mid(name + 2).split(' ');
    if (fields.size() < 20 || fields.at(0).isEmpty())
        return std::nullopt;
    return Stat{fields.at(0).at(0), fields.at(2).toLongLong(), fields.at(3).toLongLong(), fields.at(19).toULongLong()};
}

QString bootId()
{
    return QString::fromLatin1(contentOf(QStringLiteral("/proc/sys/kernel/random/boot_id")).trimmed());
}

bool anyLiveMember(qint64 groupId, const std::function<bool(qint64 pid, const Stat &)> &counts)
{
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool isPid = false;
        const qint64 pid = entry.toLongLong(&isPid);
        if (!isPid)
            continue;
        const std::optional<Stat> stat = statOf(pid);
        if (stat && stat->group == groupId && stat->state != 'Z' && stat->state != 'X' && counts(pid, *stat))
            return true;
    }
    return false;
}

// The leader is gone and its members live on. Their group id cannot be given
// to a new process while they live, but the pid may have been reused before.
bool isOrphanOf(const ProcessIdentity &identity, qint64 pid, const Stat &stat)
{
    struct stat owner = {};
    if (::stat(QByteArray("/proc/" + QByteArray::number(pid)).constData(), &owner) != 0 || owner.st_uid != geteuid())
        return false;
    const QByteArray environment = '\0' + contentOf(QStringLiteral("/proc/%1/environ").arg(pid));
    return stat.session == identity.groupId && stat.startTicks >= identity.startTicks &&
           environment.contains('\0' + QByteArray(kChildMarker) + '=');
}

bool isStillRunning(const ProcessIdentity &identity)
{
    if (identity.groupId <= 1 || identity.groupId == getpgrp() || identity.bootId != bootId())
        return false;
    const std::optional<Stat> leader = statOf(identity.groupId);
    if (leader && leader->startTicks != identity.startTicks)
        return false;
    if (leader)
        return leader->group == identity.groupId && hasLiveMember(identity.groupId);
    return anyLiveMember(identity.groupId,
                         [&](qint64 pid, const Stat &stat) { return isOrphanOf(identity, pid, stat); });
}

bool waitUntilEnded(qint64 groupId, std::chrono::milliseconds limit)
{
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (hasLiveMember(groupId)) {
        if (std::chrono::steady_clock::now() >= deadline)
            return false;
        QThread::msleep(20);
    }
    return true;
}

} // namespace

std::optional<ProcessIdentity> identityOf(qint64 pid)
{
    const std::optional<Stat> stat = statOf(pid);
    if (!stat)
        return std::nullopt;
    return ProcessIdentity{pid, stat->startTicks, bootId()};
}

bool isSame(const ProcessIdentity &identity)
{
    return identity.groupId > 0 && identityOf(identity.groupId) == identity;
}

bool hasLiveMember(qint64 groupId)
{
    return anyLiveMember(groupId, [](qint64, const Stat &) { return true; });
}

bool endProcessGroup(const ProcessIdentity &identity, std::chrono::milliseconds grace)
{
    if (!isStillRunning(identity))
        return false;
    const auto group = static_cast<pid_t>(identity.groupId);
    ::kill(-group, SIGTERM);
    if (!waitUntilEnded(identity.groupId, grace) && isStillRunning(identity)) {
        ::kill(-group, SIGKILL);
        waitUntilEnded(identity.groupId, std::chrono::seconds(1));
    }
    return true;
}

} // namespace slipway::process
