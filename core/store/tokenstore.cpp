// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tokenstore.h"

#include "core/store/database.h"
#include "core/store/query.h"

#include <QCoreApplication>

namespace slipway {

namespace {

using sql::Query;

QStringList textsOf(const QVector<EnvironmentId> &ids)
{
    QStringList texts;
    for (const EnvironmentId id : ids)
        texts << QString::number(id.value);
    return texts;
}

Token tokenFrom(Query &row)
{
    Token token;
    token.id = row.id<TokenId>();
    token.name = row.text();
    token.prefix = row.text();
    token.salt = row.bytes();
    token.hash = row.bytes();
    token.permissions = row.list();
    const QStringList environments = row.list();
    for (const QString &id : environments)
        token.environments << EnvironmentId(id.toLongLong());
    token.createdAt = row.time();
    token.lastUsedAt = row.time();
    return token;
}

} // namespace

Result<QVector<Token>> TokenStore::all() const
{
    QVector<Token> tokens;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT id, name, prefix, salt, hash, permissions, environments, created_at, "
                              "last_used_at FROM token ORDER BY id");
        SLIPWAY_TRY(query.run());
        while (query.next())
            tokens << tokenFrom(query);
        return query.finish();
    }));
    return tokens;
}

Result<Token> TokenStore::add(const Token &token)
{
    Token added = token;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "INSERT INTO token (name, prefix, salt, hash, permissions, environments, created_at, "
                              "last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        const Result<> done = query.run(token.name, token.prefix, token.salt, token.hash, token.permissions,
                                        textsOf(token.environments), token.createdAt, token.lastUsedAt);
        if (!done && done.error().code == ErrorCode::Conflict) {
            return fail(ErrorCode::Conflict, QStringLiteral("name"),
                        QCoreApplication::translate("Store", "Another token has this name."));
        }
        SLIPWAY_TRY(done);
        added.id = TokenId(query.insertedId());
        return {};
    }));
    return added;
}

Result<> TokenStore::remove(const QString &name)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "DELETE FROM token WHERE name = ?");
        SLIPWAY_TRY(query.run(name));
        return query.affectedRows() == 1 ? Result<>() : fail(ErrorCode::NotFound, name);
    });
}

Result<> TokenStore::touch(TokenId id, const QDateTime &usedAt)
{
    return m_database.write([&](QSqlDatabase &database) {
        Query query(database, "UPDATE token SET last_used_at = ? WHERE id = ?");
        return query.run(usedAt, id);
    });
}

} // namespace slipway
