// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QMetaType>
#include <QSet>
#include <QString>
#include <optional>

namespace slipway {

// What is told to others than the person at the window.
enum class NewsKind {
    Failed,
    NeedsYou,  // only a person can go on: a credential is refused, a host key is new
    Recovered, // a stack that was told of as failed is good again
    Deployed,  // a new commit runs
};

// Webhook: JSON of our own. Slack: also Mattermost and whatever takes its form.
enum class TargetKind { Webhook, Ntfy, Gotify, Slack, Discord };

// Where news is sent to. Its address ("url", which may itself be the secret) and its
// token ("token") are in the vault as "notification_target:ID:FIELD", never here.
struct NotificationTarget {
    NotificationTargetId id;
    QString name; // unique
    TargetKind kind = TargetKind::Webhook;
    QString host; // of the address, to recognise it by
    bool isEnabled = true;
    QSet<NewsKind> news{NewsKind::Failed, NewsKind::NeedsYou, NewsKind::Recovered};
    bool operator==(const NotificationTarget &) const = default;
};

// Stable texts for database and API ("needs_you", "ntfy").
QString newsKindName(NewsKind kind);
std::optional<NewsKind> newsKindFromName(const QString &name);
QString targetKindName(TargetKind kind);
std::optional<TargetKind> targetKindFromName(const QString &name);

} // namespace slipway

Q_DECLARE_METATYPE(slipway::NotificationTarget)
