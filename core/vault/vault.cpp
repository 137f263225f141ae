// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault.h"

#include "core/store/sealedstore.h"
#include "core/vault/sealing.h"

#include <QCoreApplication>
#include <mutex>

namespace slipway::vault {

namespace {

// Tells a wrong key at once, before a secret is asked for.
SealedName checkName()
{
    return {QStringLiteral("vault"), 0, QStringLiteral("check")};
}

SecretString checkValue()
{
    return SecretString(QStringLiteral("slipway vault"));
}

Error unavailable(const QString &reason)
{
    return {ErrorCode::VaultUnavailable, QString(), reason};
}

Result<SealedRow> sealedRow(const SecretString &key, const SealedName &name, const SecretString &value)
{
    std::optional<SealedBytes> sealed = sealBytes(key, value, name.aad());
    if (!sealed)
        return fail(unavailable(QCoreApplication::translate("Vault", "OpenSSL could not seal the value.")));
    return SealedRow{name.table,
                     name.id,
                     name.field,
                     std::move(sealed->nonce),
                     std::move(sealed->ciphertext),
                     std::move(sealed->tag)};
}

Result<SecretString> opened(const SecretString &key, const SealedName &name, const SealedRow &row)
{
    std::optional<SecretString> value = openBytes(key, {row.nonce, row.ciphertext, row.tag}, name.aad());
    if (!value)
        return fail(ErrorCode::VaultKeyWrong, name.field);
    return std::move(*value);
}

} // namespace

QByteArray SealedName::aad() const
{
    return QStringLiteral("%1:%2:").arg(table).arg(id).toUtf8() + field.toUtf8();
}

struct Vault::Private {
    explicit Private(SealedStore &sealedStore)
        : store(sealedStore)
    {
    }
    SealedStore &store;
    mutable std::shared_mutex mutex;
    SecretString key; // empty while locked
    bool isForSessionOnly = false;

    Result<> requireKey() const
    {
        if (key.isEmpty())
            return fail(unavailable(QCoreApplication::translate("Vault", "It is locked.")));
        return {};
    }

