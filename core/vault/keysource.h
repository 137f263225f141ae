// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"

#include <QObject>
#include <QString>
#include <chrono>
#include <functional>

namespace slipway::vault {

// Where the vault's 32-byte key comes from. Asynchronous, on main: `done` is
// called exactly once, never inside load(). A key that is not there yet is made
// (RAND_bytes) and stored first. Errors: VaultUnavailable with the reason.
class KeySource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void load(std::function<void(Result<SecretString>)> done) = 0;
    // While the key is renewed a second one is kept beside it: the next. storeNext() replaces an older
    // next one; loadNext() fails with NotFound where there is none; promoteNext() puts it (as told) in
    // the key's place, after which there is no next one. Each `done` as with load().
    virtual void storeNext(SecretString key, std::function<void(Result<>)> done) = 0;
    virtual void loadNext(std::function<void(Result<SecretString>)> done) = 0;
    virtual void promoteNext(SecretString key, std::function<void(Result<>)> done) = 0;
    // For people: "the desktop keychain", "the key file …".
    virtual QString description() const = 0;
};

// 32 random bytes in DIR/vault.key, mode 0600; made if absent. Refuses a file
// that others may read. The next key stands in DIR/vault.key.next until it takes
// the other's place by a rename. For `serve` on a host with no keychain.
class KeyFileSource final : public KeySource
{
    Q_OBJECT
public:
    explicit KeyFileSource(QString path, QObject *parent = nullptr);
    void load(std::function<void(Result<SecretString>)> done) override;
    void storeNext(SecretString key, std::function<void(Result<>)> done) override;
    void loadNext(std::function<void(Result<SecretString>)> done) override;
    void promoteNext(SecretString key, std::function<void(Result<>)> done) override;
    QString description() const override;

private:
    QString m_path;
};

// The OS keychain through QtKeychain, service "slipway", one entry a data
// directory. Gives up after the time limit (an unanswered unlock prompt never
// ends by itself) with VaultUnavailable.
class KeychainSource final : public KeySource
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kTimeLimit{20'000};
    explicit KeychainSource(QString dataDirectory, QObject *parent = nullptr,
                            std::chrono::milliseconds timeLimit = kTimeLimit);
    void load(std::function<void(Result<SecretString>)> done) override;
    void storeNext(SecretString key, std::function<void(Result<>)> done) override;
    void loadNext(std::function<void(Result<SecretString>)> done) override;
    void promoteNext(SecretString key, std::function<void(Result<>)> done) override;
    QString description() const override;

private:
    void make(const std::function<void(Result<SecretString>)> &done);

    QString m_entry;
    std::chrono::milliseconds m_timeLimit;
};

} // namespace slipway::vault
