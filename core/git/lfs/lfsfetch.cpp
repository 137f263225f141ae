// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/lfs/lfsfetch.h"

#include "core/git/lfs/lfsfiles.h"
#include "core/git/operation.h"
#include "core/git/ssh/sshaddress.h"
#include "core/git/transport/transportfor.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <array>
#include <utility>
#include <vector>

namespace slipway::git {

namespace {

constexpr qsizetype kMostAnswerBytes = 64 * 1024;
constexpr qsizetype kChunkBytes = 256 * 1024;

QByteArray lfsAddress(const QByteArray &repository)
{
    return repository + (repository.endsWith(".git") ? "/info/lfs" : ".git/info/lfs");
}

Result<> copyOne(const QString &repository, const LfsFile &file, const LfsStore &store, const Operation &operation)
{
    const QString oid = QString::fromLatin1(file.pointer.oid);
    const QString below = QStringLiteral("/lfs/objects/%1/%2/%3").arg(oid.left(2), oid.mid(2, 2), oid);
    for (const QString &folder :
         {repository + QStringLiteral("/.git"), repository, repository + QStringLiteral(".git")}) {
        QFile from(folder + below);
        if (!from.open(QIODevice::ReadOnly))
            continue;
        SLIPWAY_ASSIGN(const auto incoming, store.receive(file.pointer));
        std::vector<char> chunk(kChunkBytes);
        while (true) {
            SLIPWAY_TRY(operation.check());
            SLIPWAY_TRY(operation.checkRoom());
            const qint64 got = from.read(chunk.data(), kChunkBytes);
            if (got < 0)
                return fail(ErrorCode::FileAccess, from.fileName(), from.errorString());
            if (got == 0)
                return incoming->finish();
            SLIPWAY_TRY(incoming->write(chunk.data(), got));
        }
    }
    return fail(ErrorCode::GitLfs, {}, QStringLiteral("%1 does not have it below lfs/objects").arg(repository));
}

Result<> copyAll(const QString &repository, const QVector<LfsFile> &files, const LfsStore &store, Operation &operation,
                 LfsTally &tally)
{
    for (const LfsFile &file : files) {
        auto copied = copyOne(repository, file, store, operation);
        if (!copied && copied.error().code == ErrorCode::GitLfs)
            copied.error().subject = file.path;
        SLIPWAY_TRY(copied);
        tally.bytes += file.pointer.size;
        tally.progress.receivedBytes += file.pointer.size;
        ++tally.progress.receivedObjects;
        operation.report(tally.progress, tally.progress.receivedObjects == tally.progress.totalObjects);
    }
    return {};
}

struct Lease {
    QByteArray address;
    QList<QByteArray> headers;
};

// Where the server of an ssh address has its Git LFS, and what lets us in.
Result<Lease> leaseOverSsh(const Remote &remote, Operation &operation)
{
    SLIPWAY_ASSIGN(const SshAddress target, SshAddress::parse(remote.url.trimmed()));
    const QString command = QStringLiteral("git-lfs-authenticate '%1' download").arg(target.path);
    SLIPWAY_ASSIGN(const auto session, SshSession::open(target, remote, command, false, operation));
    QByteArray text;
    std::array<char, 4096> chunk{};
    while (text.size() < kMostAnswerBytes) {
        SLIPWAY_ASSIGN(const qsizetype got, session->read(chunk.data(), qsizetype(chunk.size())));
        if (got == 0)
            break;
        text.append(chunk.data(), got);
    }
    const QJsonObject answer = QJsonDocument::fromJson(text).object();
    const QUrl href(answer[QLatin1String("href")].toString());
    if (!href.isValid() || href.host().isEmpty())
        return fail(ErrorCode::GitLfs, {}, QStringLiteral("git-lfs-authenticate names no address"));
    return Lease{href.toEncoded(QUrl::StripTrailingSlash | QUrl::RemoveUserInfo),
                 httpHeaderLines(answer[QLatin1String("header")].toObject())};
}

Result<> fetchOverSsh(const Remote &remote, const QVector<LfsFile> &files, const LfsStore &store, ConnectionPool &pool,
                      Operation &operation, LfsTally &tally)
{
    Remote named = remote;
    named.url = displayUrl(remote.url.trimmed());
    auto lease = leaseOverSsh(named, operation);
    if (!lease) {
        // The server lets us in, yet does not know this command.
        const ErrorCode code = lease.error().code;
        if (code == ErrorCode::GitLfs || code == ErrorCode::GitFailed || code == ErrorCode::GitNotFound)
            return fail(ErrorCode::GitLfs, files.first().path,
                        QStringLiteral("the server offers no Git LFS over ssh (%1)")
                            .arg(lease.error().detail.section(QLatin1Char('\n'), -1)));
        return fail(lease.error());
    }
    Remote web;
    web.url = QString::fromUtf8(lease->address);
    web.caFile = remote.caFile;
    web.caPem = remote.caPem;
    const HttpIdentity identity(web); // without the key: the server has given what lets us in
    return LfsServer(identity, lease->address, lease->headers, pool, operation).fetch(files, store, tally);
}

} // namespace

Result<QVector<LfsFile>> missingLfsFiles(git_repository *repository, const git_oid &commit, const LfsStore &store,
                                         const Operation &operation)
{
    QVector<LfsFile> missing;
    SLIPWAY_ASSIGN(const bool isUsed, usesLfs(repository, commit, operation));
    if (!isUsed)
        return missing;
    SLIPWAY_ASSIGN(const TreeList tree, listTree(repository, commit, operation));
    SLIPWAY_ASSIGN(const LfsFiles files, lfsFiles(repository, commit, tree, operation));
    QSet<QByteArray> seen;
    qint64 bytes = 0;
    for (size_t place = 0; place < tree.files.size(); ++place) {
        const auto pointer = files.constFind(place);
        if (pointer == files.cend() || seen.contains(pointer->oid))
            continue;
        seen.insert(pointer->oid);
        if (pointer->hasExtension)
            return fail(ErrorCode::GitLfs, tree.files[place].path,
                        QStringLiteral("it needs an extension of Git LFS, which Slipway does not have"));
        bytes += std::min(pointer->size, kMostRepositoryBytes * 1024); // no overflow
        SLIPWAY_TRY(operation.checkSize(bytes, 0));
        if (!store.has(*pointer))
            missing.append({*pointer, tree.files[place].path});
    }
    return missing;
}

Result<> fetchLfsFiles(const Remote &remote, bool isLfsUrl, const QVector<LfsFile> &files, const LfsStore &store,
                       Connections &connections, Operation &operation, LfsTally &tally)
{
    const QString address = remote.url.trimmed();
    if (isLfsUrl) {
        const QString scheme = QUrl(address).scheme();
        if (scheme != QLatin1String("https") && scheme != QLatin1String("http"))
            return fail(
                ErrorCode::GitLfs, files.first().path,
                QStringLiteral(".lfsconfig names %1, and only http and https are asked").arg(displayUrl(address)));
        const HttpIdentity identity(remote);
        return LfsServer(identity, identity.base(), {}, connections.http, operation).fetch(files, store, tally);
    }
    if (address.startsWith(QLatin1Char('/')))
        return copyAll(address, files, store, operation, tally);
    if (SshAddress::isSsh(address))
        return fetchOverSsh(remote, files, store, connections.http, operation, tally);
    if (QUrl(address).scheme() == QLatin1String("file"))
        return copyAll(QUrl(address).path(QUrl::FullyDecoded), files, store, operation, tally);
    const HttpIdentity identity(remote);
    return LfsServer(identity, lfsAddress(identity.base()), {}, connections.http, operation).fetch(files, store, tally);
}

void forgetUnusedLfsFiles(git_repository *repository, const LfsStore &store, const Operation &operation)
{
    ReferencesHandle iterator;
    if (git_reference_iterator_new(Out(iterator), repository) != 0)
        return;
    QSet<QByteArray> kept;
    git_reference *next = nullptr;
    while (git_reference_next(&next, iterator.get()) == 0) {
        const ReferenceHandle reference(next);
        ObjectHandle commit;
        if (QByteArray(git_reference_name(reference.get())).startsWith("refs/slipway-history/"))
            continue;
        if (git_reference_peel(Out(commit), reference.get(), GIT_OBJECT_COMMIT) != 0)
            return;
        const git_oid id = *git_object_id(commit.get());
        const auto tree = listTree(repository, id, operation);
        const auto files = tree ? lfsFiles(repository, id, *tree, operation) : Result<LfsFiles>();
        if (!tree || !files)
            return;
        for (const LfsPointer &pointer : *files)
            kept.insert(pointer.oid);
    }
    store.keepOnly(kept);
}

} // namespace slipway::git
