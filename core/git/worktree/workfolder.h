// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/lfs/lfspointer.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <functional>
#include <memory>

namespace slipway::git {

// What stands at a path, links not followed.
struct DiskEntry {
    enum class Kind { Absent, File, Link, Folder, Other };
    Kind kind = Kind::Absent;
    bool isExecutable = false;
    qint64 size = 0;
    qint64 mtimeNs = 0;
    // Absent because this part of the path is no folder (empty: nothing is there).
    QString blocker;
};

// A stack's work tree. Every path is walked folder by folder from the root's
// descriptor and no link is ever followed, so that nothing outside can be
// touched, whatever the tree or a container put there. One thread. Paths are
// relative, '/' separated and passed isSafeName. Modes do not depend on umask:
// 0644, 0755, folders 0755. Errors: DiskFull, FileAccess (subject = full path).
class WorkFolder
{
public:
    ~WorkFolder();
    WorkFolder(const WorkFolder &) = delete;
    WorkFolder &operator=(const WorkFolder &) = delete;

    static Result<std::unique_ptr<WorkFolder>> open(const QString &root); // created 0700 if absent
    // The same folder, whatever stands at its path by now, for another thread.
    Result<std::unique_ptr<WorkFolder>> another() const;

    Result<DiskEntry> entry(const QString &path);
    // Git's blob id of what is there (a link's is that of its target), hex.
    Result<QString> blobId(const QString &path, const DiskEntry &entry);
    // Whether the file there has this content in Git LFS.
    Result<bool> isContentOf(const LfsPointer &pointer, const QString &path, const DiskEntry &entry);
    Result<QStringList> names(const QString &folder);

    // Writes beside it as `temporaryName`, then takes its place. The time of
    // change is set to the nanosecond: later edits, whose time comes from the
    // kernel's coarse clock, never look the same. The entry as written.
    Result<DiskEntry> writeFile(const QString &path, const QString &temporaryName, const char *data, size_t size,
                                bool isExecutable);
    // The same of what `next` puts into the buffer, piece by piece; 0 is the end. Its error ends it.
    using Pieces = std::function<Result<qsizetype>(char *buffer, qsizetype size)>;
    Result<DiskEntry> writeFile(const QString &path, const QString &temporaryName, const Pieces &next,
                                bool isExecutable);
    Result<DiskEntry> writeLink(const QString &path, const QString &temporaryName, const QByteArray &target);
    Result<DiskEntry> setExecutable(const QString &path, bool isExecutable);
    // The file keeps its place where the file system has hard links.
    Result<> keepCopy(const QString &path, const QString &copyPath);
    Result<> makeFolder(const QString &path);       // one level; there already is fine
    Result<> removeFile(const QString &path);       // absent is fine
    Result<bool> removeFolder(const QString &path); // false: not empty, or no folder
    // All of it to the disk.
    Result<> syncAll();
    Result<> syncFile(const QString &path); // it and its folder

private:
    // `write` gets the descriptor of the temporary file; where it fails nothing has changed.
    Result<DiskEntry> replaceFile(const QString &path, const QString &temporaryName, bool isExecutable,
                                  const std::function<Result<>(int fd)> &write);
    WorkFolder(QString root, int fd);
    // Descriptor of the folder a path is in, kept until another folder is asked
    // for; -1 with `blocker` set or empty as in DiskEntry.
    Result<int> folderOf(const QString &path, QByteArray &name, QString *blocker = nullptr);
    Result<int> folderFd(const QString &folder, QString *blocker);
    void forgetFolder();
    QString full(const QString &path) const;

    QString m_root;
    int m_rootFd;
    QString m_openFolder;
    int m_openFd = -1;
};

} // namespace slipway::git
