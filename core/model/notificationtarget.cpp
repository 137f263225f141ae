// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/notificationtarget.h"

#include <array>
#include <utility>

namespace slipway {

namespace {

constexpr std::array<std::pair<NewsKind, const char *>, 4> kNews{{{NewsKind::Failed, "failed"},
                                                                  {NewsKind::NeedsYou, "needs_you"},
                                                                  {NewsKind::Recovered, "recovered"},
                                                                  {NewsKind::Deployed, "deployed"}}};
constexpr std::array<std::pair<TargetKind, const char *>, 5> kTargets{{{TargetKind::Webhook, "webhook"},
                                                                       {TargetKind::Ntfy, "ntfy"},
                                                                       {TargetKind::Gotify, "gotify"},
                                                                       {TargetKind::Slack, "slack"},
                                                                       {TargetKind::Discord, "discord"}}};

template <class Table, class Kind>
QString nameIn(const Table &table, Kind kind)
{
    for (const auto &[value, name] : table) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return {};
}

template <class Kind, class Table>
std::optional<Kind> kindIn(const Table &table, const QString &text)
{
    for (const auto &[value, name] : table) {
        if (text == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

} // namespace

QString newsKindName(NewsKind kind)
{
    return nameIn(kNews, kind);
}

std::optional<NewsKind> newsKindFromName(const QString &name)
{
    return kindIn<NewsKind>(kNews, name);
}

QString targetKindName(TargetKind kind)
{
    return nameIn(kTargets, kind);
}

std::optional<TargetKind> targetKindFromName(const QString &name)
{
    return kindIn<TargetKind>(kTargets, name);
}

} // namespace slipway
