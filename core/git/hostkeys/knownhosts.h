// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <QVector>

namespace slipway::git {

// One line of a known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
struct KnownHost {
    int number = 0;    // of the line, from 1
    QByteArray raw;    // as it stands
    QByteArray marker; // "@revoked", "@cert-authority" or empty
    QByteArray hosts;  // patterns, or "|1|salt|hash"; empty: a comment or nothing sensible
    QByteArray type;   // "ssh-ed25519"
    QByteArray blob;   // the public key

    bool isKey() const { return !hosts.isEmpty() && !blob.isEmpty(); }
    bool isPlainKey() const { return isKey() && marker.isEmpty(); }
    // `host` as known_hosts writes it ("[host]:port"); hashes, wildcards, "!".
    bool matches(const QString &host) const;
    QString fingerprint() const; // "SHA256:…"
    QString typeName() const;    // "ED25519"
};

KnownHost parseKnownHost(const QByteArray &line, int number = 0);
// Empty where there is no such file.
QVector<KnownHost> readKnownHosts(const QString &file);

} // namespace slipway::git
