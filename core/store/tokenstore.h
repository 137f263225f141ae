// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/token.h"

#include <QVector>

namespace slipway {

class Database;

// API tokens, hashed. Any thread, blocking.
class TokenStore
{
public:
    explicit TokenStore(Database &database)
        : m_database(database)
    {
    }
    Result<QVector<Token>> all() const;
    Result<Token> add(const Token &token); // Conflict where the name is taken
    Result<> remove(const QString &name);
    Result<> touch(TokenId id, const QDateTime &usedAt);

private:
    Database &m_database;
};

} // namespace slipway
