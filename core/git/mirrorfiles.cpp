// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/mirrorfiles.h"

#include "core/git/giterror.h"
#include "core/git/mirrorlocks.h"
#include "core/git/operation.h"

#include <QDir>
#include <QFile>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace slipway::git {

Result<RepositoryHandle> openMirror(const QString &path)
{
    RepositoryHandle repository;
    ConfigHandle config; // read first: on a broken one libgit2 1.8 leaks what it opens
    int code = git_config_open_ondisk(Out(config), QFile::encodeName(path + QStringLiteral("/config")).constData());
    if (code == 0)
        code = git_repository_open_bare(Out(repository), QFile::encodeName(path).constData());
    if (code != 0)
        return fail(ErrorCode::GitDamaged, path, errorOfLibrary(code, path).detail);
    return repository;
}

Result<RepositoryHandle> createMirror(const QString &path)
{
    RepositoryHandle repository;
    git_repository_init_options options = GIT_REPOSITORY_INIT_OPTIONS_INIT;
    options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
    options.mode = 0700;
    options.initial_head = "slipway";
    const int code = git_repository_init_ext(Out(repository), QFile::encodeName(path).constData(), &options);
    if (code != 0) {
        Error error = errorOfLibrary(code, path);
        if (error.code == ErrorCode::GitDamaged || error.code == ErrorCode::GitFailed)
            error.code = ErrorCode::FileAccess;
        return fail(std::move(error));
    }
    return repository;
}

void removeWhatever(const QString &path)
{
    if (!QFile::remove(path))
        QDir(path).removeRecursively();
}

Result<> swapIntoPlace(const QString &made, const QString &path)
{
    const QByteArray from = QFile::encodeName(made);
    const QByteArray to = QFile::encodeName(path);
    // What Git LFS has brought is not in the packs; it stays (see LfsStore).
    ::rename((to + "/lfs").constData(), (from + "/lfs").constData());
    // Exchanged in one step where there is an old one: never a moment without a mirror.
    if (::access(to.constData(), F_OK) == 0 &&
        ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_EXCHANGE) == 0)
        return {};
    if (::rename(from.constData(), to.constData()) == 0)
        return {};
    // A file system that cannot exchange: a kill in between costs one more clone.
    removeWhatever(path);
    if (::rename(from.constData(), to.constData()) != 0)
        return fail(errorOfSystem(errno, path));
    return {};
}

Result<> takePlace(const QString &made, const QString &path, MirrorLock &lock)
{
    const std::unique_lock place(lock.place);
    return swapIntoPlace(made, path);
}

Result<MirrorWriter> writerOf(MirrorLock &lock, const Operation &operation)
{
    MirrorWriter writer(lock.writer, std::defer_lock);
    while (!writer.try_lock_for(std::chrono::milliseconds(50)))
        SLIPWAY_TRY(operation.check());
    return writer;
}

} // namespace slipway::git
