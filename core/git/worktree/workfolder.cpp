// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/workfolder.h"

#include "core/git/giterror.h"
#include "core/git/worktree/blobhash.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <array>
#include <cerrno>
#include <climits>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace slipway::git {

namespace {

constexpr qsizetype kPieceBytes = 1024 * 1024; // some milliseconds each
constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

DiskEntry entryOf(const struct stat &status)
{
    DiskEntry entry;
    switch (status.st_mode & S_IFMT) {
    case S_IFREG:
        entry.kind = DiskEntry::Kind::File;
        break;
    case S_IFLNK:
        entry.kind = DiskEntry::Kind::Link;
        break;
    case S_IFDIR:
        entry.kind = DiskEntry::Kind::Folder;
        break;
    default:
        entry.kind = DiskEntry::Kind::Other;
        break;
    }
    entry.isExecutable = (status.st_mode & S_IXUSR) != 0;
    entry.size = qint64(status.st_size);
    entry.mtimeNs = qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
    return entry;
}

// Modification time "now", exact; the access time stays.
std::array<timespec, 2> exactNow()
{
    std::array<timespec, 2> times{};
    times[0].tv_nsec = UTIME_OMIT;
    ::clock_gettime(CLOCK_REALTIME, &times[1]);
    return times;
}

struct Fd {
    explicit Fd(int number)
        : fd(number)
    {
    }
    ~Fd()
    {
        if (fd >= 0)
            ::close(fd);
    }
    Fd(const Fd &) = delete;
    Fd &operator=(const Fd &) = delete;
    int fd;
};

bool writeAll(int fd, const char *data, size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(fd, data, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        data += written;
        size -= size_t(written);
    }
    return true;
}

} // namespace

WorkFolder::WorkFolder(QString root, int fd)
    : m_root(std::move(root))
    , m_rootFd(fd)
{
}

WorkFolder::~WorkFolder()
{
    forgetFolder();
    ::close(m_rootFd);
}

Result<std::unique_ptr<WorkFolder>> WorkFolder::open(const QString &root)
{
    const QByteArray name = QFile::encodeName(root);
    if (::access(name.constData(), F_OK) != 0) {
        // The stack's folder and the ones above it are ours alone.
        QStringList missing;
        for (QString path = QDir::cleanPath(root); !QFileInfo::exists(path); path = QFileInfo(path).path())
            missing.prepend(path);
        for (const QString &path : std::as_const(missing)) {
            if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
                return fail(errorOfSystem(errno, path));
        }
    }
    const int fd = ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return fail(errorOfSystem(errno, root));
    return std::unique_ptr<WorkFolder>(new WorkFolder(root, fd));
}

Result<std::unique_ptr<WorkFolder>> WorkFolder::another() const
{
    const int fd = ::openat(m_rootFd, ".", kFolderFlags);
    if (fd < 0)
        return fail(errorOfSystem(errno, m_root));
    return std::unique_ptr<WorkFolder>(new WorkFolder(m_root, fd));
}

QString WorkFolder::full(const QString &path) const
{
    return m_root + QLatin1Char('/') + path;
}

void WorkFolder::forgetFolder()
{
    if (m_openFd >= 0)
        ::close(m_openFd);
    m_openFd = -1;
    m_openFolder.clear();
}

Result<int> WorkFolder::folderFd(const QString &folder, QString *blocker)
{
    if (folder.isEmpty())
        return m_rootFd;
    if (m_openFd >= 0 && folder == m_openFolder)
        return m_openFd;
    forgetFolder();
    int current = m_rootFd;
    qsizetype start = 0;
    while (start <= folder.size()) {
        qsizetype end = folder.indexOf(QLatin1Char('/'), start);
        if (end < 0)
            end = folder.size();
        const QByteArray name = QFile::encodeName(folder.mid(start, end - start));
        const int next = ::openat(current, name.constData(), kFolderFlags);
        const int systemError = errno;
        if (current != m_rootFd)
            ::close(current);
        if (next < 0) {
            // O_DIRECTORY and O_NOFOLLOW together: ENOTDIR for files and links (ELOOP elsewhere).
            if (systemError == ENOTDIR || systemError == ELOOP) {
                if (blocker)
                    *blocker = folder.left(end);
                return -1;
            }
            if (systemError == ENOENT)
                return -1;
            return fail(errorOfSystem(systemError, full(folder.left(end))));
        }
        current = next;
        start = end + 1;
    }
    m_openFd = current;
    m_openFolder = folder;
    return m_openFd;
}

