// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/environmentstore.h"

#include "core/store/database.h"
#include "core/store/query.h"
#include "core/store/variablerows.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace slipway {

namespace {

using sql::Query;

constexpr qsizetype kMaxShortName = 32;
constexpr EnvironmentId kLocal{1};

Environment environmentFrom(Query &row)
{
    Environment environment;
    environment.id = row.id<EnvironmentId>();
    environment.name = row.text();
    environment.shortName = row.text();
    environment.kind = environmentKindFromName(row.text());
    environment.endpoint = row.text();
    return environment;
}

Error nameTaken()
{
    return {ErrorCode::Conflict, QStringLiteral("name"),
            QCoreApplication::translate("Store", "Another environment has this name.")};
}

Error notThere()
{
    return {ErrorCode::NotFound, QString(),
            QCoreApplication::translate("Store", "The environment is not there any more.")};
}

// What may stand in a path: "My Server!" becomes "my-server".
QString shortNameFrom(const QString &name)
{
    static const QRegularExpression others(QStringLiteral("[^a-z0-9]+"));
    static const QRegularExpression ends(QStringLiteral("\\A-+|-+\\z"));
    QString out = name.toLower().replace(others, QStringLiteral("-")).left(kMaxShortName);
    out.remove(ends);
    return out.isEmpty() ? QStringLiteral("environment") : out;
}

Result<QString> freeShortName(QSqlDatabase &database, const QString &name)
{
    const QString wanted = shortNameFrom(name);
    QString candidate = wanted;
    for (int number = 2;; ++number) {
        Query query(database, "SELECT 1 FROM environment WHERE short_name = ?");
        SLIPWAY_TRY(query.run(candidate));
        if (!query.next())
            return candidate;
        candidate = QStringLiteral("%1-%2").arg(wanted).arg(number);
    }
}

} // namespace

Result<QVector<Environment>> EnvironmentStore::all() const
{
    QVector<Environment> environments;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT id, name, short_name, kind, endpoint FROM environment ORDER BY id");
        SLIPWAY_TRY(query.run());
        while (query.next())
            environments << environmentFrom(query);
        return query.finish();
    }));
    return environments;
}

Result<Environment> EnvironmentStore::get(EnvironmentId id) const
{
    Environment environment;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT id, name, short_name, kind, endpoint FROM environment WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (!query.next())
            return fail(notThere());
        environment = environmentFrom(query);
        return {};
    }));
    return environment;
}

Result<Environment> EnvironmentStore::add(Environment environment)
{
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_ASSIGN(environment.shortName, freeShortName(database, environment.name));
        Query query(database, "INSERT INTO environment (name, short_name, kind, endpoint) VALUES (?, ?, ?, ?)");
        const Result<> done = query.run(environment.name, environment.shortName, environmentKindName(environment.kind),
                                        environment.endpoint);
        if (!done)
            return done.error().code == ErrorCode::Conflict ? Result<>(fail(nameTaken())) : done;
        environment.id = EnvironmentId(query.insertedId());
        return {};
    }));
    return environment;
}

Result<> EnvironmentStore::change(const Environment &environment)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "UPDATE environment SET name = ?, kind = ?, endpoint = ? WHERE id = ?");
        const Result<> done =
            query.run(environment.name, environmentKindName(environment.kind), environment.endpoint, environment.id);
        if (!done)
            return done.error().code == ErrorCode::Conflict ? Result<>(fail(nameTaken())) : done;
        return query.affectedRows() == 1 ? Result<>() : fail(notThere());
    });
}

Result<> EnvironmentStore::remove(EnvironmentId id)
{
    if (id == kLocal) {
        return fail(ErrorCode::Conflict, QStringLiteral("environmentId"),
                    QCoreApplication::translate("Store", "The local environment cannot be removed."));
    }
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query users(database, "SELECT 1 FROM stack WHERE environment_id = ? LIMIT 1");
        SLIPWAY_TRY(users.run(id));
        if (users.next()) {
            return fail(ErrorCode::Conflict, QStringLiteral("environmentId"),
                        QCoreApplication::translate("Store", "The environment still has stacks; remove them first."));
        }
        Query sealed(database, "DELETE FROM sealed WHERE table_name = 'environment_variable' AND row_id = ?");
        SLIPWAY_TRY(sealed.run(id));
        Query query(database, "DELETE FROM environment WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        return query.affectedRows() == 1 ? Result<>() : fail(notThere());
    });
}

Result<QVector<Variable>> EnvironmentStore::variables(EnvironmentId id) const
{
    QVector<Variable> variables;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        const QByteArray text = sql::environmentVariables().select() + "WHERE environment_id = ? ORDER BY position";
        Query query(database, text.constData());
        SLIPWAY_TRY(query.run(id));
        while (query.next()) {
            query.number(); // environment_id
            variables << sql::variableFrom(query);
        }
        return query.finish();
    }));
    return variables;
}

Result<> EnvironmentStore::changeVariables(EnvironmentId id, const QVector<Variable> &variables)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query there(database, "SELECT 1 FROM environment WHERE id = ?");
        SLIPWAY_TRY(there.run(id));
        if (!there.next())
            return fail(notThere());
        return sql::environmentVariables().write(database, id.value, variables);
    });
}

} // namespace slipway
