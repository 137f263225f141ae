// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/credential.h"

#include "core/model/validation.h"

#include <array>

namespace slipway {

namespace {

struct KindName {
    CredentialKind kind;
    const char *name;
};

constexpr std::array kNames{KindName{CredentialKind::Token, "token"}, KindName{CredentialKind::Password, "password"},
                            KindName{CredentialKind::Ssh, "ssh"}, KindName{CredentialKind::Agent, "agent"}};

} // namespace

QString credentialKindName(CredentialKind kind)
{
    for (const KindName &row : kNames) {
        if (row.kind == kind)
            return QString::fromLatin1(row.name);
    }
    return {};
}

std::optional<CredentialKind> credentialKindFromName(const QString &name)
{
    for (const KindName &row : kNames) {
        if (name == QLatin1String(row.name))
            return row.kind;
    }
    return std::nullopt;
}

QStringList secretFieldsOf(CredentialKind kind)
{
    switch (kind) {
    case CredentialKind::Token:
        return {QStringLiteral("token")};
    case CredentialKind::Password:
        return {QStringLiteral("password")};
    case CredentialKind::Ssh:
        return {QStringLiteral("privateKey"), QStringLiteral("passphrase")};
    case CredentialKind::Agent:
        break;
    }
    return {};
}

QString hostOfUrl(const QString &url)
{
    const QString normalised = normalisedUrl(url);
    const qsizetype start = normalised.indexOf(QLatin1String("://"));
    if (start < 0)
        return {};
    const QString authority = normalised.mid(start + 3).section(QLatin1Char('/'), 0, 0);
    return authority.mid(authority.lastIndexOf(QLatin1Char('@')) + 1);
}

} // namespace slipway
