// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

namespace slipway {

// An API token as kept: never the token itself, only a salted SHA-256 and a
// prefix to recognise it by.
struct Token {
    TokenId id;
    QString name;
    QString prefix;                      // first 10 characters of the token
    QByteArray salt;                     // 16 bytes
    QByteArray hash;                     // SHA-256(salt || token)
    QStringList permissions;             // stacks:view, stacks:edit, environments:edit, credentials:edit
    QVector<EnvironmentId> environments; // empty = all
    QDateTime createdAt;                 // UTC
    QDateTime lastUsedAt;
    bool operator==(const Token &) const = default;
};

inline QStringList allPermissions()
{
    return {QStringLiteral("stacks:view"), QStringLiteral("stacks:edit"), QStringLiteral("environments:edit"),
            QStringLiteral("credentials:edit")};
}

} // namespace slipway
