// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <functional>
#include <memory>

namespace slipway::vault {

class KeySource;
class Vault;

// Opens the vault with the key of its source, and gives it a new key when the
// person asks. Lives on main; never waits there: sealing anew runs on a thread of
// its own, which the destructor waits for. The vault must live longer.
//
// Renewing survives a crash at any moment: the new key is kept beside the old one
// first, then every value is sealed anew in one transaction, then the new key takes
// the old one's place. open() takes whichever of the two opens the vault.
class VaultKeeper : public QObject
{
    Q_OBJECT
public:
    // SessionOnly: there is no key; what is sealed now is gone with the program.
    // WrongKey: another key sealed what is there; nothing is touched.
    enum class State { Opening, Open, SessionOnly, WrongKey };

    VaultKeeper(Vault &vault, std::unique_ptr<KeySource> source, QObject *parent = nullptr);
    ~VaultKeeper() override;

    // Once. Ends with stateChanged().
    void open();
    State state() const { return m_state; }
    QString message() const { return m_message; } // why, in words; empty where Open
    QString sourceDescription() const;

    // With WrongKey: the person gives the lost key up, and secrets are entered anew with the key there
    // is. Nothing is removed. Conflict in any other state. Blocking on SQLite.
    Result<> startAnew();
    // A fresh key for all that opens with the present one. `done` is called once, on main, never inside
    // the call. Conflict unless Open, and while another renewal is on its way.
    void renewKey(std::function<void(Result<>)> done);

Q_SIGNALS:
    void stateChanged();

private:
    void takeKey(Result<SecretString> key);
    void tryNext(SecretString refused);
    void keepForSession(const QString &why);
    void refuse(SecretString key);
    void settle(State state, const QString &message);
    void sealAnew(SecretString key, std::function<void(Result<>)> done);

    Vault &m_vault;
    const std::unique_ptr<KeySource> m_source;
    State m_state = State::Opening;
    QString m_message;
    SecretString m_refusedKey; // with WrongKey
    bool m_isRenewing = false;
    QThreadPool m_pool;
};

} // namespace slipway::vault
