// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/delivery.h"
#include "core/model/run.h"

#include <QHash>
#include <QVector>
#include <functional>

namespace slipway {

class Database;

// Webhooks as they came. Any thread, blocking; rows are written by one thread
// (WebhookService), so that a look for a replay and the write after it agree.
class DeliveryStore
{
public:
    // More is not kept: 7 days, 200 MB, and 100 of those without proof.
    struct Retention {
        int days = 7;
        qint64 bytes = 200'000'000;
        int unproven = 100;
    };
    struct Seen {
        DeliveryId id;
        bool hasFailed = false; // a run of it failed or was cut short: it may come again
    };

    explicit DeliveryStore(Database &database)
        : m_database(database)
    {
    }
    // Those of these keys that came before, the newest of each.
    Result<QHash<QString, Seen>> seen(const QVector<QString> &replayKeys) const;
    // The replay key of every row that has one.
    Result<> eachReplayKey(const std::function<void(const QString &key)> &take) const;
    // Headers and body as a row keeps them. Not a small matter: for the caller to do in good time.
    static QByteArray contentOf(const Delivery &delivery);
    // All in one transaction: rows for `newRuns` (those whose stack has gone keep an invalid id), then
    // the deliveries with their `contents`, whose runs are taken from `newRuns` and `waiting`. Ids are set.
    // Returns the bytes that the rows take.
    Result<qint64> addAll(QVector<Delivery> &deliveries, const QVector<QByteArray> &contents, QVector<Run> &newRuns,
                          const QHash<StackId, RunId> &waiting);
    // Newest first, without headers and bodies.
    Result<QVector<Delivery>> list(const DeliveryFilter &filter) const;
    Result<Delivery> get(DeliveryId id) const;
    // What all rows take; looks at each.
    Result<qint64> totalBytes() const;
    // Removes what is too old or too much, at most `limit` rows of each kind in one go. `total`: what all
    // rows take. Returns how many bytes went.
    Result<qint64> prune(const Retention &retention, qint64 total, const QDateTime &now, int limit);

private:
    Database &m_database;
};

} // namespace slipway
