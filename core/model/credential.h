// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <optional>

namespace slipway {

// token: an access token over HTTPS; password: user and password; ssh: a private
// key that the vault keeps; agent: the person's own ssh-agent and ssh config.
enum class CredentialKind { Token, Password, Ssh, Agent };

// How a Git server is told who asks. Its values ("token", "password",
// "privateKey", "passphrase") are in the vault as "credential:ID:FIELD", never here.
struct Credential {
    CredentialId id;
    QString name; // unique
    CredentialKind kind = CredentialKind::Token;
    QString username;    // empty = the one in the address, else "git" (ssh) or "x-access-token" (token)
    QString host;        // lower case, with ":PORT" where it is not the scheme's own; empty = none.
                         // Set: goes to this host only, and is used for repositories there that name none.
    QDateTime createdAt; // UTC
    bool operator==(const Credential &) const = default;
};

// Stable texts for database and API ("token").
QString credentialKindName(CredentialKind kind);
std::optional<CredentialKind> credentialKindFromName(const QString &name);
// The fields a kind keeps in the vault; the first is needed, others may be absent.
QStringList secretFieldsOf(CredentialKind kind);
// "host" or "host:port" of an address (a credential's `host`), lower case; empty for local ones.
QString hostOfUrl(const QString &url);

} // namespace slipway

Q_DECLARE_METATYPE(slipway::Credential)
