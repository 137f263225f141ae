// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/treewriter.h"

#include "core/git/giterror.h"
#include "core/git/lfs/lfsstore.h"
#include "core/git/objectid.h"
#include "core/git/operation.h"
#include "core/git/worktree/packedblob.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace slipway::git {

namespace {

constexpr size_t kFewFiles = 16;               // not worth a thread
constexpr size_t kMostFilesOfAPart = 64;       // of one folder, written by one thread
constexpr size_t kManyBytes = 4 * 1024 * 1024; // of one blob: not to be held in memory twice

struct Part {
    size_t first = 0;
    size_t end = 0;
    WrittenFiles written;
};

// What the threads of one checkout have in common.
struct Shared {
    std::atomic<size_t> nextPart = 0;
    std::atomic<qint64> writtenFiles = 0;
    std::atomic<qint64> bytes = 0; // of all that was asked for so far
    std::atomic<bool> isStopped = false;
    std::mutex largeBlob; // held by whoever has one in memory
    std::mutex mutex;     // of what follows
    std::optional<Error> error;

    void stop(Error reason)
    {
        const std::lock_guard lock(mutex);
        if (!error)
            error = std::move(reason);
        isStopped = true;
    }
};

bool leavesTheTree(const QString &path, const QByteArray &target)
{
    if (target.startsWith('/'))
        return true;
    const QString folder = path.left(path.lastIndexOf(QLatin1Char('/')) + 1);
    const QString reached = QDir::cleanPath(folder + QString::fromUtf8(target));
    return reached == QLatin1String("..") || reached.startsWith(QLatin1String("../"));
}

// On one thread.
class Writer
{
public:
    Writer(const TreeWriterInput &input, git_odb *odb, WorkFolder &folder, const Operation &operation, Shared &shared)
        : m_input(input)
        , m_odb(odb)
        , m_folder(folder)
        , m_operation(operation)
        , m_shared(shared)
    {
    }

    Result<> write(const CheckoutPlan::Write &planned, WrittenFiles &written)
    {
        SLIPWAY_TRY(m_operation.check());
        const TreeFile &file = m_input.target.files[planned.file];
        if (planned.hasEdits) {
            SLIPWAY_ASSIGN(const QString copy, keepCopy(file.path, m_input, m_folder));
            written.keptCopies << copy;
        }
        SLIPWAY_ASSIGN(const DiskEntry entry, writeContent(planned, file, written.notes));
        written.paths << file.path;
        written.rows << LedgerEntry{file.path, hexOf(file.oid), {}, file.mode, entry.size, entry.mtimeNs};
        return {};
    }

private:
    Result<DiskEntry> writeContent(const CheckoutPlan::Write &planned, const TreeFile &file, QStringList &notes)
    {
        if (planned.isModeOnly)
            return m_folder.setExecutable(file.path, file.isExecutable());
        const auto pointer = m_input.lfs.constFind(planned.file);
        return pointer != m_input.lfs.cend() ? writeLfs(file, *pointer) : writeBlob(file, notes);
    }

    Result<DiskEntry> writeBlob(const TreeFile &file, QStringList &notes)
    {
        // Before it is unpacked: a few kilobytes may become gigabytes.
        size_t size = 0;
        git_object_t type = GIT_OBJECT_INVALID;
        if (const int code = git_odb_read_header(&size, &type, m_odb, &file.oid); code != 0)
            return damaged(code);
        SLIPWAY_TRY(m_operation.checkSize(m_shared.bytes += qint64(size), 0));
        if (type != GIT_OBJECT_BLOB)
            return fail(ErrorCode::GitHostile, file.path, QStringLiteral("not a blob"));
        std::unique_lock<std::mutex> turn;
        if (size > kManyBytes) {
            if (const auto packed = PackedBlob::find(m_input.request.mirrorPath, file.oid))
                return writePacked(file, *packed);
            turn = std::unique_lock(m_shared.largeBlob);
        }
        OdbObjectHandle blob;
        if (const int code = git_odb_read(Out(blob), m_odb, &file.oid); code != 0)
            return damaged(code);
        const auto *data = static_cast<const char *>(git_odb_object_data(blob.get()));
        noteContent(file, data, size, notes);
        const QString temporary = temporaryName(file.path, hexOf(file.oid));
        return file.isLink() ? m_folder.writeLink(file.path, temporary, QByteArray(data, qsizetype(size)))
                             : m_folder.writeFile(file.path, temporary, data, size, file.isExecutable());
    }

    tl::unexpected<Error> damaged(int code) const
    {
        return fail(ErrorCode::GitDamaged, m_input.request.mirrorPath, errorOfLibrary(code, {}).detail);
    }

    Result<DiskEntry> writePacked(const TreeFile &file, PackedBlob &blob)
    {
        if (file.isLink())
            return fail(ErrorCode::GitHostile, file.path, QStringLiteral("a link of %1 bytes").arg(blob.size()));
        return writePieces(file, [&blob](char *buffer, qsizetype size) { return blob.read(buffer, size); });
    }