Result<int> WorkFolder::folderOf(const QString &path, QByteArray &name, QString *blocker)
{
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    name = QFile::encodeName(path.mid(slash + 1));
    SLIPWAY_ASSIGN(const int fd, folderFd(path.left(std::max<qsizetype>(slash, 0)), blocker));
    if (fd < 0 && !blocker)
        return fail(errorOfSystem(ENOENT, full(path)));
    return fd;
}

Result<DiskEntry> WorkFolder::entry(const QString &path)
{
    QByteArray name;
    QString blocker;
    SLIPWAY_ASSIGN(const int fd, folderOf(path, name, &blocker));
    if (fd < 0) {
        DiskEntry absent;
        absent.blocker = blocker;
        return absent;
    }
    struct stat status {};
    if (::fstatat(fd, name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        return entryOf(status);
    if (errno == ENOENT)
        return DiskEntry{};
    return fail(errorOfSystem(errno, full(path)));
}

Result<QString> WorkFolder::blobId(const QString &path, const DiskEntry &entry)
{
    QByteArray name;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name));
    if (entry.kind == DiskEntry::Kind::Link) {
        std::array<char, PATH_MAX> target{};
        const ssize_t size = ::readlinkat(folder, name.constData(), target.data(), target.size());
        if (size < 0)
            return fail(errorOfSystem(errno, full(path)));
        return blobIdOfBytes(target.data(), size_t(size));
    }
    // Never waits, should somebody have put a FIFO there since.
    const Fd file(::openat(folder, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.fd < 0)
        return fail(errorOfSystem(errno, full(path)));
    const auto id = blobIdOfFile(file.fd);
    if (!id)
        return fail(errorOfSystem(errno, full(path)));
    return *id;
}

Result<bool> WorkFolder::isContentOf(const LfsPointer &pointer, const QString &path, const DiskEntry &entry)
{
    if (entry.kind != DiskEntry::Kind::File || entry.size != pointer.size)
        return false;
    QByteArray name;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name));
    const Fd opened(::openat(folder, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (opened.fd < 0)
        return fail(errorOfSystem(errno, full(path)));
    QFile file;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(opened.fd, QIODevice::ReadOnly) && hash.addData(&file) && hash.result().toHex() == pointer.oid;
}

Result<QStringList> WorkFolder::names(const QString &folder)
{
    SLIPWAY_ASSIGN(const int fd, folderFd(folder, nullptr));
    // A descriptor of its own: closedir closes it, and its position is its own.
    DIR *directory = fd < 0 ? nullptr : ::fdopendir(::openat(fd, ".", kFolderFlags));
    if (!directory)
        return fail(errorOfSystem(errno, full(folder)));
    QStringList result;
    while (const dirent *found = ::readdir(directory)) {
        const QByteArray name(found->d_name);
        if (name != "." && name != "..")
            result << QFile::decodeName(name);
    }
    ::closedir(directory);
    return result;
}

Result<DiskEntry> WorkFolder::writeFile(const QString &path, const QString &temporaryName, const char *data,
                                        size_t size, bool isExecutable)
{
    return replaceFile(path, temporaryName, isExecutable, [&](int fd) -> Result<> {
        return writeAll(fd, data, size) ? Result<>{} : fail(errorOfSystem(errno, full(path)));
    });
}

Result<DiskEntry> WorkFolder::writeFile(const QString &path, const QString &temporaryName, const Pieces &next,
                                        bool isExecutable)
{
    return replaceFile(path, temporaryName, isExecutable, [&](int fd) -> Result<> {
        std::vector<char> piece(kPieceBytes);
        qint64 written = 0;
        while (true) {
            SLIPWAY_ASSIGN(const qsizetype got, next(piece.data(), kPieceBytes));
            if (got == 0)
                return {};
            if (!writeAll(fd, piece.data(), size_t(got)))
                return fail(errorOfSystem(errno, full(path)));
            // On its way to the disk now, not all at once by the sync at the end.
            ::sync_file_range(fd, written, got, SYNC_FILE_RANGE_WRITE);
            written += got;
        }
    });
}

Result<DiskEntry> WorkFolder::replaceFile(const QString &path, const QString &temporaryName, bool isExecutable,
                                          const std::function<Result<>(int fd)> &write)
{
    QByteArray name;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name));
    const QByteArray temporary = QFile::encodeName(temporaryName);
    const mode_t mode = isExecutable ? 0755 : 0644;
    const auto create = [&] {
        return ::openat(folder, temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    };
    int made = create();
    if (made < 0 && errno == EEXIST) { // of a checkout that was killed
        ::unlinkat(folder, temporary.constData(), 0);
        made = create();
    }
    const Fd file(made);
    if (file.fd < 0)
        return fail(errorOfSystem(errno, full(path)));
    if (const auto written = write(file.fd); !written) {
        ::unlinkat(folder, temporary.constData(), 0);
        return fail(written.error());
    }
    struct stat status {};
    const auto times = exactNow();
    if (::futimens(file.fd, times.data()) != 0 || ::fstat(file.fd, &status) != 0 ||
        ((status.st_mode & 0777) != mode && ::fchmod(file.fd, mode) != 0) ||
        ::renameat(folder, temporary.constData(), folder, name.constData()) != 0) {
        const int systemError = errno;
        ::unlinkat(folder, temporary.constData(), 0);
        return fail(errorOfSystem(systemError, full(path)));
    }
    status.st_mode = S_IFREG | mode;
    return entryOf(status);
}

