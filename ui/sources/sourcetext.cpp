// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcetext.h"

#include <QCoreApplication>

namespace slipway::ui {
namespace {

constexpr qsizetype kMostNamed = 5;

} // namespace

QString credentialKindText(CredentialKind kind)
{
    switch (kind) {
    case CredentialKind::Token:
        return QCoreApplication::translate("Sources", "Token");
    case CredentialKind::Password:
        return QCoreApplication::translate("Sources", "User and password");
    case CredentialKind::Ssh:
        return QCoreApplication::translate("Sources", "SSH key");
    case CredentialKind::Agent:
        return QCoreApplication::translate("Sources", "SSH agent");
    }
    return {};
}

QString branchesText(const QStringList &branches)
{
    if (branches.isEmpty())
        return QCoreApplication::translate("Sources", "It has no branch yet.");
    QStringList named = branches.mid(0, kMostNamed);
    if (branches.size() > kMostNamed)
        named << QStringLiteral("…");
    //: %n branches, %1 their names
    return QCoreApplication::translate("Sources", "It has %n branch(es): %1", nullptr, int(branches.size()))
        .arg(named.join(QLatin1String(", ")));
}

} // namespace slipway::ui
