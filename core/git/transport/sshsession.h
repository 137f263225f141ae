// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/git/ssh/lentkey.h"
#include "core/git/ssh/sshaddress.h"
#include "core/git/transport/childpipe.h"

#include <QStringList>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace slipway::git {

// One connection to a server's git-upload-pack; its answers are read one after
// the other, by one call at a time.
class SshSession
{
public:
    explicit SshSession(Operation &operation)
        : m_child(operation)
    {
    }
    // Starts `command` on the server. Errors: GitAuth where the credential is not
    // for ssh, GitKeyUnusable, ProcessStart; the rest shows as it is read.
    static Result<std::shared_ptr<SshSession>> open(const SshAddress &to, const Remote &remote, const QString &command,
                                                    bool isInputOpen, Operation &operation);

    QByteArray key;                                  // who may go on with it: address, credential, known hosts
    std::shared_ptr<const GitCredential> credential; // kept, so that its address in `key` stays its own
    QStringList knownHosts;
    QString server;
    QString address;

    const std::optional<LentKey> &lent() const { return m_lent; }
    void continueFor(Operation &operation) { m_child.continueFor(operation); }
    void write(const QByteArray &request)
    {
        m_hasAsked = true;
        m_child.write(request);
    }
    bool hasAsked() const { return m_hasAsked; }
    Result<qsizetype> read(char *buffer, qsizetype size);
    // What the server said first, once it has said all of it.
    const QByteArray &advertisement() const { return m_advertisement; }
    bool isWaiting() const;

private:
    Error errorOfExit() const;

    std::optional<LentKey> m_lent; // only until the server has let us in
    ChildPipe m_child;
    QByteArray m_advertisement;
    bool m_hasAsked = false;
    bool m_hasEnded = false;
};

// Connections whose server has named its refs and waits: the fetch that follows
// a look goes on with the same one and saves a handshake. At most kMost, one for
// a key, at most kKeep long; a thread of its own ends those nobody came for.
// Thread safe. Owned by LibGit.
class SshSessions
{
public:
    static constexpr size_t kMost = 8;
    static constexpr std::chrono::seconds kKeep{5};

    SshSessions();
    ~SshSessions();
    SshSessions(const SshSessions &) = delete;
    SshSessions &operator=(const SshSessions &) = delete;

    std::shared_ptr<SshSession> take(const QByteArray &key, const QByteArray &wanted);
    void park(std::shared_ptr<SshSession> session);

private:
    using Clock = std::chrono::steady_clock;
    struct Parked {
        std::shared_ptr<SshSession> session;
        Clock::time_point until;
    };
    void giveUp(std::vector<Parked>::iterator one);
    void watch();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Parked> m_parked; // the first to go first
    bool m_isEnding = false;
    std::thread m_watcher; // started by the first one parked
};

} // namespace slipway::git
