// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>
#include <utility>

namespace slipway {

// What became of one webhook. Names are stored: append only.
enum class DeliveryVerdict {
    Queued,   // asked stacks to look at Git (202)
    Pong,     // a ping (200)
    Skipped,  // nothing to do; the reason says why (200)
    Unproven, // no proof, or a wrong one (401)
    Disabled, // webhooks are off there (403)
    Invalid,  // proven, but its body could not be understood (400)
};
QString deliveryVerdictName(DeliveryVerdict verdict); // stable, for database and API
std::optional<DeliveryVerdict> deliveryVerdictFromName(const QString &name);

// Where a webhook came in: one stack, one app (its id is a stack's), a
// repository, whose deliveries concern every stack that follows it, or the
// relay, where nothing says whom it was for.
struct WebhookAddress {
    enum class Kind { Stack, App, Repository, Relay };
    Kind kind = Kind::Stack;
    qint64 id = 0; // of the relay: 1

    QString path() const;  // "/api/git/stacks/12/webhook"; empty for the relay
    QString text() const;  // "stack:12", as stored
    StackId stack() const; // of the stack or app it is for; invalid where it is for none alone
    static std::optional<WebhookAddress> fromText(const QString &text);
    auto operator<=>(const WebhookAddress &) const = default;
};

// What a provider's message says, whoever sent it. Fields are empty where the
// provider does not tell.
struct WebhookEvent {
    enum class Kind { Push, Ping, Other };
    Kind kind = Kind::Other;
    QString provider; // "github"
    QString event;    // in the provider's own words
    QString deliveryId;
    QString branch;            // of a push to a branch; empty without a tag = any
    QStringList otherBranches; // where one message is of several
    QString tag;               // of a push of a tag
    QString commit;            // new tip
    QString defaultBranch;
    bool isDeletion = false;
    bool isSkipping = false; // every commit says [skip cd]
};

using HeaderList = QVector<std::pair<QByteArray, QByteArray>>;

// One webhook as kept. Headers that hold a secret read "***". The body is kept
// of proven ones, up to 64 KiB, with the webhook's secret taken out.
struct Delivery {
    DeliveryId id;
    QDateTime receivedAt; // UTC
    WebhookAddress address;
    QString provider;
    QString event;
    QString deliveryId; // the provider's own; empty = none
    QString replayKey;  // empty = not guarded
    DeliveryVerdict verdict = DeliveryVerdict::Unproven;
    QString reason; // a sentence, where skipped or refused
    QString branch; // or tag
    QString commit;
    QString sender; // address of the client
    QVector<StackId> stacks;
    QVector<RunId> runs; // one for each of `stacks`
    DeliveryId replayOf; // made by Replay from this one
    qint64 bodyBytes = 0;
    HeaderList headers; // not in lists
    QByteArray body;    // not in lists
};

// Which deliveries a list shows. Empty fields = all.
struct DeliveryFilter {
    StackId stack;
    QString provider;
    std::optional<DeliveryVerdict> verdict;
    DeliveryId before; // older than this one
    int limit = 100;
};

} // namespace slipway
