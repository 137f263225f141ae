// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/utc.h"
#include "core/docker/dockeraccess.h"
#include "core/git/gitaccess.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QStringList>
#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace slipway::tests {

class FakeClock final : public Clock
{
public:
    QDateTime nowUtc() const override { return utcFromMs(m_ms); }
    std::chrono::steady_clock::time_point monotonic() const override
    {
        return std::chrono::steady_clock::time_point(std::chrono::milliseconds(m_ms));
    }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<qint64> m_ms{1'700'000'000'000};
};

// Git with one branch whose tip the test sets; commits are maps of files. Notes
// each call; fails where told: "checkout" or "checkout b".
class FakeGit : public git::GitAccess
{
public:
    QString tip;
    QHash<QString, QMap<QString, QByteArray>> commits;
    QStringList calls;
    QStringList mirrors;                             // of each checkout
    QHash<QString, Error> failures;                  // by call or its first word
    std::function<void(const QString &call)> before; // for cancelling in the middle
    QString inMirror;
    std::function<void(const git::ProgressSink &)> moving; // what fetch and checkout say of themselves

    Result<git::Tip> look(const git::Remote &, const std::optional<QString> &branch, const CancelToken &) override
    {
        SLIPWAY_TRY(note(QStringLiteral("look")));
        return git::Tip{tip, branch.value_or(QStringLiteral("main"))};
    }
    Result<git::FetchOutcome> fetch(const git::Remote &, const QString &, const git::Tip &wanted,
                                    const git::ProgressSink &progress, const CancelToken &) override
    {
        SLIPWAY_TRY(note(QStringLiteral("fetch")));
        if (moving)
            moving(progress);
        const bool wasThere = m_fetched.contains(wanted.commit);
        m_fetched << wanted.commit;
        return git::FetchOutcome{wasThere, 100};
    }
    // As the real one: the ledger before the first file. Fails before both where told "checkout b",
    // with half of the files there where told "write b".
    Result<git::CheckoutOutcome> checkout(const git::CheckoutRequest &request, git::WorkTreeLedger &ledger,
                                          const git::ProgressSink &progress, const CancelToken &) override
    {
        if (moving)
            moving(progress);
        SLIPWAY_TRY(note(QStringLiteral("checkout ") + request.commit.left(1)));
        mirrors << request.mirrorPath;
        SLIPWAY_TRY(ledger.write({}, {}));
        git::CheckoutOutcome outcome;
        const auto files = commits.value(request.commit);
        QDir().mkpath(request.workTree);
        for (auto it = files.cbegin(); it != files.cend(); ++it) {
            QFile file(request.workTree + QLatin1Char('/') + it.key());
            QDir().mkpath(QFileInfo(file).path());
            if (file.open(QIODevice::ReadOnly) && file.readAll() == it.value())
                continue;
            file.close();
            if (!file.open(QIODevice::WriteOnly))
                return fail(ErrorCode::FileAccess, it.key());
            file.write(it.value());
            outcome.written << it.key();
            const QString write = QStringLiteral("write ") + request.commit.left(1);
            if (before)
                before(write);
            if (failures.contains(write))
                return fail(failures.value(write));
        }
        return outcome;
    }
    Result<QStringList> changedFiles(const QString &, const QString &from, const QString &to) override
    {
        QStringList changed;
        const auto before_ = commits.value(from);
        const auto after = commits.value(to);
        for (auto it = after.cbegin(); it != after.cend(); ++it) {
            if (before_.value(it.key()) != it.value())
                changed << it.key();
        }
        return changed;
    }
    Result<git::CommitInfo> commitInfo(const QString &, const QString &commit) override
    {
        return git::CommitInfo{commit, QStringLiteral("Subject of ") + commit.left(1), QStringLiteral("A"), 1};
    }
    bool hasCommit(const QString &, const QString &commit) override { return m_fetched.contains(commit); }
    Result<QStringList> branches(const git::Remote &, const CancelToken &) override
    {
        return QStringList{QStringLiteral("main")};
    }

    Result<> note(const QString &call)
    {
        calls << call;
        if (before)
            before(call);
        const QString name = call.section(QLatin1Char(' '), 0, 0);
        if (failures.contains(call))
            return fail(failures.value(call));
        if (failures.contains(name))
            return fail(failures.value(name));
        return {};
    }

private:
    QStringList m_fetched;
};

class FakeDocker final : public docker::DockerAccess
{
public:
    QStringList calls;
    QHash<QString, Error> failures;
    std::function<void(const QString &call)> before;
    docker::ComposeConfig answer{{}, {QStringLiteral("web")}, {}, {}};
    QVector<docker::ProjectServices> running;
    docker::ComposeProject lastProject;
    QByteArray says = "Container web  Started";
    std::mutex mutex;

