// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/credential.h"

#include <QVector>
#include <map>
#include <memory>

namespace slipway {

// A new or changed credential. `secrets` by field ("token", "password",
// "privateKey", "passphrase"): a field that is not there keeps what it has, an
// empty value takes it away.
struct CredentialChange {
    Credential credential;
    std::map<QString, SecretString> secrets;
};

struct CredentialView {
    Credential credential;
    QStringList setFields; // those that have a value in the vault
    QStringList stacks;    // names of the stacks that use it
};

// The use cases around credentials: the one door for window and listener. Values
// go to the vault and never come out of here. Blocking (SQLite, the vault, and
// for test() the network); thread safe; not on main: use Worker.
class CredentialService
{
public:
    struct Dependencies; // services/credentialservice_p.h
    explicit CredentialService(const Dependencies &dependencies);
    ~CredentialService();
    CredentialService(const CredentialService &) = delete;
    CredentialService &operator=(const CredentialService &) = delete;

    Result<QVector<CredentialView>> all() const;
    Result<CredentialView> get(CredentialId id) const;
    Result<CredentialView> add(CredentialChange change);
    Result<CredentialView> change(CredentialId id, CredentialChange change);
    // Conflict while stacks use it.
    Result<> remove(CredentialId id);
    // Asks the server with this credential for its branches: says what the server said.
    Result<QStringList> test(CredentialId id, const QString &url) const;
    // The program ends: test() ends with Cancelled. Returns at once.
    void cancelCalls();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
