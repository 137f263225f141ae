// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/git/gitcredential.h"
#include "core/model/ledgerentry.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>
#include <functional>
#include <memory>
#include <optional>

namespace slipway::git {

inline constexpr qint64 kMostRepositoryBytes = qint64(2) << 30;

// Where and how to reach a repository (the seam: transports ask the Remote,
// nothing else).
struct Remote {
    QString url;
    QString caFile;                                    // PEM beside the system's CAs; empty = none
    QByteArray caPem{};                                // the same as text; wins over caFile
    std::shared_ptr<const GitCredential> credential{}; // null = none
    // Where host keys are looked up, Slipway's own file first; ~/.ssh/known_hosts
    // and the system's file always follow. Never written here (see HostKeys).
    QStringList knownHostsFiles{};
    qint64 mostBytes = kMostRepositoryBytes; // a fetch that brings more is refused
};

// What a stack follows. A pattern is Git's for refs ("v1.*": "*" is any text but
// no "/"); the highest version wins, pre-releases only where none is left.
struct Follow {
    enum class Kind { Branch, Tag, TagPattern, Commit };
    Kind kind = Kind::Branch;
    QString name; // of a Branch: empty = the remote's HEAD; of a Commit: 40 hex

    // What settings mean: a commit wins over a tag (or pattern), that over the branch.
    static Follow of(const std::optional<QString> &branch, const QString &tag, const QString &commit)
    {
        if (!commit.isEmpty())
            return {Kind::Commit, commit};
        if (!tag.isEmpty())
            return {tag.contains(QLatin1Char('*')) || tag.contains(QLatin1Char('?')) ? Kind::TagPattern : Kind::Tag,
                    tag};
        return {Kind::Branch, branch.value_or(QString())};
    }
};

// What the branch points to now. `branch` is the short name (resolved from HEAD
// where the person left it empty).
struct Tip {
    QString commit; // 40 hex
    QString branch;
    QString tag{};        // set where a tag is followed; branch is empty then
    bool isExact = false; // a commit of its own: neither branch nor tag
    QString movedTo{};    // the address the server redirects to, without user; empty = none
};

struct Progress {
    qint64 receivedObjects = 0;
    qint64 totalObjects = 0;
    qint64 receivedBytes = 0;
    qint64 totalBytes = 0; // known for Git LFS only, else 0
    qint64 writtenFiles = 0;
    qint64 totalFiles = 0;
};
using ProgressSink = std::function<void(const Progress &)>;

struct FetchOutcome {
    bool wasThere = false; // the mirror had the commit already: no byte was moved
    qint64 receivedBytes = 0;
};

struct CommitInfo {
    QString commit;
    QString subject;
    QString author;
    qint64 timeSeconds = 0; // committer time, Unix
};

// The list of paths that are ours in one work tree, kept by core/store. It is
// written (durably) before files are. It outlives the stack's row, so that
// removing a stack and adding it again finds its files.
class WorkTreeLedger
{
public:
    WorkTreeLedger() = default;
    virtual ~WorkTreeLedger() = default;
    WorkTreeLedger(const WorkTreeLedger &) = delete;
    WorkTreeLedger &operator=(const WorkTreeLedger &) = delete;

    virtual Result<QHash<QString, LedgerEntry>> load() = 0;
    virtual Result<> write(const QVector<LedgerEntry> &entries, const QStringList &removedPaths) = 0;
};

struct CheckoutRequest {
    QString mirrorPath;
    QString commit;
    QString workTree;                        // created (0700) if absent
    QString keepSuffix;                      // an edited file is kept as "NAME.SUFFIX", e.g. "slipway-run-12"
    qint64 mostBytes = kMostRepositoryBytes; // of all files it writes; more is GitTooBig
    QString address{};                       // of the repository, for that sentence
};

struct CheckoutOutcome {
    QStringList written;    // new or changed by this checkout
    QStringList removed;    // files of ours that the commit no longer has
    QStringList keptCopies; // copies of files that somebody had edited in place
    QStringList notes;      // sentences: submodules not fetched, …
};

// All that Slipway says to Git. Blocking, on run threads; thread safe. Every
// call ends within a second of cancel. Errors: GitUnreachable, GitNotFound,
// GitAuth, GitTls (subject = host or URL without password), GitKeyUnusable
// (subject = host), HostKeyUnknown, HostKeyChanged, HostKeyRevoked (subject =
// host as known_hosts writes it; see hostKeyOf), GitBranchMissing (subject =
// branch), GitTagMissing (tag or pattern), GitCommitMissing (commit), GitEmpty,
// GitTooBig (URL), GitDamaged, GitHostile (path), GitForeignFile (path),
// GitSubmodule (path), GitLfs (path), DiskFull, FileAccess, Cancelled, TimedOut.
class GitAccess
{
public:
    GitAccess() = default;
    virtual ~GitAccess() = default;
    GitAccess(const GitAccess &) = delete;
    GitAccess &operator=(const GitAccess &) = delete;

    // Asks the server (ls-remote). `branch` empty optional = the remote's HEAD.
    virtual Result<Tip> look(const Remote &remote, const std::optional<QString> &branch, const CancelToken &cancel) = 0;
    // The same for whatever a stack follows. Here: branches only, for fakes.
    virtual Result<Tip> lookFor(const Remote &remote, const Follow &follow, const CancelToken &cancel);
    // Brings the tip into the shallow bare mirror (depth 1), creating or, where
    // it is damaged, rebuilding it. A mirror that has the commit asks nobody.
    virtual Result<FetchOutcome> fetch(const Remote &remote, const QString &mirrorPath, const Tip &tip,
                                       const ProgressSink &progress, const CancelToken &cancel) = 0;
    // Brings the work tree to the commit, in place. Foreign files stay; one that
    // stands in the way stops the checkout before anything is written.
    virtual Result<CheckoutOutcome> checkout(const CheckoutRequest &request, WorkTreeLedger &ledger,
                                             const ProgressSink &progress, const CancelToken &cancel) = 0;
    // Paths that differ between two commits of a mirror (either may be empty).
    virtual Result<QStringList> changedFiles(const QString &mirrorPath, const QString &from, const QString &to) = 0;
    virtual Result<CommitInfo> commitInfo(const QString &mirrorPath, const QString &commit) = 0;
    virtual bool hasCommit(const QString &mirrorPath, const QString &commit) = 0;
    // The branches the server has, for editors and `repo check`.
    virtual Result<QStringList> branches(const Remote &remote, const CancelToken &cancel) = 0;
};

inline Result<Tip> GitAccess::lookFor(const Remote &remote, const Follow &follow, const CancelToken &cancel)
{
    if (follow.kind != Follow::Kind::Branch)
        return fail(ErrorCode::Internal, follow.name, QStringLiteral("only branches can be followed here"));
    return look(remote, follow.name.isEmpty() ? std::nullopt : std::optional(follow.name), cancel);
}

} // namespace slipway::git
