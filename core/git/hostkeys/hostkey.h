// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace slipway::git {

// One host key as people compare it.
struct HostKey {
    QString host;        // as known_hosts writes it: "host" or "[host]:port"; "|1|…" where hashed
    QString keyType;     // as OpenSSH shows it: "ED25519", "ECDSA", "RSA"
    QString fingerprint; // "SHA256:…" as OpenSSH shows it
    QString publisher{}; // "GitHub" where the host is theirs and they publish this fingerprint
    bool isRevoked = false;

    bool operator==(const HostKey &) const = default;
};

// The host and the key that HostKeyUnknown, HostKeyChanged and HostKeyRevoked
// are about; fingerprint and type may be empty (a jump host). Nothing for other errors.
std::optional<HostKey> hostKeyOf(const Error &error);
// The detail text hostKeyOf reads: "ED25519 SHA256:…", for a changed key with
// where the other one stands.
QString hostKeyText(const HostKey &key, const QString &storedAt = {});

// The name of the forge that publishes this fingerprint for this host; empty
// where nobody does. Only github.com, gitlab.com, bitbucket.org and codeberg.org
// are known, from their published lists.
QString publisherOf(const QString &host, const QString &fingerprint);
// Where that list can be read.
QString publishedListOf(const QString &publisher);

} // namespace slipway::git
