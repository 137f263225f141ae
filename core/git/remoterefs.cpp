// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/remoterefs.h"

#include "core/git/giterror.h"
#include "core/git/handles.h"
#include "core/git/objectid.h"
#include "core/git/operation.h"
#include "core/git/tagversion.h"
#include "core/git/transport/subtransport.h"

#include <algorithm>

namespace slipway::git {

namespace {

constexpr qsizetype kMostListed = 10;
constexpr QLatin1String kHeads("refs/heads/");
constexpr QLatin1String kTags("refs/tags/");
constexpr QLatin1String kPeeled("^{}");

RemoteRefs refsOf(const git_remote_head **heads, size_t count)
{
    RemoteRefs refs;
    for (size_t i = 0; i < count; ++i) {
        const QString name = QString::fromUtf8(heads[i]->name);
        if (name == QLatin1String("HEAD")) {
            refs.headCommit = hexOf(heads[i]->oid);
            const QString target = QString::fromUtf8(heads[i]->symref_target);
            if (target.startsWith(kHeads))
                refs.headBranch = target.mid(kHeads.size());
        } else if (name.startsWith(kHeads)) {
            refs.branches.append({name.mid(kHeads.size()), hexOf(heads[i]->oid)});
        } else if (name.startsWith(kTags) && name.endsWith(kPeeled) && !refs.tags.isEmpty()) {
            refs.tags.last().commit = hexOf(heads[i]->oid); // it follows its tag
        } else if (name.startsWith(kTags)) {
            refs.tags.append({name.mid(kTags.size()), hexOf(heads[i]->oid)});
        }
    }
    std::sort(refs.branches.begin(), refs.branches.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    // An old server does not say where HEAD points: the branch with its commit.
    if (refs.headBranch.isEmpty() && !refs.headCommit.isEmpty()) {
        for (const auto &branch : std::as_const(refs.branches)) {
            if (branch.commit == refs.headCommit && refs.headBranch.isEmpty())
                refs.headBranch = branch.name;
        }
    }
    return refs;
}

} // namespace

Result<Tip> RemoteRefs::tip(const std::optional<QString> &branch, const QString &url) const
{
    if (isEmpty())
        return fail(ErrorCode::GitEmpty, url);
    if (!branch && !headCommit.isEmpty())
        return Tip{headCommit, headBranch, {}, false, movedTo};
    QString wanted = branch.value_or(QStringLiteral("HEAD"));
    if (wanted.startsWith(kHeads))
        wanted = wanted.mid(kHeads.size());
    for (const Branch &candidate : branches) {
        if (candidate.name == wanted)
            return Tip{candidate.commit, candidate.name, {}, false, movedTo};
    }
    QStringList names;
    for (const Branch &existing : branches.mid(0, kMostListed))
        names << existing.name;
    if (branches.size() > kMostListed)
        names << QStringLiteral("…");
    return fail(ErrorCode::GitBranchMissing, wanted, names.join(QStringLiteral(", ")));
}

Result<Tip> RemoteRefs::tipOf(const Follow &follow, const QString &url) const
{
    if (follow.kind == Follow::Kind::Branch)
        return tip(follow.name.isEmpty() ? std::nullopt : std::optional(follow.name), url);
    if (isEmpty() && tags.isEmpty())
        return fail(ErrorCode::GitEmpty, url);
    QStringList names;
    for (const Branch &tag : tags)
        names << tag.name;
    const auto wanted =
        follow.kind == Follow::Kind::TagPattern ? highestTag(names, follow.name) : std::optional(follow.name);
    for (const Branch &tag : tags) {
        if (wanted && tag.name == *wanted)
            return Tip{tag.commit, {}, tag.name, false, movedTo};
    }
    return fail(ErrorCode::GitTagMissing, follow.name,
                QStringList(names.mid(0, kMostListed)).join(QStringLiteral(", ")));
}

Result<RemoteRefs> listRemote(Endpoint &endpoint, Operation &operation)
{
    SLIPWAY_TRY(operation.check());
    TransportContext context{operation, endpoint};
    git_remote_create_options create = GIT_REMOTE_CREATE_OPTIONS_INIT;
    create.flags = GIT_REMOTE_CREATE_SKIP_INSTEADOF | GIT_REMOTE_CREATE_SKIP_DEFAULT_FETCHSPEC;
    git_remote_connect_options connect = GIT_REMOTE_CONNECT_OPTIONS_INIT;
    connect.callbacks.transport = makeSmartTransport;
    connect.callbacks.payload = &context;

    RemoteHandle remote;
    // The endpoint knows the address; libgit2 would only repeat it in texts.
    int code = git_remote_create_with_opts(Out(remote), "slipway://remote", &create);
    if (code == 0)
        code = git_remote_connect_ext(remote.get(), GIT_DIRECTION_FETCH, &connect);
    const git_remote_head **heads = nullptr;
    size_t count = 0;
    if (code == 0)
        code = git_remote_ls(&heads, &count, remote.get());
    if (code != 0)
        return fail(errorOfLibrary(code, operation.subject(), &operation));
    return refsOf(heads, count);
}

} // namespace slipway::git