    Result<DiskEntry> writeLfs(const TreeFile &file, const LfsPointer &pointer)
    {
        QFile content(m_input.store.pathOf(pointer.oid));
        if (!content.open(QIODevice::ReadOnly) || content.size() != pointer.size)
            return fail(ErrorCode::FileAccess, content.fileName(), content.errorString());
        return writePieces(file, [&content](char *buffer, qsizetype size) -> Result<qsizetype> {
            const qint64 got = content.read(buffer, size);
            if (got < 0)
                return fail(ErrorCode::FileAccess, content.fileName(), content.errorString());
            return got;
        });
    }

    // Can be cancelled between two of them.
    Result<DiskEntry> writePieces(const TreeFile &file, const WorkFolder::Pieces &next)
    {
        return m_folder.writeFile(
            file.path, temporaryName(file.path, hexOf(file.oid)),
            [&](char *buffer, qsizetype size) -> Result<qsizetype> {
                SLIPWAY_TRY(m_operation.check());
                return next(buffer, size);
            },
            file.isExecutable());
    }

    static void noteContent(const TreeFile &file, const char *data, size_t size, QStringList &notes)
    {
        const QByteArray content = QByteArray::fromRawData(data, qsizetype(size));
        if (file.isLink() && leavesTheTree(file.path, content))
            notes << QCoreApplication::translate("Checkout", "The link %1 points outside the stack's folder.")
                         .arg(file.path);
        else if (!file.isLink() && LfsPointer::parse(content))
            notes << QCoreApplication::translate("Checkout",
                                                 "The file %1 is a Git LFS pointer and was left as it is: no "
                                                 ".gitattributes file of the repository uses Git LFS.")
                         .arg(file.path);
    }

    const TreeWriterInput &m_input;
    git_odb *m_odb;
    WorkFolder &m_folder;
    const Operation &m_operation;
    Shared &m_shared;
};

// Of files that stand together in one folder, so that two threads seldom want the same one.
std::vector<Part> partsOf(const std::vector<CheckoutPlan::Write> &writes, const TreeList &target)
{
    std::vector<Part> parts;
    QStringView folder;
    for (size_t i = 0; i < writes.size(); ++i) {
        const QString &path = target.files[writes[i].file].path;
        const QStringView its = QStringView(path).left(path.lastIndexOf(QLatin1Char('/')) + 1);
        if (parts.empty() || its != folder || i - parts.back().first == kMostFilesOfAPart)
            parts.push_back({i, i, {}});
        parts.back().end = i + 1;
        folder = its;
    }
    return parts;
}

} // namespace

Result<WrittenFiles> writeFiles(const TreeWriterInput &input, const std::vector<CheckoutPlan::Write> &writes,
                                WorkFolder &folder, Operation &operation)
{
    Shared shared;
    for (const auto &planned : writes) {
        if (const auto pointer = input.lfs.constFind(planned.file); pointer != input.lfs.cend() && !planned.isModeOnly)
            shared.bytes += pointer->size;
    }
    SLIPWAY_TRY(operation.checkSize(shared.bytes, 0));

    Progress progress;
    progress.totalFiles = qint64(writes.size());
    std::vector<Part> parts = partsOf(writes, input.target);
    const auto work = [&](Writer &writer, bool isReporting) {
        for (size_t next = shared.nextPart++; next < parts.size(); next = shared.nextPart++) {
            Part &part = parts[next];
            for (size_t i = part.first; i < part.end && !shared.isStopped; ++i) {
                if (const auto written = writer.write(writes[i], part.written); !written)
                    shared.stop(written.error());
                const qint64 count = ++shared.writtenFiles;
                if (isReporting) {
                    progress.writtenFiles = count;
                    operation.report(progress);
                }
            }
        }
    };

    std::thread second;
    if (writes.size() > kFewFiles) {
        SLIPWAY_ASSIGN(auto itsFolder, folder.another());
        second = std::thread([&, itsFolder = std::move(itsFolder)] {
            OdbHandle odb;
            const QByteArray objects = QFile::encodeName(input.request.mirrorPath + QLatin1String("/objects"));
            if (git_odb_open(Out(odb), objects.constData()) != 0)
                return; // the other writes all, and meets what is wrong
            Writer writer(input, odb.get(), *itsFolder, operation, shared);
            work(writer, false);
        });
    }
    Writer writer(input, input.odb, folder, operation, shared);
    work(writer, true);
    if (second.joinable())
        second.join();
    if (shared.error)
        return fail(std::move(*shared.error));

    WrittenFiles all;
    for (const Part &part : parts) {
        all.paths << part.written.paths;
        all.keptCopies << part.written.keptCopies;
        all.notes << part.written.notes;
        all.rows << part.written.rows;
    }
    progress.writtenFiles = progress.totalFiles;
    if (!writes.empty())
        operation.report(progress, true);
    return all;
}

Result<QString> keepCopy(const QString &path, const TreeWriterInput &input, WorkFolder &folder)
{
    QString copy;
    for (int number = 1;; ++number) {
        copy = path + QLatin1Char('.') + input.request.keepSuffix;
        if (number > 1)
            copy += QStringLiteral("-%1").arg(number);
        SLIPWAY_ASSIGN(const DiskEntry disk, folder.entry(copy));
        if (disk.kind == DiskEntry::Kind::Absent && !input.target.index.contains(copy) &&
            !input.target.folders.contains(copy))
            break;
    }
    SLIPWAY_TRY(folder.keepCopy(path, copy));
    return copy;
}

} // namespace slipway::git
