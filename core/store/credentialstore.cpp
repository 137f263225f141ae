// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/credentialstore.h"

#include "core/store/database.h"
#include "core/store/query.h"

#include <QCoreApplication>

namespace slipway {

namespace {

using sql::Query;

#define CREDENTIAL_COLUMNS "SELECT id, name, kind, username, host, created_at FROM credential "

Credential credentialFrom(Query &row)
{
    Credential credential;
    credential.id = row.id<CredentialId>();
    credential.name = row.text();
    credential.kind = credentialKindFromName(row.text()).value_or(CredentialKind::Token);
    credential.username = row.text();
    credential.host = row.text();
    credential.createdAt = row.time();
    return credential;
}

Error notThere()
{
    return {ErrorCode::NotFound, QString(),
            QCoreApplication::translate("Store", "The credential is not there any more.")};
}

Result<> checkIsFree(const QSqlDatabase &database, const Credential &credential)
{
    Query name(database, "SELECT 1 FROM credential WHERE name = ? AND id <> ?");
    SLIPWAY_TRY(name.run(credential.name, credential.id));
    if (name.next())
        return fail(ErrorCode::Conflict, QStringLiteral("name"),
                    QCoreApplication::translate("Store", "Another credential has this name."));
    if (credential.host.isEmpty())
        return {};
    Query host(database, "SELECT name FROM credential WHERE host = ? AND id <> ?");
    SLIPWAY_TRY(host.run(credential.host, credential.id));
    if (host.next())
        return fail(ErrorCode::Conflict, QStringLiteral("host"),
                    QCoreApplication::translate("Store", "The credential %1 is already the one of this server.")
                        .arg(host.text()));
    return {};
}

} // namespace

Result<QVector<Credential>> CredentialStore::all() const
{
    QVector<Credential> credentials;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, CREDENTIAL_COLUMNS "ORDER BY name");
        SLIPWAY_TRY(query.run());
        while (query.next())
            credentials << credentialFrom(query);
        return query.finish();
    }));
    return credentials;
}

Result<Credential> CredentialStore::get(CredentialId id) const
{
    Credential credential;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, CREDENTIAL_COLUMNS "WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (!query.next())
            return fail(notThere());
        credential = credentialFrom(query);
        return {};
    }));
    return credential;
}

Result<std::optional<Credential>> CredentialStore::findByHost(const QString &host) const
{
    std::optional<Credential> found;
    if (host.isEmpty())
        return found;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, CREDENTIAL_COLUMNS "WHERE host = ?");
        SLIPWAY_TRY(query.run(host));
        if (query.next())
            found = credentialFrom(query);
        return query.finish();
    }));
    return found;
}

Result<Credential> CredentialStore::add(const Credential &credential)
{
    Credential added = credential;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_TRY(checkIsFree(database, credential));
        Query query(database, "INSERT INTO credential (name, kind, username, host, created_at) VALUES (?, ?, ?, ?, ?)");
        SLIPWAY_TRY(query.run(credential.name, credentialKindName(credential.kind), credential.username,
                              credential.host, credential.createdAt));
        added.id = CredentialId(query.insertedId());
        return {};
    }));
    return added;
}

Result<> CredentialStore::change(const Credential &credential)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_TRY(checkIsFree(database, credential));
        Query query(database, "UPDATE credential SET name = ?, kind = ?, username = ?, host = ? WHERE id = ?");
        SLIPWAY_TRY(query.run(credential.name, credentialKindName(credential.kind), credential.username,
                              credential.host, credential.id));
        return query.affectedRows() == 1 ? Result<>() : fail(notThere());
    });
}

Result<> CredentialStore::remove(CredentialId id)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query users(database, "SELECT name FROM stack WHERE credential_id = ? ORDER BY name");
        SLIPWAY_TRY(users.run(id));
        QStringList names;
        while (users.next())
            names << users.text();
        SLIPWAY_TRY(users.finish());
        if (!names.isEmpty())
            return fail(ErrorCode::Conflict, QString(),
                        QCoreApplication::translate("Store", "These stacks use the credential: %1.")
                            .arg(names.join(QStringLiteral(", "))));
        Query query(database, "DELETE FROM credential WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (query.affectedRows() != 1)
            return fail(notThere());
        Query sealed(database, "DELETE FROM sealed WHERE table_name = 'credential' AND row_id = ?");
        return sealed.run(id);
    });
}

} // namespace slipway
