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
    // The last line is what a sentence ends with.
    const QString numbers = QStringLiteral("libgit2 %1, class %2\n").arg(code).arg(errorClass);
    const QString detail = numbers + text;
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
    case GIT_ERROR_NOMEMORY: // sizes may be made up
        return {ErrorCode::GitFailed, subject, numbers + QStringLiteral("there is no memory for the sizes it names")};
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