    Result<docker::Endpoint> endpointOf(const Environment &) override
    {
        return docker::Endpoint{QStringLiteral("unix:///nowhere"), {}, {}};
    }
    EnvironmentStatus check(const Environment &, const CancelToken &) override
    {
        ++checks;
        EnvironmentStatus status;
        status.reach = isAway ? EnvironmentStatus::Reach::Unreachable : EnvironmentStatus::Reach::Reachable;
        return status;
    }
    Result<docker::ComposeConfig> config(const docker::ComposeProject &project, const CancelToken &) override
    {
        SLIPWAY_TRY(note(QStringLiteral("config"), project));
        return answer;
    }
    Result<> build(const docker::ComposeProject &project, const process::LineSink &sink, const CancelToken &) override
    {
        return act(QStringLiteral("build"), project, sink);
    }
    Result<> up(const docker::ComposeProject &project, const docker::UpOptions &options, const process::LineSink &sink,
                const CancelToken &) override
    {
        if (options.isBuildAllowed || !options.hasRemoveOrphans)
            return fail(ErrorCode::Internal);
        return act(QStringLiteral("up"), project, sink);
    }
    Result<> start(const docker::ComposeProject &project, const process::LineSink &sink, const CancelToken &) override
    {
        return act(QStringLiteral("start"), project, sink);
    }
    Result<> stop(const docker::ComposeProject &project, const process::LineSink &sink, const CancelToken &) override
    {
        return act(QStringLiteral("stop"), project, sink);
    }
    Result<> restart(const docker::ComposeProject &project, const QStringList &services, const process::LineSink &sink,
                     const CancelToken &) override
    {
        return act((QStringLiteral("restart ") + services.join(QLatin1Char(','))).trimmed(), project, sink);
    }
    Result<> down(const docker::ComposeProject &project, bool removeVolumes, const process::LineSink &sink,
                  const CancelToken &) override
    {
        return act(removeVolumes ? QStringLiteral("down volumes") : QStringLiteral("down"), project, sink);
    }
    Result<QVector<docker::ProjectServices>> containers(const docker::Endpoint &, const QString &,
                                                        const CancelToken &) override
    {
        SLIPWAY_TRY(note(QStringLiteral("containers"), lastProject));
        ++lists;
        if (isAway)
            return fail(ErrorCode::DockerUnreachable, QStringLiteral("unix:///nowhere"));
        const std::lock_guard lock(mutex);
        return running;
    }
    Result<> removeContainers(const docker::Endpoint &, const QStringList &ids, const CancelToken &) override
    {
        return note(QStringLiteral("rm ") + ids.join(QLatin1Char(',')), lastProject);
    }
    // One line, or one every few milliseconds, until cancelled.
    Result<> logs(const docker::Endpoint &, const QString &, int, bool, const process::LineSink &sink,
                  const CancelToken &cancel) override
    {
        sink(process::Channel::Output, says);
        while (!cancel.isCancelled()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            if (isRepeating)
                sink(process::Channel::Output, says);
        }
        return fail(ErrorCode::Cancelled);
    }
    // An event each time somebody sets hasEvent; the end where isAway is set.
    Result<> events(const docker::Endpoint &endpoint, const std::function<void(const QString &)> &changed,
                    const CancelToken &cancel) override
    {
        while (!cancel.isCancelled()) {
            if (isAway)
                return fail(ErrorCode::DockerUnreachable, endpoint.host);
            if (hasEvent.exchange(false))
                changed(QStringLiteral("shop"));
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        return fail(ErrorCode::Cancelled);
    }
    std::atomic<bool> isRepeating{false};
    std::atomic<bool> hasEvent{false};
    std::atomic<bool> isAway{false};
    std::atomic<int> lists{0};
    std::atomic<int> checks{0};

private:
    Result<> act(const QString &call, const docker::ComposeProject &project, const process::LineSink &sink)
    {
        SLIPWAY_TRY(note(call, project));
        if (sink)
            sink(process::Channel::Error, says);
        return {};
    }
    Result<> note(const QString &call, const docker::ComposeProject &project)
    {
        {
            const std::lock_guard lock(mutex);
            calls << call;
            lastProject = project;
        }
        if (before)
            before(call);
        const QString name = call.section(QLatin1Char(' '), 0, 0);
        if (failures.contains(name))
            return fail(failures.value(name));
        return {};
    }
};

} // namespace slipway::tests
