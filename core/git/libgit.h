// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/gitlimits.h"

#include <memory>

namespace slipway::git {

// Git over libgit2 with transports of our own. Blocking, on any thread but main;
// thread safe; holds nothing but kept connections and who uses which mirror.
// One per program, built by app/Application, ends after the runs. Limits and
// errors as in GitAccess; a damaged mirror is made anew by the next fetch.
class LibGit final : public GitAccess
{
public:
    explicit LibGit(const GitLimits &limits = {});
    ~LibGit() override;

    Result<Tip> look(const Remote &remote, const std::optional<QString> &branch, const CancelToken &cancel) override;
    Result<Tip> lookFor(const Remote &remote, const Follow &follow, const CancelToken &cancel) override;
    Result<FetchOutcome> fetch(const Remote &remote, const QString &mirrorPath, const Tip &tip,
                               const ProgressSink &progress, const CancelToken &cancel) override;
    Result<CheckoutOutcome> checkout(const CheckoutRequest &request, WorkTreeLedger &ledger,
                                     const ProgressSink &progress, const CancelToken &cancel) override;
    Result<QStringList> changedFiles(const QString &mirrorPath, const QString &from, const QString &to) override;
    Result<CommitInfo> commitInfo(const QString &mirrorPath, const QString &commit) override;
    bool hasCommit(const QString &mirrorPath, const QString &commit) override;
    Result<QStringList> branches(const Remote &remote, const CancelToken &cancel) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace slipway::git
