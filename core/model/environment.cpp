// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/environment.h"

#include <array>
#include <utility>

namespace slipway {

namespace {

constexpr std::array<std::pair<EnvironmentKind, const char *>, 6> kNames{{
    {EnvironmentKind::Local, "local"},
    {EnvironmentKind::Ssh, "ssh"},
    {EnvironmentKind::Tls, "tls"},
    {EnvironmentKind::Context, "context"},
    {EnvironmentKind::Podman, "podman"},
    {EnvironmentKind::Swarm, "swarm"},
}};

} // namespace

QString environmentKindName(EnvironmentKind kind)
{
    for (const auto &[value, name] : kNames) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("local");
}

EnvironmentKind environmentKindFromName(const QString &name)
{
    for (const auto &[value, text] : kNames) {
        if (name == QLatin1String(text))
            return value;
    }
    return EnvironmentKind::Local;
}

} // namespace slipway
