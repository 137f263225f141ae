// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/credential.h"

#include <QVector>

namespace slipway {

class Database;

// Credentials without their values (those are sealed rows). Any thread, blocking.
// Conflict names the field: another credential has the name, or is the default of
// the host.
class CredentialStore
{
public:
    explicit CredentialStore(Database &database)
        : m_database(database)
    {
    }
    Result<QVector<Credential>> all() const;
    Result<Credential> get(CredentialId id) const;
    // The default of a host; nothing where it has none.
    Result<std::optional<Credential>> findByHost(const QString &host) const;
    Result<Credential> add(const Credential &credential);
    Result<> change(const Credential &credential);
    // With its sealed values. Conflict (detail = the stacks) while stacks use it.
    Result<> remove(CredentialId id);

private:
    Database &m_database;
};

} // namespace slipway
