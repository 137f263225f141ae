// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/news/targettext.h"

#include <QCoreApplication>

namespace slipway::ui {

QString targetKindText(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Ntfy:
        return QStringLiteral("ntfy");
    case TargetKind::Gotify:
        return QStringLiteral("Gotify");
    case TargetKind::Slack:
        return QCoreApplication::translate("Targets", "Slack or Mattermost");
    case TargetKind::Discord:
        return QStringLiteral("Discord");
    case TargetKind::Webhook:
        break;
    }
    return QCoreApplication::translate("Targets", "Webhook (JSON)");
}

QString newsKindText(NewsKind kind)
{
    switch (kind) {
    case NewsKind::NeedsYou:
        return QCoreApplication::translate("Targets", "Needs you");
    case NewsKind::Recovered:
        return QCoreApplication::translate("Targets", "Recoveries");
    case NewsKind::Deployed:
        return QCoreApplication::translate("Targets", "Deploys");
    case NewsKind::Failed:
        break;
    }
    return QCoreApplication::translate("Targets", "Failures");
}

QString exampleAddress(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Ntfy:
        return QStringLiteral("https://ntfy.sh/my-topic");
    case TargetKind::Gotify:
        return QStringLiteral("https://gotify.example.org");
    case TargetKind::Slack:
        return QStringLiteral("https://hooks.slack.com/services/…");
    case TargetKind::Discord:
        return QStringLiteral("https://discord.com/api/webhooks/…");
    case TargetKind::Webhook:
        break;
    }
    return QStringLiteral("https://example.org/hook");
}

} // namespace slipway::ui
