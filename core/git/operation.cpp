// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/operation.h"

#include <QLocale>
#include <git2.h>
#include <git2/sys/errors.h>
#include <sys/statvfs.h>
#include <utility>

namespace slipway::git {

namespace {
constexpr std::chrono::milliseconds kReportEvery{100};
// A server may announce any number.
constexpr qint64 kMostObjects = 20'000'000;
// More than what one read hands on plus what completes a thin pack, as a rule.
constexpr quint64 kRoomBytes = 16U * 1024 * 1024;
} // namespace

Operation::Operation(const CancelToken &cancel, const GitLimits &limits, QString subject, ProgressSink progress)
    : m_cancel(cancel)
    , m_limits(limits)
    , m_subject(std::move(subject))
    , m_progress(std::move(progress))
{
}

Result<> Operation::check() const
{
    if (m_cancel.isCancelled())
        return fail(ErrorCode::Cancelled, m_subject);
    if (Clock::now() - m_started > m_limits.whole)
        return fail(ErrorCode::TimedOut, m_subject,
                    QStringLiteral("not done after %1 s")
                        .arg(std::chrono::duration_cast<std::chrono::seconds>(m_limits.whole).count()));
    return {};
}

Result<> Operation::checkIdle(Clock::time_point lastMove) const
{
    SLIPWAY_TRY(check());
    if (Clock::now() - lastMove > m_limits.idle)
        return fail(
            ErrorCode::TimedOut, m_subject,
            QStringLiteral("nothing received for %1 s").arg(std::chrono::duration<double>(m_limits.idle).count()));
    return {};
}

int Operation::refuse(Error error)
{
    git_error_set_str(GIT_ERROR_CALLBACK, error.detail.isEmpty() ? "stopped" : error.detail.toUtf8().constData());
    if (!m_error)
        m_error = std::move(error);
    return GIT_EUSER;
}

void Operation::report(const Progress &progress, bool isLast)
{
    if (!m_progress)
        return;
    const auto now = Clock::now();
    if (!isLast && now - m_lastReport < kReportEvery)
        return;
    m_lastReport = now;
    m_progress(progress);
}

Result<> Operation::checkRoom() const
{
    if (m_targetFolder.isEmpty())
        return {};
    struct statvfs disk {};
    if (::statvfs(m_targetFolder.constData(), &disk) != 0)
        return {};
    if (quint64(disk.f_bavail) * disk.f_frsize < kRoomBytes)
        return fail(ErrorCode::DiskFull, QString::fromUtf8(m_targetFolder),
                    QStringLiteral("less than 16 MiB are free"));
    return {};
}

Result<> Operation::checkSize(qint64 bytes, qint64 objects) const
{
    if (bytes <= m_mostBytes && objects <= kMostObjects)
        return {};
    return fail(ErrorCode::GitTooBig, m_address,
                objects > kMostObjects
                    ? QStringLiteral("more than %1 objects").arg(kMostObjects)
                    : QStringLiteral("more than %1").arg(QLocale::c().formattedDataSize(m_mostBytes, 1)));
}

} // namespace slipway::git
