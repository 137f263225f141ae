// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/token.h"

#include <QVector>
#include <chrono>
#include <memory>
#include <optional>

namespace slipway {

class TokenStore;
class Clock;

// API tokens: made, listed, revoked, checked. The token itself ("slw_" and 43
// base64url characters, 32 random bytes) leaves once, when it is made. Checking
// is from memory (no SQL per request), constant-time. Thread safe.
class TokenService
{
public:
    TokenService(TokenStore &store, const Clock &clock);
    ~TokenService();
    TokenService(const TokenService &) = delete;
    TokenService &operator=(const TokenService &) = delete;

    struct Created {
        Token token;
        SecretString secret;
    };
    // InvalidInput: name empty or a permission unknown; Conflict: name taken. Blocking.
    Result<Created> create(const QString &name, const QStringList &permissions,
                           const QVector<EnvironmentId> &environments);
    // Lives in memory only (the command line's one-minute token).
    Created createShortLived(std::chrono::seconds life);
    Result<QVector<Token>> all() const;
    Result<> revoke(const QString &name);
    // The token this secret belongs to, or nothing.
    std::optional<Token> check(QByteArrayView secret) const;
    // Reads the tokens again (another process may have written them).
    Result<> reload();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
