// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/libgit.h"
#include "tests/support/testgit.h"

#include <QDirIterator>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>
#include <sys/mount.h>

// Fails the test with the error's code and detail. The argument is evaluated once.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto &verified = (result);                                                                               \
        QVERIFY2(verified.has_value(), verified ? "" : qPrintable(slipway::tests::text(verified.error())));            \
    } while (false)
#define COMPARE_ERROR(result, wanted)                                                                                  \
    do {                                                                                                               \
        const auto &compared = (result);                                                                               \
        QVERIFY2(!compared.has_value(), "no error");                                                                   \
        QVERIFY2(compared.error().code == (wanted), qPrintable(slipway::tests::text(compared.error())));               \
    } while (false)

namespace slipway::tests {

inline QString text(const Error &error)
{
    return errorName(error.code) + QStringLiteral(" | ") + error.subject + QStringLiteral(" | ") + error.detail;
}

// The ledger in memory; each write can be made to fail, as a kill before it would.
class MemoryLedger final : public git::WorkTreeLedger
{
public:
    Result<QHash<QString, LedgerEntry>> load() override { return rows; }
    Result<> write(const QVector<LedgerEntry> &entries, const QStringList &removedPaths) override
    {
        if (++writes == failsAtWrite)
            return fail(ErrorCode::Interrupted, {}, QStringLiteral("killed"));
        for (const QString &path : removedPaths)
            rows.remove(path);
        for (const LedgerEntry &entry : entries)
            rows.insert(entry.path, entry);
        return {};
    }
    QHash<QString, LedgerEntry> rows;
    int writes = 0;
    int failsAtWrite = 0;
};

// One stack's view: mirror, work tree, ledger, in a folder that goes at the end.
struct StackFolder {
    QTemporaryDir folder;
    QString mirror = folder.path() + QStringLiteral("/repositories/1.git");
    QString tree = folder.path() + QStringLiteral("/stacks/local/demo");
    MemoryLedger ledger;

    Result<git::CheckoutOutcome> checkout(git::GitAccess &git, const QString &commit,
                                          const QString &suffix = QStringLiteral("slipway-run-1"))
    {
        return git.checkout({mirror, commit, tree, suffix}, ledger, {}, {});
    }
    // look, fetch, checkout
    Result<git::CheckoutOutcome> sync(git::GitAccess &git, const git::Remote &remote)
    {
        SLIPWAY_ASSIGN(const git::Tip tip, git.look(remote, std::nullopt, {}));
        SLIPWAY_TRY(git.fetch(remote, mirror, tip, {}, {}));
        return checkout(git, tip.commit);
    }
    Result<git::CheckoutOutcome> sync(git::GitAccess &git, const QString &url)
    {
        return sync(git, git::Remote{url, {}});
    }
    QString at(const QString &path) const { return tree + QLatin1Char('/') + path; }
    QByteArray read(const QString &path) const
    {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<absent>");
    }
    void put(const QString &path, const QByteArray &content) const
    {
        QDir().mkpath(QFileInfo(at(path)).path());
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    // Every file and link with its content or target; folders are not listed.
    QMap<QString, QByteArray> all() const
    {
        QMap<QString, QByteArray> found;
        QDirIterator it(tree, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            it.next();
            const QString path = it.filePath().mid(tree.size() + 1);
            if (it.fileInfo().isSymLink())
                found.insert(path, "-> " + it.fileInfo().symLinkTarget().toUtf8());
            else if (!it.fileInfo().isDir())
                found.insert(path, read(path));
        }
        return found;
    }
};

// A file system of a size of its own (needs root, as CI is).
class SmallDisk
{
public:
    explicit SmallDisk(const char *size)
        : m_isMounted(::mount("tmpfs", m_folder.path().toUtf8().constData(), "tmpfs", 0,
                              (QByteArray("size=") + size).constData()) == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }
    bool grow(const char *size) const
    {
        return ::mount("tmpfs", m_folder.path().toUtf8().constData(), "tmpfs", MS_REMOUNT,
                       (QByteArray("size=") + size).constData()) == 0;
    }

private:
    QTemporaryDir m_folder;
    bool m_isMounted;
};

inline QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QFile file(QStringLiteral("/dev/urandom"));
    if (!file.open(QIODevice::ReadOnly) || file.read(bytes.data(), size) != size)
        throw std::runtime_error("no random bytes");
    return bytes;
}

} // namespace slipway::tests
