// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/deliverystore.h"

#include "core/store/database.h"
#include "core/store/query.h"
#include "core/store/stackrows.h"

#include <QCoreApplication>
#include <limits>

namespace slipway {

namespace {

using sql::Query;

#define DELIVERY_COLUMNS                                                                                               \
    "SELECT id, received_at, address, provider, event, foreign_id, verdict, reason, branch, commit_id, sender, "       \
    "stacks, runs, replay_of, body_bytes FROM delivery "

// What a row takes beside its content, roughly.
constexpr qint64 kRowBytes = 400;

// "3,17": read back by SQLite too, as the list [3,17].
template <class IdType>
QString numbersOf(const QVector<IdType> &ids)
{
    QString text = QStringLiteral("[");
    for (const IdType id : ids)
        text += (text.size() > 1 ? QStringLiteral(",") : QString()) + QString::number(id.value);
    return text + QLatin1Char(']');
}

template <class IdType>
QVector<IdType> idsFrom(const QString &text)
{
    QVector<IdType> ids;
    const auto parts = QStringView(text).mid(1).chopped(1).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QStringView part : parts)
        ids << IdType(part.toLongLong());
    return ids;
}

void readContent(const QByteArray &packed, Delivery &delivery)
{
    const QByteArray content = qUncompress(packed);
    qsizetype from = 0;
    while (from < content.size()) {
        const qsizetype end = content.indexOf('\n', from);
        if (end <= from) {
            from = end + 1;
            break;
        }
        const qsizetype colon = content.indexOf(": ", from);
        if (colon > 0 && colon < end)
            delivery.headers.append({content.mid(from, colon - from), content.mid(colon + 2, end - colon - 2)});
        from = end + 1;
    }
    delivery.body = content.mid(from);
}

Delivery deliveryFrom(Query &row)
{
    Delivery delivery;
    delivery.id = row.id<DeliveryId>();
    delivery.receivedAt = row.time();
    delivery.address = WebhookAddress::fromText(row.text()).value_or(WebhookAddress());
    delivery.provider = row.text();
    delivery.event = row.text();
    delivery.deliveryId = row.text();
    delivery.verdict = deliveryVerdictFromName(row.text()).value_or(DeliveryVerdict::Skipped);
    delivery.reason = row.text();
    delivery.branch = row.text();
    delivery.commit = row.text();
    delivery.sender = row.text();
    delivery.stacks = idsFrom<StackId>(row.text());
    delivery.runs = idsFrom<RunId>(row.text());
    delivery.replayOf = row.id<DeliveryId>();
    delivery.bodyBytes = row.number();
    return delivery;
}

Result<bool> hasFailedRun(const QSqlDatabase &database, const QString &runs)
{
    Query query(database, "SELECT 1 FROM run WHERE id IN (SELECT value FROM json_each(?)) AND "
                          "result IN ('failed', 'cancelled', 'interrupted') LIMIT 1");
    SLIPWAY_TRY(query.run(runs));
    return query.next();
}

} // namespace

Result<QHash<QString, DeliveryStore::Seen>> DeliveryStore::seen(const QVector<QString> &replayKeys) const
{
    QHash<QString, Seen> found;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT id, runs FROM delivery WHERE replay_key = ? ORDER BY id DESC LIMIT 1");
        for (const QString &key : replayKeys) {
            SLIPWAY_TRY(query.run(key));
            if (!query.next())
                continue;
            Seen seen;
            seen.id = query.id<DeliveryId>();
            SLIPWAY_ASSIGN(seen.hasFailed, hasFailedRun(database, query.text()));
            found.insert(key, seen);
        }
        return {};
    }));
    return found;
}

Result<> DeliveryStore::eachReplayKey(const std::function<void(const QString &key)> &take) const
{
    return m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT replay_key FROM delivery WHERE replay_key IS NOT NULL");
        SLIPWAY_TRY(query.run());
        while (query.next())
            take(query.text());
        return query.finish();
    });
}

// Headers as lines, an empty line, the body.
QByteArray DeliveryStore::contentOf(const Delivery &delivery)
{
    QByteArray content;
    content.reserve(1024 + delivery.body.size());
    for (const auto &[name, value] : delivery.headers)
        content.append(name).append(": ").append(value).append('\n');
    content.append('\n').append(delivery.body);
    return qCompress(content, 1);
}

