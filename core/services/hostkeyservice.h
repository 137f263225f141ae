// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"

#include <QString>
#include <QVector>
#include <memory>
#include <optional>

namespace slipway {

// A server's key as people compare it.
struct HostKeyView {
    QString host;        // "host" or "[host]:port"; "|1|…" where the file hides it
    QString keyType;     // "ED25519"
    QString fingerprint; // "SHA256:…" as OpenSSH shows it
    QString publisher;   // "GitHub" where they publish this fingerprint for this host
    QString publishedAt; // the page where that can be checked
    bool isRevoked = false;
};

// Slipway's own known hosts, filled only by the person. Blocking (files, and for
// look and accept the network); thread safe; not on main.
class HostKeyService
{
public:
    explicit HostKeyService(const QString &knownHostsFile);
    ~HostKeyService();
    HostKeyService(const HostKeyService &) = delete;
    HostKeyService &operator=(const HostKeyService &) = delete;

    Result<QVector<HostKeyView>> list() const;
    // The key a host shows now; nothing is stored.
    Result<HostKeyView> look(const QString &host) const;
    // Stores the host's key where it has exactly this fingerprint. HostKeyChanged where another
    // key of the host is stored: that one has to be removed first, as an act of its own.
    Result<HostKeyView> accept(const QString &host, const QString &fingerprint);
    Result<> remove(const QString &host);
    // The key an error is about (HostKeyUnknown, HostKeyChanged, HostKeyRevoked). Any thread.
    static std::optional<HostKeyView> of(const Error &error);
    // The program ends: calls end with Cancelled. Returns at once.
    void cancelCalls();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
