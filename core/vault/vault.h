// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"

#include <QString>
#include <memory>
#include <optional>
#include <shared_mutex>

namespace slipway {
class SealedStore;
struct SealedRow;
} // namespace slipway

namespace slipway::vault {

// Names one sealed value; also the AAD, so that a row copied onto another does
// not open: "table:id:field", for example "variable:12:DB_PASSWORD".
struct SealedName {
    QString table;
    qint64 id = 0;
    QString field;
    QByteArray aad() const;
};

// Where secrets are sealed: AES-256-GCM (OpenSSL), a fresh 96-bit nonce each,
// AAD = the value's name; rows in the table `sealed`. The 32-byte key is handed
// over once by a KeySource at start (unlock), and kept in memory only.
// Any thread; blocking on SQLite. Without a key every call fails with
// VaultUnavailable; a value that does not open is VaultKeyWrong and stays where
// it is: nothing is ever destroyed because a key is lost.
class Vault
{
public:
    explicit Vault(SealedStore &store);
    ~Vault();
    Vault(const Vault &) = delete;
    Vault &operator=(const Vault &) = delete;

    // Takes the key (32 bytes) and checks it against the check row, made at the
    // first unlock. VaultKeyWrong: another key sealed what is there.
    Result<> unlock(SecretString key);
    // Whether this key is the one; changes nothing, and needs no unlocking.
    Result<bool> fits(const SecretString &key) const;
    // The person gives the lost key up: this one seals from now on. What the old one sealed stays as
    // it is, and closed (VaultKeyWrong), until it is entered anew.
    Result<> unlockAnew(SecretString key);
    // Seals everything that opens with the present key anew with this one, in one transaction, and goes
    // on with it. What does not open stays as it is. VaultUnavailable while locked or for the session only.
    Result<> renewKey(SecretString key);
    bool isUnlocked() const;
    // Keeps secrets for this session only (no keychain, no key file): a random
    // key; what is sealed now is gone with the program, earlier rows stay closed and as they
    // are: sealing one of them anew fails with VaultUnavailable.
    Result<> unlockForSession();
    bool isForSessionOnly() const;

    Result<> seal(const SealedName &name, const SecretString &value);
    Result<SecretString> unseal(const SealedName &name) const;
    // A value as it is stored, for one that does not open; putBack() makes it that again.
    Result<std::optional<SealedRow>> sealedAs(const SealedName &name) const;
    Result<> putBack(const SealedRow &row);
    Result<bool> contains(const SealedName &name) const;
    Result<> remove(const SealedName &name);
    // Everything of one row: all fields of table and id.
    Result<> removeAll(const QString &table, qint64 id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway::vault
