// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/giterror.h"

#include "core/git/operation.h"

#include <cerrno>
#include <cstring>
#include <git2.h>

namespace slipway::git {

Error errorOfLibrary(int code, const QString &subject, const Operation *operation)
{
    if (operation && operation->error())
        return *operation->error();
    const git_error *last = git_error_last();
    const QString text = last && last->message ? QString::fromUtf8(last->message) : QString();
    const int errorClass = last ? last->klass : GIT_ERROR_NONE;
    const QString detail = QStringLiteral("%1 (libgit2 %2, class %3)").arg(text).arg(code).arg(errorClass);
    // libgit2 appends the system's text; its errno is gone by now.
    if (text.contains(QString::fromLocal8Bit(std::strerror(ENOSPC))) ||
        text.contains(QString::fromLocal8Bit(std::strerror(EDQUOT))))
        return {ErrorCode::DiskFull, subject, detail};
    if (text.contains(QString::fromLocal8Bit(std::strerror(EACCES))) ||
        text.contains(QString::fromLocal8Bit(std::strerror(EROFS))))
        return {ErrorCode::FileAccess, subject, detail};
    switch (errorClass) {
    case GIT_ERROR_ODB:
    case GIT_ERROR_OBJECT:
    case GIT_ERROR_TREE:
    case GIT_ERROR_ZLIB:
    case GIT_ERROR_REPOSITORY:
    case GIT_ERROR_CONFIG:
    case GIT_ERROR_REFERENCE:
    case GIT_ERROR_FILESYSTEM:
    case GIT_ERROR_OS:
        return {ErrorCode::GitDamaged, subject, detail};
    default:
        return {ErrorCode::GitFailed, subject, detail};
    }
}

Error errorOfSystem(int systemError, const QString &path)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(systemError));
    if (systemError == ENOSPC || systemError == EDQUOT)
        return {ErrorCode::DiskFull, path, detail};
    return {ErrorCode::FileAccess, path, detail};
}

} // namespace slipway::git
