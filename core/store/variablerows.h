// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/variable.h"
#include "core/store/query.h"

#include <QByteArray>
#include <QVector>

namespace slipway::sql {

// The variables of one kind of owner: stacks and environments keep theirs in
// tables of the same shape, the values of secret ones in `sealed` under the
// table's name. Inside the caller's transaction.
struct VariableTable {
    QByteArray name;
    QByteArray owner; // the column of the owner's id

    // SELECT owner, key, value, is_secret, comment, has_value: read with variableFrom() after the owner.
    QByteArray select() const;
    // Replaces the list. VariableInvalid where a name is there twice. Sealed values of what is no
    // secret variable any more go.
    Result<> write(const QSqlDatabase &database, qint64 ownerId, const QVector<Variable> &variables) const;
};

Variable variableFrom(Query &row);

VariableTable stackVariables();
VariableTable environmentVariables();

} // namespace slipway::sql
