// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/ssh/privatefolder.h"

#include "core/git/giterror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace slipway::git {

namespace {

// A socket's path has at most 107 bytes; its name in the folder needs the rest.
constexpr qsizetype kMostParentBytes = 80;
constexpr int kMostRemovals = 5;

QList<QByteArray> parents()
{
    QList<QByteArray> found;
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty() && runtime.size() <= kMostParentBytes)
        found << runtime;
    found << QFile::encodeName(QDir::tempPath());
    if (!found.contains("/tmp"))
        found << "/tmp";
    return found;
}

} // namespace

PrivateFolder::PrivateFolder(QString path)
    : m_path(std::move(path))
{
}

PrivateFolder::PrivateFolder(PrivateFolder &&other) noexcept
    : m_path(std::exchange(other.m_path, {}))
{
}

PrivateFolder::~PrivateFolder()
{
    if (m_path.isEmpty())
        return;
    // An agent that ends removes its socket at the same time.
    std::error_code problem;
    for (int attempt = 0; attempt < kMostRemovals; ++attempt) {
        std::filesystem::remove_all(std::filesystem::path(QFile::encodeName(m_path).toStdString()), problem);
        if (!problem)
            return;
    }
}

Result<PrivateFolder> PrivateFolder::make()
{
    for (const QByteArray &parent : parents()) {
        QByteArray pattern = parent + "/slipway-ssh-XXXXXX";
        if (::mkdtemp(pattern.data())) // 0700
            return PrivateFolder(QFile::decodeName(pattern));
    }
    return fail(errorOfSystem(errno, QDir::tempPath()));
}

Result<> PrivateFolder::write(const QString &name, const QByteArray &content, int mode) const
{
    const QByteArray path = QFile::encodeName(at(name));
    const int fd = ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0)
        return fail(errorOfSystem(errno, at(name)));
    const bool isWhole = ::write(fd, content.constData(), size_t(content.size())) == content.size();
    const int systemError = errno;
    ::close(fd);
    if (!isWhole)
        return fail(errorOfSystem(systemError, at(name)));
    return {};
}

} // namespace slipway::git