Result<qint64> DeliveryStore::addAll(QVector<Delivery> &deliveries, const QVector<QByteArray> &contents,
                                     QVector<Run> &newRuns, const QHash<StackId, RunId> &waiting)
{
    qint64 bytes = 0;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        bytes = 0;
        QHash<StackId, RunId> runOf = waiting;
        for (Run &run : newRuns) {
            const Result<> added = sql::addRun(database, run);
            if (!added && added.error().code != ErrorCode::NotFound)
                return added;
            runOf.insert(run.stackId, run.id);
        }
        Query query(database,
                    "INSERT INTO delivery (received_at, address, provider, event, foreign_id, replay_key, verdict, "
                    "reason, branch, commit_id, sender, stacks, runs, replay_of, body_bytes, size, content) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (qsizetype i = 0; i < deliveries.size(); ++i) {
            Delivery &delivery = deliveries[i];
            delivery.runs.clear();
            for (const StackId stack : std::as_const(delivery.stacks))
                delivery.runs << runOf.value(stack);
            const qint64 size = kRowBytes + contents.at(i).size();
            SLIPWAY_TRY(query.run(
                delivery.receivedAt, delivery.address.text(), delivery.provider, delivery.event, delivery.deliveryId,
                delivery.replayKey.isEmpty() ? std::nullopt : std::optional(delivery.replayKey),
                deliveryVerdictName(delivery.verdict), delivery.reason, delivery.branch, delivery.commit,
                delivery.sender, numbersOf(delivery.stacks), numbersOf(delivery.runs), delivery.replayOf,
                delivery.bodyBytes, size, contents.at(i)));
            delivery.id = DeliveryId(query.insertedId());
            bytes += size;
        }
        return {};
    }));
    return bytes;
}

Result<QVector<Delivery>> DeliveryStore::list(const DeliveryFilter &filter) const
{
    QVector<Delivery> deliveries;
    const qint64 end = filter.before.isValid() ? filter.before.value : std::numeric_limits<qint64>::max();
    const QString verdict = filter.verdict ? deliveryVerdictName(*filter.verdict) : QString();
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, DELIVERY_COLUMNS
                    "WHERE id < ? AND (? = '' OR provider = ?) AND (? = '' OR verdict = ?) AND (? = 0 OR address IN "
                    "(?, ?) OR EXISTS (SELECT 1 FROM json_each(stacks) WHERE value = ?)) ORDER BY id DESC LIMIT ?");
        const WebhookAddress stack{WebhookAddress::Kind::Stack, filter.stack.value};
        const WebhookAddress app{WebhookAddress::Kind::App, filter.stack.value};
        SLIPWAY_TRY(query.run(end, filter.provider, filter.provider, verdict, verdict, filter.stack, stack.text(),
                              app.text(), filter.stack, filter.limit));
        while (query.next())
            deliveries << deliveryFrom(query);
        return query.finish();
    }));
    return deliveries;
}

Result<Delivery> DeliveryStore::get(DeliveryId id) const
{
    Delivery delivery;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, DELIVERY_COLUMNS "WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (!query.next()) {
            return fail(ErrorCode::NotFound, QString(),
                        QCoreApplication::translate("Store", "The delivery is not kept any more."));
        }
        delivery = deliveryFrom(query);
        Query content(database, "SELECT content FROM delivery WHERE id = ?");
        SLIPWAY_TRY(content.run(id));
        if (content.next())
            readContent(content.bytes(), delivery);
        return {};
    }));
    return delivery;
}

Result<qint64> DeliveryStore::totalBytes() const
{
    qint64 bytes = 0;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT ifnull(sum(size), 0) FROM delivery");
        SLIPWAY_TRY(query.run());
        if (query.next())
            bytes = query.number();
        return query.finish();
    }));
    return bytes;
}

Result<qint64> DeliveryStore::prune(const Retention &retention, qint64 total, const QDateTime &now, int limit)
{
    qint64 removed = 0;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        removed = 0;
        const auto sum = [&removed](Query &query) {
            while (query.next())
                removed += query.number();
            return query.finish();
        };
        // The oldest rows have the lowest ids: no need to look at all.
        Query old(database, "DELETE FROM delivery WHERE id IN (SELECT id FROM (SELECT id, received_at FROM delivery "
                            "ORDER BY id LIMIT ?) WHERE received_at < ?) RETURNING size");
        SLIPWAY_TRY(old.run(limit, now.addDays(-retention.days)));
        SLIPWAY_TRY(sum(old));
        Query unproven(database, "DELETE FROM delivery WHERE verdict = 'unproven' AND id <= (SELECT id FROM delivery "
                                 "WHERE verdict = 'unproven' ORDER BY id DESC LIMIT 1 OFFSET ?) RETURNING size");
        SLIPWAY_TRY(unproven.run(retention.unproven));
        SLIPWAY_TRY(sum(unproven));
        const qint64 excess = total - removed - retention.bytes;
        if (excess <= 0)
            return {};
        // The oldest whose sizes make up what is too much.
        Query large(database, "DELETE FROM delivery WHERE id IN (SELECT id FROM (SELECT id, sum(size) OVER (ORDER BY "
                              "id) - size AS before FROM (SELECT id, size FROM delivery ORDER BY id LIMIT ?)) WHERE "
                              "before < ?) RETURNING size");
        SLIPWAY_TRY(large.run(limit, excess));
        return sum(large);
    }));
    return removed;
}

} // namespace slipway
