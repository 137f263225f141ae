// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/runlog.h"

#include "core/base/logging.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace slipway::deploy {

namespace {
constexpr qint64 kReadBytes = 4 * 1024 * 1024;
}

RunLog::RunLog(RunId run, QString path, LineBatchers &batchers, Announce announce)
    : m_run(run)
    , m_path(std::move(path))
    , m_announce(std::move(announce))
    , m_batcher(batchers.make([this](const QByteArray &lines) { write(lines); }))
{
}

RunLog::~RunLog()
{
    m_batcher->flush();
    m_batcher.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void RunLog::line(const QByteArray &text)
{
    m_batcher->add(text);
}

void RunLog::keep()
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_isKept, true))
            return;
        m_descriptor = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (m_descriptor < 0)
            qCWarning(lcDeploy, "The log of run %lld could not be opened: %s", static_cast<long long>(m_run.value),
                      std::strerror(errno));
    }
    m_batcher->flush();
    write({});
}

void RunLog::flush()
{
    m_batcher->flush();
}

void RunLog::write(const QByteArray &lines)
{
    {
        const std::lock_guard lock(m_mutex);
        m_held += lines;
        if (m_isKept) {
            const QByteArray out = std::exchange(m_held, {});
            qsizetype done = 0;
            // A full disk loses log lines, never the run.
            while (m_descriptor >= 0 && done < out.size()) {
                const ssize_t count =
                    ::write(m_descriptor, out.constData() + done, static_cast<size_t>(out.size() - done));
                if (count < 0 && errno == EINTR)
                    continue;
                if (count <= 0)
                    break;
                done += count;
            }
        }
    }
    if (m_announce && !lines.isEmpty())
        m_announce(m_run, lines);
}

RunLogs::RunLogs(QString directory)
    : m_directory(std::move(directory))
{
}

QString RunLogs::pathOf(RunId run) const
{
    return m_directory + QLatin1Char('/') + QString::number(run.value) + QLatin1String(".log");
}

std::shared_ptr<RunLog> RunLogs::open(RunId run)
{
    auto log = std::make_shared<RunLog>(run, pathOf(run), m_batchers, m_announce);
    const std::lock_guard lock(m_mutex);
    m_open.removeIf([](const auto &entry) { return entry.value().expired(); });
    m_open.insert(run.value, log);
    return log;
}

Result<QByteArray> RunLogs::read(RunId run, qint64 offset) const
{
    std::shared_ptr<RunLog> log;
    {
        const std::lock_guard lock(m_mutex);
        log = m_open.value(run.value).lock();
    }
    if (log)
        log->flush();
    QFile file(pathOf(run));
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly) || !file.seek(qMax<qint64>(offset, 0)))
        return fail(ErrorCode::FileAccess, file.fileName(), file.errorString());
    return file.read(kReadBytes);
}

void RunLogs::remove(const QVector<RunId> &runs) const
{
    for (const RunId run : runs)
        QFile::remove(pathOf(run));
}

} // namespace slipway::deploy
