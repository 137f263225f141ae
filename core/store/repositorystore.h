// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>
#include <QVector>
#include <optional>

namespace slipway {

class Database;

// A Git remote: normalised URL + credential; several stacks may share one.
struct RepositoryRow {
    RepositoryId id;
    QString url; // normalised
    std::optional<CredentialId> credentialId;
    QString directory;          // under repositories/, fixed when it is made
    QString caCertificates{};   // PEM, beside the system's; empty = none
    qint64 sizeLimit = 0;       // bytes a fetch may bring; 0 = the program's own limit
    bool reportsStatus = false; // the forge is told how the deploy of a commit went
};

// Repositories. Any thread, blocking.
class RepositoryStore
{
public:
    explicit RepositoryStore(Database &database)
        : m_database(database)
    {
    }
    // The row of this identity, made if absent.
    Result<RepositoryRow> ensure(const QString &normalisedUrl, const std::optional<CredentialId> &credentialId);
    Result<RepositoryRow> get(RepositoryId id) const;
    Result<QVector<RepositoryRow>> all() const;
    // Those no stack uses any more; the caller removes the mirror, then the row.
    Result<QVector<RepositoryRow>> unused() const;
    // CA certificates, size limit, reports status.
    Result<> change(const RepositoryRow &repository);
    Result<> remove(RepositoryId id);

private:
    Database &m_database;
};

} // namespace slipway
