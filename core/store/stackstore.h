// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/stack.h"

#include <QVector>
#include <optional>

namespace slipway {

class Database;

// Stacks with their variables and state. Secret values are not here (vault).
// Any thread, blocking. NotFound; Conflict where a name is taken in its
// environment (subject "stackName").
class StackStore
{
public:
    explicit StackStore(Database &database)
        : m_database(database)
    {
    }
    Result<QVector<Stack>> all() const; // one query for stacks, one for variables
    Result<Stack> get(StackId id) const;
    Result<Stack> findByName(const QString &name) const; // Conflict where several environments have it
    Result<Stack> add(const StackSettings &settings, RepositoryId repositoryId, const QDateTime &createdAt);
    Result<> changeSettings(StackId id, const StackSettings &settings, RepositoryId repositoryId);
    // Only record and life cycle calls use this.
    Result<> changeState(StackId id, const StackState &state);
    // Of a fetch beside the runs: nothing else of the state is touched.
    Result<> changeFetchedCommit(StackId id, const QString &commit);
    // The compose files as they were at the last successful deploy; none before it.
    Result<std::optional<DeployedCompose>> deployedCompose(StackId id) const;
    Result<> changeDeployedCompose(StackId id, const DeployedCompose &deployed);
    // The row, its variables and sealed values; the history goes too. Files stay.
    Result<> remove(StackId id);

private:
    Database &m_database;
};

} // namespace slipway
