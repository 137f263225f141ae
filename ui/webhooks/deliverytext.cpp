// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/deliverytext.h"

#include <QCoreApplication>
#include <QHash>

namespace slipway::ui {

namespace {
constexpr QLatin1String kRelaySender("relay "); // and its host
}

StateFace faceOf(DeliveryVerdict verdict)
{
    switch (verdict) {
    case DeliveryVerdict::Queued:
        return {QCoreApplication::translate("Delivery", "Queued"), QStringLiteral("state-instep"), Tone::Good};
    case DeliveryVerdict::Pong:
        return {QCoreApplication::translate("Delivery", "Ping answered"), QStringLiteral("state-healthy"), Tone::Good};
    case DeliveryVerdict::Skipped:
        return {QCoreApplication::translate("Delivery", "Skipped"), QStringLiteral("state-skipped"), Tone::Neutral};
    case DeliveryVerdict::Unproven:
        return {QCoreApplication::translate("Delivery", "Not proven"), QStringLiteral("state-failed"), Tone::Bad};
    case DeliveryVerdict::Disabled:
        return {QCoreApplication::translate("Delivery", "Webhook off"), QStringLiteral("state-paused"), Tone::Warning};
    case DeliveryVerdict::Invalid:
        return {QCoreApplication::translate("Delivery", "Not understood"), QStringLiteral("state-degraded"),
                Tone::Warning};
    }
    return {};
}

QString verdictText(const Delivery &delivery)
{
    switch (delivery.verdict) {
    case DeliveryVerdict::Queued:
        return QCoreApplication::translate("Delivery", "It asked %n stack(s) to look at Git.", nullptr,
                                           int(delivery.stacks.size()));
    case DeliveryVerdict::Pong:
        return QCoreApplication::translate("Delivery", "The forge tried the address and got its answer.");
    case DeliveryVerdict::Unproven:
        // A relay may be to blame: the reason says so.
        if (delivery.sender.startsWith(kRelaySender))
            break;
        return QCoreApplication::translate(
            "Delivery", "Its proof is missing or wrong. Enter the secret of the webhook at the forge once more.");
    case DeliveryVerdict::Disabled:
        return QCoreApplication::translate("Delivery", "The webhook is not switched on there.");
    case DeliveryVerdict::Skipped:
    case DeliveryVerdict::Invalid:
        break;
    }
    return delivery.reason;
}

QString senderText(const QString &sender)
{
    if (!sender.startsWith(kRelaySender))
        return sender;
    //: %1 is a server, as in "smee.io"
    return QCoreApplication::translate("Delivery", "through the relay %1").arg(sender.mid(kRelaySender.size()));
}

QString providerText(const QString &provider)
{
    static const QHash<QString, QString> names{{QStringLiteral("github"), QStringLiteral("GitHub")},
                                               {QStringLiteral("gitlab"), QStringLiteral("GitLab")},
                                               {QStringLiteral("gitea"), QStringLiteral("Gitea")},
                                               {QStringLiteral("forgejo"), QStringLiteral("Forgejo")},
                                               {QStringLiteral("gogs"), QStringLiteral("Gogs")},
                                               {QStringLiteral("bitbucket"), QStringLiteral("Bitbucket")},
                                               {QStringLiteral("azuredevops"), QStringLiteral("Azure DevOps")}};
    if (provider == QLatin1String("generic"))
        return QCoreApplication::translate("Delivery", "Other");
    return names.value(provider, provider);
}

QString summaryOf(const Delivery &delivery)
{
    const QString provider = delivery.provider.isEmpty() ? QCoreApplication::translate("Delivery", "Unknown sender")
                                                         : providerText(delivery.provider);
    if (delivery.branch.isEmpty())
        return delivery.event.isEmpty()
                   ? provider
                   //: %1 is a forge, %2 its word for what happened, as in "GitHub, ping"
                   : QCoreApplication::translate("Delivery", "%1, %2").arg(provider, delivery.event);
    //: %1 is a forge, %2 a branch, as in "GitHub, push to main"
    return QCoreApplication::translate("Delivery", "%1, push to %2").arg(provider, delivery.branch);
}

} // namespace slipway::ui
