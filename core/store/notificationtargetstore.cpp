// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/notificationtargetstore.h"

#include "core/store/database.h"
#include "core/store/query.h"

#include <QCoreApplication>

namespace slipway {

namespace {

using sql::Query;

#define TARGET_COLUMNS "SELECT id, name, kind, host, is_enabled, news FROM notification_target "

NotificationTarget targetFrom(Query &row)
{
    NotificationTarget target;
    target.id = row.id<NotificationTargetId>();
    target.name = row.text();
    target.kind = targetKindFromName(row.text()).value_or(TargetKind::Webhook);
    target.host = row.text();
    target.isEnabled = row.flag();
    target.news.clear();
    const QStringList names = row.list();
    for (const QString &name : names) {
        if (const auto kind = newsKindFromName(name))
            target.news.insert(*kind);
    }
    return target;
}

QStringList newsOf(const NotificationTarget &target)
{
    QStringList names;
    for (const NewsKind kind : target.news)
        names << newsKindName(kind);
    names.sort();
    return names;
}

Error notThere()
{
    return {ErrorCode::NotFound, QString(),
            QCoreApplication::translate("Store", "The notification target is not there any more.")};
}

Result<> checkIsFree(const QSqlDatabase &database, const NotificationTarget &target)
{
    Query name(database, "SELECT 1 FROM notification_target WHERE name = ? AND id <> ?");
    SLIPWAY_TRY(name.run(target.name, target.id));
    if (!name.next())
        return name.finish();
    return fail(ErrorCode::Conflict, QStringLiteral("name"),
                QCoreApplication::translate("Store", "Another notification target has this name."));
}

} // namespace

Result<QVector<NotificationTarget>> NotificationTargetStore::all() const
{
    QVector<NotificationTarget> targets;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, TARGET_COLUMNS "ORDER BY name");
        SLIPWAY_TRY(query.run());
        while (query.next())
            targets << targetFrom(query);
        return query.finish();
    }));
    return targets;
}

Result<NotificationTarget> NotificationTargetStore::get(NotificationTargetId id) const
{
    NotificationTarget target;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, TARGET_COLUMNS "WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (!query.next())
            return fail(notThere());
        target = targetFrom(query);
        return {};
    }));
    return target;
}

Result<NotificationTarget> NotificationTargetStore::add(const NotificationTarget &target)
{
    NotificationTarget added = target;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_TRY(checkIsFree(database, target));
        Query query(database,
                    "INSERT INTO notification_target (name, kind, host, is_enabled, news) VALUES (?, ?, ?, ?, ?)");
        SLIPWAY_TRY(query.run(target.name, targetKindName(target.kind), target.host, target.isEnabled, newsOf(target)));
        added.id = NotificationTargetId(query.insertedId());
        return {};
    }));
    return added;
}

Result<> NotificationTargetStore::change(const NotificationTarget &target)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_TRY(checkIsFree(database, target));
        Query query(
            database,
            "UPDATE notification_target SET name = ?, kind = ?, host = ?, is_enabled = ?, news = ? WHERE id = ?");
        SLIPWAY_TRY(query.run(target.name, targetKindName(target.kind), target.host, target.isEnabled, newsOf(target),
                              target.id));
        return query.affectedRows() == 1 ? Result<>() : fail(notThere());
    });
}

Result<> NotificationTargetStore::remove(NotificationTargetId id)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "DELETE FROM notification_target WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (query.affectedRows() != 1)
            return fail(notThere());
        Query sealed(database, "DELETE FROM sealed WHERE table_name = 'notification_target' AND row_id = ?");
        return sealed.run(id);
    });
}

} // namespace slipway
