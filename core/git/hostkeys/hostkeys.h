// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/git/gitlimits.h"
#include "core/git/hostkeys/hostkey.h"

#include <QVector>
#include <mutex>

namespace slipway::git {

struct KnownHost;

// Slipway's own known-hosts file (OpenSSH's format, 0600), filled only by the
// person. Thread safe within one process; each change replaces the file in one
// step. Lines it does not understand are kept. ~/.ssh/known_hosts is read where
// another key of a host may stand, and never written.
class HostKeys
{
public:
    explicit HostKeys(QString knownHostsFile, const GitLimits &limits = {});

    const QString &file() const { return m_file; }
    Result<QVector<HostKey>> list() const;
    // Asks the host again and stores its key only where it has exactly this
    // fingerprint. `host`: "host", "[host]:port" or the address of a repository.
    // Blocking, over the network. Errors: HostKeyUnknown (it shows another
    // fingerprint now), HostKeyChanged (another key of that host is stored:
    // remove it first), HostKeyRevoked, GitUnreachable, InvalidInput.
    Result<HostKey> accept(const QString &host, const QString &fingerprint, const CancelToken &cancel);
    // The key the host shows now; nothing is stored.
    Result<HostKey> look(const QString &host, const CancelToken &cancel) const;
    // Takes the host's keys out of the file, also hashed ones; revoked lines
    // stay. How many went; NotFound where there was none.
    Result<int> remove(const QString &host);

private:
    Result<HostKey> keep(const KnownHost &line);

    QString m_file;
    GitLimits m_limits;
    mutable std::mutex m_mutex;
};

} // namespace slipway::git
