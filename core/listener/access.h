// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/token.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace slipway::listener {

// Which names a request's Host header may have: loopback, the address listened
// on, and the host of the public address. Anything else is refused (421), so
// that a web page cannot reach the API by DNS rebinding. A listener on all
// addresses takes any literal address: rebinding needs a name.
class HostCheck
{
public:
    HostCheck(const QString &listenAddress, const QString &publicUrl);
    bool isAllowed(const QByteArray &hostHeader) const;

private:
    QStringList m_names;
    bool m_isAnyAddress;
};

// The token of a request: `Authorization: Bearer TOKEN`, else `Cookie: auth_token=TOKEN`. Empty = none.
QByteArray bearerOf(const QByteArray &authorization, const QByteArray &cookie);

// `stacks:edit` includes `stacks:view`.
bool isPermitted(const Token &token, const QString &permission);
bool isPermitted(const Token &token, EnvironmentId environment);

} // namespace slipway::listener
