// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"

#include <QByteArray>

namespace slipway::git {

struct HttpRequest;

// As whom a repository's servers are asked over HTTP: the credential (or what
// the URL holds as user and password), which its own origin alone gets, and at
// once, so that no request is made to be refused; and whom it trusts.
class HttpIdentity
{
public:
    explicit HttpIdentity(const Remote &remote);

    // The repository's URL: no query, no slash at its end, no user where there
    // is a credential.
    const QByteArray &base() const { return m_base; }
    bool hasCredential() const { return m_credential != nullptr; }
    bool isAtHome(const QByteArray &url) const; // the credential's origin, or without one the repository's
    HttpRequest requestFor(const QByteArray &url) const;
    // Who may share a kept connection: same origin, same user, same trust, same
    // way there. What signs in is said with each request, not once for the connection.
    QByteArray poolKey(const QByteArray &url) const;

private:
    QByteArray m_base;
    QByteArray m_home; // origin
    QByteArray m_caFile;
    QByteArray m_caPem;
    std::shared_ptr<const GitCredential> m_credential; // null where it is not for HTTP
    QByteArray m_user;
};

// Scheme, host and port: "https://host:443".
QByteArray originOf(const QByteArray &url);

} // namespace slipway::git
