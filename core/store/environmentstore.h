// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/environment.h"
#include "core/model/variable.h"

#include <QVector>

namespace slipway {

class Database;

// Environments. The first migration makes the local one (id 1, "local"). Any
// thread, blocking. NotFound where an id is not there.
class EnvironmentStore
{
public:
    explicit EnvironmentStore(Database &database)
        : m_database(database)
    {
    }
    Result<QVector<Environment>> all() const;
    Result<Environment> get(EnvironmentId id) const;
    Result<Environment> add(Environment environment); // fixes the short name, unique
    Result<> change(const Environment &environment);  // short name stays
    Result<> remove(EnvironmentId id);                // Conflict while stacks use it
    // Variables for all stacks of the environment; the values of secret ones are sealed
    // ("environment_variable").
    Result<QVector<Variable>> variables(EnvironmentId id) const;
    Result<> changeVariables(EnvironmentId id, const QVector<Variable> &variables);

private:
    Database &m_database;
};

} // namespace slipway
