// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vaultkeeper.h"

#include "core/base/logging.h"
#include "core/model/errortext.h"
#include "core/vault/keysource.h"
#include "core/vault/sealing.h"
#include "core/vault/vault.h"

#include <QCoreApplication>

namespace slipway::vault {

VaultKeeper::VaultKeeper(Vault &vault, std::unique_ptr<KeySource> source, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_source(std::move(source))
{
    m_pool.setMaxThreadCount(1);
}

VaultKeeper::~VaultKeeper()
{
    m_pool.waitForDone();
}

void VaultKeeper::open()
{
    m_source->load([this](Result<SecretString> key) { takeKey(std::move(key)); });
}

QString VaultKeeper::sourceDescription() const
{
    return m_source->description();
}

void VaultKeeper::takeKey(Result<SecretString> key)
{
    if (!key) {
        keepForSession(errorLine(key.error()));
        return;
    }
    const Result<> unlocked = m_vault.unlock(key->clone());
    if (unlocked)
        settle(State::Open, {});
    else if (unlocked.error().code == ErrorCode::VaultKeyWrong)
        tryNext(*std::move(key));
    else
        keepForSession(errorLine(unlocked.error()));
}

// A renewal may have been cut off after its values were sealed and before its key took its place.
void VaultKeeper::tryNext(SecretString refused)
{
    auto kept = std::make_shared<SecretString>(std::move(refused));
    m_source->loadNext([this, kept](Result<SecretString> next) {
        if (!next || !m_vault.unlock(next->clone())) {
            refuse(std::move(*kept));
            return;
        }
        m_source->promoteNext(next->clone(), [](const Result<> &promoted) {
            if (!promoted)
                qCWarning(lcVault, "%s", qUtf8Printable(errorLine(promoted.error())));
        });
        settle(State::Open, {});
    });
}

void VaultKeeper::keepForSession(const QString &why)
{
    settle(m_vault.unlockForSession() ? State::SessionOnly : State::WrongKey, why);
}

void VaultKeeper::refuse(SecretString key)
{
    m_refusedKey = std::move(key);
    settle(State::WrongKey, errorLine({ErrorCode::VaultKeyWrong, {}, {}}));
}

void VaultKeeper::settle(State state, const QString &message)
{
    m_state = state;
    m_message = message;
    if (!m_message.isEmpty())
        qCWarning(lcVault, "%s", qUtf8Printable(m_message));
    Q_EMIT stateChanged();
}

Result<> VaultKeeper::startAnew()
{
    if (m_state != State::WrongKey || m_refusedKey.isEmpty())
        return fail(ErrorCode::Conflict);
    SLIPWAY_TRY(m_vault.unlockAnew(m_refusedKey.clone()));
    m_refusedKey = SecretString();
    settle(State::Open, {});
    return {};
}

void VaultKeeper::renewKey(std::function<void(Result<>)> done)
{
    const auto answer = [this, done = std::move(done)](const Result<> &result) {
        QMetaObject::invokeMethod(
            this, [done, result] { done(result); }, Qt::QueuedConnection);
    };
    if (m_state != State::Open || m_isRenewing) {
        answer(fail(ErrorCode::Conflict));
        return;
    }
    std::optional<SecretString> key = randomKey();
    if (!key) {
        answer(fail(ErrorCode::VaultUnavailable, QString(),
                    QCoreApplication::translate("Vault", "The system has no random numbers.")));
        return;
    }
    m_isRenewing = true;
    const auto ended = [this, answer](const Result<> &result) {
        m_isRenewing = false;
        answer(result);
    };
    auto kept = std::make_shared<SecretString>(std::move(*key));
    m_source->storeNext(kept->clone(), [this, kept, ended](const Result<> &stored) {
        if (stored)
            sealAnew(kept->clone(), ended);
        else
            ended(stored);
    });
}

void VaultKeeper::sealAnew(SecretString key, std::function<void(Result<>)> done)
{
    auto kept = std::make_shared<SecretString>(std::move(key));
    m_pool.start([this, kept, done = std::move(done)] {
        const Result<> sealed = m_vault.renewKey(kept->clone());
        QMetaObject::invokeMethod(
            this,
            [this, kept, done, sealed] {
                if (sealed)
                    m_source->promoteNext(kept->clone(), done);
                else
                    done(sealed);
            },
            Qt::QueuedConnection);
    });
}

} // namespace slipway::vault
