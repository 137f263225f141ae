// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/tokenservice.h"

#include "core/base/clock.h"
#include "core/store/tokenstore.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRandomGenerator>
#include <algorithm>
#include <array>
#include <mutex>

namespace slipway {

namespace {

constexpr qsizetype kPrefixLength = 10;
constexpr auto kReloadEvery = std::chrono::seconds(1);

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

SecretString newSecret()
{
    return SecretString::fromBytes(
        "slw_" + randomBytes(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QByteArray hashOf(const QByteArray &salt, QByteArrayView secret)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(salt);
    hash.addData(QByteArray::fromRawData(secret.data(), secret.size()));
    return hash.result();
}

bool isEqual(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

Token tokenFor(const SecretString &secret, const QString &name, const QStringList &permissions,
               const QVector<EnvironmentId> &environments, const QDateTime &now)
{
    Token token;
    token.name = name;
    token.prefix = QString::fromLatin1(secret.reveal().first(kPrefixLength));
    token.salt = randomBytes(16);
    token.hash = hashOf(token.salt, secret.reveal());
    token.permissions = permissions;
    token.environments = environments;
    token.createdAt = now;
    return token;
}

struct ShortLived {
    Token token;
    QDateTime until;
};

} // namespace

struct TokenService::Private {
    TokenStore &store;
    const Clock &clock;
    mutable std::mutex mutex;
    QVector<Token> tokens;
    std::vector<ShortLived> shortLived;
    bool isLoaded = false;
    std::chrono::steady_clock::time_point loadedAt;

    Result<> load()
    {
        SLIPWAY_ASSIGN(QVector<Token> all, store.all());
        const std::lock_guard lock(mutex);
        tokens = std::move(all);
        isLoaded = true;
        loadedAt = clock.monotonic();
        return {};
    }

    std::optional<Token> find(QByteArrayView secret)
    {
        const std::lock_guard lock(mutex);
        // Every token is hashed, whatever the prefix: the time tells nothing.
        std::optional<Token> found;
        for (const Token &token : std::as_const(tokens)) {
            if (isEqual(token.hash, hashOf(token.salt, secret)))
                found = token;
        }
        const QDateTime now = clock.nowUtc();
        shortLived.erase(std::remove_if(shortLived.begin(), shortLived.end(),
                                        [&now](const ShortLived &entry) { return entry.until < now; }),
                         shortLived.end());
        for (const ShortLived &entry : shortLived) {
            if (isEqual(entry.token.hash, hashOf(entry.token.salt, secret)))
                found = entry.token;
        }
        return found;
    }

    bool isDue()
    {
        const std::lock_guard lock(mutex);
        return !isLoaded || clock.monotonic() - loadedAt > kReloadEvery;
    }
};

TokenService::TokenService(TokenStore &store, const Clock &clock)
    : d(new Private{store, clock, {}, {}, {}, false, {}})
{
}

TokenService::~TokenService() = default;

Result<TokenService::Created> TokenService::create(const QString &name, const QStringList &permissions,
                                                   const QVector<EnvironmentId> &environments)
{
    if (name.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("name"),
                    QCoreApplication::translate("TokenService", "A token needs a name."));
    for (const QString &permission : permissions) {
        if (!allPermissions().contains(permission))
            return fail(ErrorCode::InvalidInput, QStringLiteral("permission"),
                        QCoreApplication::translate("TokenService", "%1 is not a permission; there are %2.")
                            .arg(permission, allPermissions().join(QStringLiteral(", "))));
    }
    SecretString secret = newSecret();
    SLIPWAY_ASSIGN(const Token token,
                   d->store.add(tokenFor(secret, name.trimmed(), permissions, environments, d->clock.nowUtc())));
    SLIPWAY_TRY(d->load());
    return Created{token, std::move(secret)};
}

TokenService::Created TokenService::createShortLived(std::chrono::seconds life)
{
    SecretString secret = newSecret();
    const QDateTime now = d->clock.nowUtc();
    const Token token = tokenFor(secret, QStringLiteral("command line"), allPermissions(), {}, now);
    const std::lock_guard lock(d->mutex);
    d->shortLived.push_back({token, now.addSecs(life.count())});
    return Created{token, std::move(secret)};
}

Result<QVector<Token>> TokenService::all() const
{
    return d->store.all();
}

Result<> TokenService::revoke(const QString &name)
{
    SLIPWAY_TRY(d->store.remove(name));
    return d->load();
}

std::optional<Token> TokenService::check(QByteArrayView secret) const
{
    if (secret.isEmpty() || secret.size() > 256)
        return std::nullopt;
    auto found = d->find(secret);
    // Another process may have made it; asked at most once a second.
    if (!found && d->isDue() && d->load())
        found = d->find(secret);
    return found;
}

Result<> TokenService::reload()
{
    return d->load();
}

} // namespace slipway
