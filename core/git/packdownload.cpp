// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/packdownload.h"

#include "core/git/giterror.h"
#include "core/git/handles.h"
#include "core/git/operation.h"
#include "core/git/transport/subtransport.h"

#include <QFile>
#include <QSaveFile>
#include <algorithm>
#include <utility>

namespace slipway::git {

namespace {

int onProgress(const git_indexer_progress *stats, void *payload)
{
    Operation &operation = static_cast<TransportContext *>(payload)->operation;
    if (auto alive = operation.check(); !alive)
        return operation.refuse(alive.error());
    if (auto small = operation.checkSize(qint64(stats->received_bytes), stats->total_objects); !small)
        return operation.refuse(small.error());
    Progress progress;
    progress.receivedObjects = stats->received_objects;
    progress.totalObjects = stats->total_objects;
    progress.receivedBytes = qint64(stats->received_bytes);
    operation.report(progress, stats->received_objects == stats->total_objects);
    return 0;
}

// The server's "Counting objects…": only a chance to stop.
int onServerText(const char *, int, void *payload)
{
    Operation &operation = static_cast<TransportContext *>(payload)->operation;
    if (auto alive = operation.check(); !alive)
        return operation.refuse(alive.error());
    return 0;
}

QList<QByteArray> shallowCommits(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> commits = file.readAll().split('\n');
    commits.removeAll(QByteArray());
    return commits;
}

Result<> keepShallow(const QString &path, const QList<QByteArray> &before)
{
    QList<QByteArray> all = shallowCommits(path);
    const qsizetype after = all.size();
    for (const QByteArray &commit : before) {
        if (!all.contains(commit))
            all << commit;
    }
    if (all.size() == after)
        return {};
    QSaveFile file(path);
    const QByteArray text = all.join('\n') + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(ErrorCode::FileAccess, path, file.errorString());
    return {};
}

QByteArray flattened(const QString &name)
{
    QString flat = name;
    flat.replace(QLatin1Char('%'), QLatin1String("%25")).replace(QLatin1Char('/'), QLatin1String("%2F"));
    return flat.toUtf8();
}

int fetchOnce(git_repository *repository, TransportContext &context, const QByteArray &spec, int depth,
              qint64 &received)
{
    git_remote_create_options create = GIT_REMOTE_CREATE_OPTIONS_INIT;
    create.repository = repository;
    create.flags = GIT_REMOTE_CREATE_SKIP_INSTEADOF | GIT_REMOTE_CREATE_SKIP_DEFAULT_FETCHSPEC;
    git_fetch_options options = GIT_FETCH_OPTIONS_INIT;
    options.depth = depth;
    options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
    options.update_fetchhead = 0;
    options.prune = GIT_FETCH_NO_PRUNE;
    options.callbacks.transport = makeSmartTransport;
    options.callbacks.transfer_progress = onProgress;
    options.callbacks.sideband_progress = onServerText;
    options.callbacks.payload = &context;
    QByteArray specBytes = spec;
    char *specs[] = {specBytes.data()};
    const git_strarray specArray{specs, 1};

    RemoteHandle remote;
    int code = git_remote_create_with_opts(Out(remote), "slipway://remote", &create);
    if (code == 0)
        code = git_remote_fetch(remote.get(), &specArray, &options, nullptr);
    if (code == 0)
        received = qint64(git_remote_stats(remote.get())->received_bytes);
    return code;
}

} // namespace

FetchTarget FetchTarget::of(const Tip &tip)
{
    if (tip.isExact)
        return {tip.commit.toLatin1(), "refs/slipway/%commit-" + tip.commit.toLatin1()};
    if (!tip.tag.isEmpty())
        return {"refs/tags/" + tip.tag.toUtf8(), "refs/slipway/%tag-" + flattened(tip.tag)};
    if (tip.branch.isEmpty())
        return {"HEAD", "refs/slipway/%HEAD"};
    return {"refs/heads/" + tip.branch.toUtf8(), "refs/slipway/" + flattened(tip.branch)};
}

Result<qint64> download(git_repository *repository, Endpoint &endpoint, Operation &operation, const FetchTarget &target)
{
    SLIPWAY_TRY(operation.check());
    const QString shallowFile = QFile::decodeName(git_repository_path(repository)) + QStringLiteral("shallow");
    const bool isExact = target.source.size() == GIT_OID_SHA1_HEXSIZE && !target.source.contains('/');
    TransportContext context{operation, endpoint};
    qint64 received = 0;
    for (int attempt = 0;; ++attempt) {
        const QList<QByteArray> before = shallowCommits(shallowFile);
        const int code = fetchOnce(repository, context, '+' + target.source + ':' + target.ref, 1, received);
        const Error error = code == 0 ? Error{} : errorOfLibrary(code, operation.subject(), &operation);
        SLIPWAY_TRY(keepShallow(shallowFile, before));
        if (code == 0)
            return received;
        const bool isOurs = operation.error().has_value();
        // By its id: the server may forbid it, or not have it and end the answer.
        if (isExact && !isOurs && (code != GIT_EEOF || attempt > 0))
            return fail(ErrorCode::GitCommitMissing, QString::fromLatin1(target.source), error.detail);
        if (code != GIT_EEOF || isOurs || attempt > 0)
            return fail(error);
    }
}

Result<qint64> downloadEverything(git_repository *repository, Endpoint &endpoint, Operation &operation)
{
    const QString shallowFile = QFile::decodeName(git_repository_path(repository)) + QStringLiteral("shallow");
    const QList<QByteArray> before = shallowCommits(shallowFile);
    TransportContext context{operation, endpoint};
    qint64 received = 0;
    const int code = fetchOnce(repository, context, "+refs/heads/*:refs/slipway-history/*", 0, received);
    const Error error = code == 0 ? Error{} : errorOfLibrary(code, operation.subject(), &operation);
    SLIPWAY_TRY(keepShallow(shallowFile, before));
    if (code != 0)
        return fail(error);
    return received;
}

} // namespace slipway::git
