// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/webhookdecision.h"

#include <QCoreApplication>
#include <QStringList>

namespace slipway {

namespace {

WebhookDecision skipped(const QString &reason)
{
    return {DeliveryVerdict::Skipped, reason, {}};
}

bool follows(const WebhookFollower &follower, const WebhookEvent &event)
{
    if (!follower.followCommit.isEmpty())
        return false;
    // Which tag of a pattern wins is for the look at Git to say.
    if (!event.tag.isEmpty() || !follower.followTag.isEmpty())
        return !event.tag.isEmpty() && !follower.followTag.isEmpty();
    if (event.branch.isEmpty())
        return true;
    // Without a branch of its own a stack follows HEAD; not every provider says which that is.
    if (!follower.branch)
        return event.defaultBranch.isEmpty() || event.defaultBranch == event.branch ||
               event.otherBranches.contains(event.defaultBranch);
    return *follower.branch == event.branch || event.otherBranches.contains(*follower.branch);
}

WebhookDecision nobodyFollows(const WebhookEvent &event)
{
    if (!event.tag.isEmpty())
        return skipped(QCoreApplication::translate("Webhook", "The push is of the tag %1, which no stack here follows.")
                           .arg(event.tag));
    return skipped(QCoreApplication::translate("Webhook", "The push is to the branch %1, which no stack here follows.")
                       .arg(event.branch));
}

} // namespace

WebhookDecision decide(const WebhookEvent &event, const QVector<WebhookFollower> &followers)
{
    if (event.kind == WebhookEvent::Kind::Ping)
        return {DeliveryVerdict::Pong, {}, {}};
    if (event.kind != WebhookEvent::Kind::Push)
        return skipped(QCoreApplication::translate("Webhook", "The event %1 is not a push.").arg(event.event));
    if (event.isDeletion && !event.tag.isEmpty())
        return skipped(QCoreApplication::translate("Webhook", "The tag %1 was deleted.").arg(event.tag));
    if (event.isDeletion)
        return skipped(QCoreApplication::translate("Webhook", "The branch %1 was deleted.").arg(event.branch));
    if (event.isSkipping)
        return skipped(QCoreApplication::translate("Webhook", "Every commit of the push says [skip cd]."));
    WebhookDecision decision{DeliveryVerdict::Queued, {}, {}};
    for (const WebhookFollower &follower : followers) {
        if (follows(follower, event))
            decision.stacks << follower.stack;
    }
    return decision.stacks.isEmpty() ? nobodyFollows(event) : decision;
}

} // namespace slipway
