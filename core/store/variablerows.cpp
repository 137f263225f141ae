// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/variablerows.h"

#include <QCoreApplication>

namespace slipway::sql {

VariableTable stackVariables()
{
    return {"variable", "stack_id"};
}

VariableTable environmentVariables()
{
    return {"environment_variable", "environment_id"};
}

// Whether a secret has a value is asked of the sealed rows themselves.
QByteArray VariableTable::select() const
{
    return "SELECT " + owner +
           ", key, value, is_secret, comment, is_secret AND EXISTS (SELECT 1 FROM sealed WHERE table_name = '" + name +
           "' AND row_id = " + owner + " AND field = key) FROM " + name + ' ';
}

Variable variableFrom(Query &row)
{
    Variable variable;
    variable.key = row.text();
    variable.value = row.text();
    variable.isSecret = row.flag();
    variable.comment = row.text();
    variable.hasValue = row.flag();
    return variable;
}

Result<> VariableTable::write(const QSqlDatabase &database, qint64 ownerId, const QVector<Variable> &variables) const
{
    const QByteArray clearText = "DELETE FROM " + name + " WHERE " + owner + " = ?";
    Query clear(database, clearText.constData());
    SLIPWAY_TRY(clear.run(ownerId));
    const QByteArray insertText =
        "INSERT INTO " + name + " (" + owner + ", position, key, value, is_secret, comment) VALUES (?, ?, ?, ?, ?, ?)";
    int position = 0;
    for (const Variable &variable : variables) {
        Query query(database, insertText.constData());
        const Result<> done =
            query.run(ownerId, position++, variable.key, variable.isSecret ? QString() : variable.value,
                      variable.isSecret, variable.comment);
        if (!done && done.error().code == ErrorCode::Conflict) {
            return fail(ErrorCode::VariableInvalid, QStringLiteral("envVars"),
                        QCoreApplication::translate("Store", "The variable %1 is there twice.").arg(variable.key));
        }
        SLIPWAY_TRY(done);
    }
    // A secret that is no variable any more, or no secret any more, is not kept.
    const QByteArray orphansText = "DELETE FROM sealed WHERE table_name = '" + name +
                                   "' AND row_id = ? AND field NOT IN (SELECT key FROM " + name + " WHERE " + owner +
                                   " = ? AND is_secret = 1)";
    Query orphans(database, orphansText.constData());
    return orphans.run(ownerId, ownerId);
}

} // namespace slipway::sql