    // What the lasting key sealed is not written over with a key that is gone tomorrow.
    Result<> checkOwnOrAbsent(const SealedName &name) const
    {
        SLIPWAY_ASSIGN(const std::optional<SealedRow> row, store.get(name.table, name.id, name.field));
        if (!row || opened(key, name, *row))
            return {};
        return fail(unavailable(
            QCoreApplication::translate(
                "Vault",
                "A value of %1 is kept from when the keychain answered. It is not replaced while secrets are kept "
                "for this session only.")
                .arg(name.field)));
    }
};

Vault::Vault(SealedStore &store)
    : d(std::make_unique<Private>(store))
{
}

Vault::~Vault() = default;

Result<> Vault::unlock(SecretString key)
{
    if (key.size() != kKeyBytes)
        return fail(unavailable(QCoreApplication::translate("Vault", "The key does not have 32 bytes.")));
    const SealedName name = checkName();
    const std::unique_lock lock(d->mutex);
    SLIPWAY_ASSIGN(const std::optional<SealedRow> check, d->store.get(name.table, name.id, name.field));
    if (check) {
        const Result<SecretString> value = opened(key, name, *check);
        if (!value || !value->equals(checkValue()))
            return fail(ErrorCode::VaultKeyWrong);
    } else {
        SLIPWAY_ASSIGN(const SealedRow row, sealedRow(key, name, checkValue()));
        SLIPWAY_TRY(d->store.put(row));
    }
    d->key = std::move(key);
    d->isForSessionOnly = false;
    return {};
}

Result<bool> Vault::fits(const SecretString &key) const
{
    const SealedName name = checkName();
    const std::shared_lock lock(d->mutex);
    SLIPWAY_ASSIGN(const std::optional<SealedRow> check, d->store.get(name.table, name.id, name.field));
    return !check || (key.size() == kKeyBytes && opened(key, name, *check).has_value());
}

Result<> Vault::unlockAnew(SecretString key)
{
    if (key.size() != kKeyBytes)
        return fail(unavailable(QCoreApplication::translate("Vault", "The key does not have 32 bytes.")));
    const std::unique_lock lock(d->mutex);
    SLIPWAY_ASSIGN(const SealedRow row, sealedRow(key, checkName(), checkValue()));
    SLIPWAY_TRY(d->store.put(row));
    d->key = std::move(key);
    d->isForSessionOnly = false;
    return {};
}

Result<> Vault::renewKey(SecretString key)
{
    if (key.size() != kKeyBytes)
        return fail(unavailable(QCoreApplication::translate("Vault", "The key does not have 32 bytes.")));
    const std::unique_lock lock(d->mutex);
    SLIPWAY_TRY(d->requireKey());
    if (d->isForSessionOnly)
        return fail(unavailable(QCoreApplication::translate("Vault", "Its key is for this session only.")));
    SLIPWAY_ASSIGN(const QVector<SealedRow> rows, d->store.all());
    QVector<SealedRow> anew;
    for (const SealedRow &row : rows) {
        const SealedName name{row.table, row.rowId, row.field};
        const Result<SecretString> value = opened(d->key, name, row);
        if (!value)
            continue; // closed since an older key was lost
        SLIPWAY_ASSIGN(const SealedRow sealed, sealedRow(key, name, *value));
        anew.append(sealed);
    }
    SLIPWAY_TRY(d->store.putAll(anew));
    d->key = std::move(key);
    return {};
}

bool Vault::isUnlocked() const
{
    const std::shared_lock lock(d->mutex);
    return !d->key.isEmpty();
}

Result<> Vault::unlockForSession()
{
    std::optional<SecretString> key = randomKey();
    if (!key)
        return fail(unavailable(QCoreApplication::translate("Vault", "The system has no random numbers.")));
    const std::unique_lock lock(d->mutex);
    d->key = std::move(*key);
    d->isForSessionOnly = true;
    return {};
}

bool Vault::isForSessionOnly() const
{
    const std::shared_lock lock(d->mutex);
    return d->isForSessionOnly;
}

Result<> Vault::seal(const SealedName &name, const SecretString &value)
{
    const std::shared_lock lock(d->mutex);
    SLIPWAY_TRY(d->requireKey());
    if (d->isForSessionOnly)
        SLIPWAY_TRY(d->checkOwnOrAbsent(name));
    SLIPWAY_ASSIGN(const SealedRow row, sealedRow(d->key, name, value));
    return d->store.put(row);
}

Result<SecretString> Vault::unseal(const SealedName &name) const
{
    const std::shared_lock lock(d->mutex);
    SLIPWAY_TRY(d->requireKey());
    SLIPWAY_ASSIGN(const std::optional<SealedRow> row, d->store.get(name.table, name.id, name.field));
    if (!row)
        return fail(ErrorCode::NotFound, name.field);
    return opened(d->key, name, *row);
}

Result<std::optional<SealedRow>> Vault::sealedAs(const SealedName &name) const
{
    return d->store.get(name.table, name.id, name.field);
}

Result<> Vault::putBack(const SealedRow &row)
{
    const std::shared_lock lock(d->mutex);
    SLIPWAY_TRY(d->requireKey());
    return d->store.put(row);
}

Result<bool> Vault::contains(const SealedName &name) const
{
    const std::shared_lock lock(d->mutex);
    SLIPWAY_TRY(d->requireKey());
    SLIPWAY_ASSIGN(const std::optional<SealedRow> row, d->store.get(name.table, name.id, name.field));
    return row.has_value();
}

Result<> Vault::remove(const SealedName &name)
{
    const std::shared_lock lock(d->mutex);
    SLIPWAY_TRY(d->requireKey());
    return d->store.remove(name.table, name.id, name.field);
}

Result<> Vault::removeAll(const QString &table, qint64 id)
{
    const std::shared_lock lock(d->mutex);
    SLIPWAY_TRY(d->requireKey());
    return d->store.removeAll(table, id);
}

} // namespace slipway::vault
