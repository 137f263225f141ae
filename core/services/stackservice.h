// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/app.h"
#include "core/model/run.h"
#include "core/model/service.h"
#include "core/model/stack.h"

#include <QString>
#include <QStringList>
#include <QVector>
#include <map>
#include <memory>

namespace slipway {

// A new or changed stack as an editor, the API or the command line gives it.
// `secrets`: the values of variables with isSecret, by key; a secret variable
// with no entry here keeps the value it has. For urls with a password in them
// the caller needs to do nothing: add/change refuse them with InvalidInput.
struct StackChange {
    StackSettings settings;
    std::map<QString, SecretString> secrets;
    // Passwords of settings.compose.registries, by registry; one with no entry keeps the one it has.
    std::map<QString, SecretString> registryPasswords{};
};

struct RemoveOptions {
    bool hasDown = false;    // take the containers down first
    bool hasVolumes = false; // and remove volumes: only together with hasDown
};

struct RemoveOutcome {
    QString keptFolder; // the work tree stays on disk; where
};

// A stack with what is known around it now; what lists and answers show.
struct StackView {
    Stack stack;
    QString environmentName;
    QString environmentShortName;
    SyncState syncState = SyncState::Unknown;
    bool isBusy = false;             // a run is going on or waiting
    QStringList notDeployed;         // which variables and settings changed since the last deploy, in sentences
    QVector<ServiceStatus> services; // as last seen by the watcher; empty = none or unknown
    enum class Seen { NotYet, Seen, Unreachable } seen = Seen::NotYet;
    std::optional<App> app; // where it is a Dockerfile app
    QString appAddress;     // where that answers; empty = nowhere
    QString workTree;       // absolute folder
    QDateTime commitTime;   // committer time of the deployed commit, UTC; invalid if unknown
    QString commitSubject;
    std::optional<QDateTime> nextSync;   // UTC, without jitter; none = not by schedule
    std::optional<SchedulePause> paused; // its own or everybody's
    QString timeZone;                    // the one its cron is read in
};

// The use cases around stacks: the one door for window, tray, command line and
// listener. Blocking (SQLite, and Docker for remove with down); thread safe;
// not on main: use Worker. Announces every change through ChangeNotifier.
class StackService
{
public:
    struct Dependencies; // services/stackservice_p.h
    explicit StackService(const Dependencies &dependencies);
    ~StackService();
    StackService(const StackService &) = delete;
    StackService &operator=(const StackService &) = delete;

    Result<QVector<StackView>> all() const;
    Result<StackView> get(StackId id) const;
    Result<StackView> findByName(const QString &name) const;
    Result<StackView> add(StackChange change);
    Result<StackView> change(StackId id, StackChange change);
    // Waits for a run of the stack that is going on after cancelling it. Files stay on disk.
    Result<RemoveOutcome> remove(StackId id, const RemoveOptions &options);

    // All runs go through here. Queued: RunQueue::request. See RunService for the end of it.
    Result<Run> request(StackId id, RunKind kind, Trigger trigger);
    // Busy while the stack is running (API calls that wait).
    Result<Run> requestIfIdle(StackId id, RunKind kind, Trigger trigger);
    Result<QVector<Run>> requestAll(RunKind kind, Trigger trigger); // Sync All Now

    // What an editor may offer. Asks the server; without a credential, with the default one of the host.
    Result<QStringList> branchesOf(const QString &url, const std::optional<CredentialId> &credentialId = {});
    // The program ends: calls that ask Docker or a Git server end with Cancelled. Returns at once.
    void cancelCalls();

    // A deliberate look at a secret value.
    Result<SecretString> revealVariable(StackId id, const QString &key) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