Result<DiskEntry> WorkFolder::writeLink(const QString &path, const QString &temporaryName, const QByteArray &target)
{
    QByteArray name;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name));
    const QByteArray temporary = QFile::encodeName(temporaryName);
    ::unlinkat(folder, temporary.constData(), 0);
    struct stat status {};
    const auto times = exactNow();
    if (::symlinkat(target.constData(), folder, temporary.constData()) != 0)
        return fail(errorOfSystem(errno, full(path)));
    if (::utimensat(folder, temporary.constData(), times.data(), AT_SYMLINK_NOFOLLOW) != 0 ||
        ::fstatat(folder, temporary.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        ::renameat(folder, temporary.constData(), folder, name.constData()) != 0) {
        const int systemError = errno;
        ::unlinkat(folder, temporary.constData(), 0);
        return fail(errorOfSystem(systemError, full(path)));
    }
    return entryOf(status);
}

Result<DiskEntry> WorkFolder::setExecutable(const QString &path, bool isExecutable)
{
    QByteArray name;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name));
    const Fd file(::openat(folder, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (file.fd < 0 || ::fchmod(file.fd, isExecutable ? 0755 : 0644) != 0 || ::fstat(file.fd, &status) != 0)
        return fail(errorOfSystem(errno, full(path)));
    return entryOf(status);
}

Result<> WorkFolder::keepCopy(const QString &path, const QString &copyPath)
{
    QByteArray name;
    QByteArray copy;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name));
    SLIPWAY_ASSIGN(const int sameFolder, folderOf(copyPath, copy));
    if (::linkat(folder, name.constData(), sameFolder, copy.constData(), 0) == 0)
        return {};
    if (errno == EEXIST || ::renameat(folder, name.constData(), sameFolder, copy.constData()) != 0)
        return fail(errorOfSystem(errno, full(copyPath)));
    return {};
}

Result<> WorkFolder::makeFolder(const QString &path)
{
    QByteArray name;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name));
    if (::mkdirat(folder, name.constData(), 0755) != 0)
        return errno == EEXIST ? Result<>{} : fail(errorOfSystem(errno, full(path)));
    const Fd made(::openat(folder, name.constData(), kFolderFlags));
    if (made.fd < 0 || ::fchmod(made.fd, 0755) != 0)
        return fail(errorOfSystem(errno, full(path)));
    return {};
}

Result<> WorkFolder::removeFile(const QString &path)
{
    QByteArray name;
    QString blocker;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name, &blocker));
    if (folder >= 0 && ::unlinkat(folder, name.constData(), 0) != 0 && errno != ENOENT)
        return fail(errorOfSystem(errno, full(path)));
    return {};
}

Result<bool> WorkFolder::removeFolder(const QString &path)
{
    QByteArray name;
    QString blocker;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name, &blocker));
    if (folder < 0)
        return true;
    if (m_openFolder == path || m_openFolder.startsWith(path + QLatin1Char('/')))
        forgetFolder();
    if (::unlinkat(folder, name.constData(), AT_REMOVEDIR) == 0 || errno == ENOENT)
        return true;
    if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR || errno == EBUSY)
        return false;
    return fail(errorOfSystem(errno, full(path)));
}

Result<> WorkFolder::syncAll()
{
    if (::syncfs(m_rootFd) != 0)
        return fail(errorOfSystem(errno, m_root));
    return {};
}

Result<> WorkFolder::syncFile(const QString &path)
{
    QByteArray name;
    QString blocker;
    SLIPWAY_ASSIGN(const int folder, folderOf(path, name, &blocker));
    if (folder < 0)
        return {};
    const Fd file(::openat(folder, name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if ((file.fd >= 0 && ::fsync(file.fd) != 0) || ::fsync(folder) != 0)
        return fail(errorOfSystem(errno, full(path)));
    return {};
}

} // namespace slipway::git
