// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/repositorystore.h"

#include "core/store/database.h"
#include "core/store/query.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QRegularExpression>

namespace slipway {

namespace {

using sql::Query;

#define REPOSITORY_COLUMNS                                                                                             \
    "SELECT id, url, credential_id, directory, ca_certificates, size_limit, reports_status FROM repository "

constexpr qsizetype kMaxReadable = 40;
constexpr qsizetype kHashDigits = 12;

RepositoryRow repositoryFrom(Query &row)
{
    RepositoryRow repository;
    repository.id = row.id<RepositoryId>();
    repository.url = row.text();
    repository.credentialId = row.optionalId<CredentialId>();
    repository.directory = row.text();
    repository.caCertificates = row.text();
    repository.sizeLimit = row.number();
    repository.reportsStatus = row.flag();
    return repository;
}

// A folder a person can recognise, and the same one whenever this identity comes back.
QString directoryFor(const QString &url, const std::optional<CredentialId> &credentialId)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9_-]+"));
    QString readable = url.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty);
    if (readable.endsWith(QLatin1String(".git")))
        readable.chop(4);
    readable.replace(others, QStringLiteral("-"));
    const QString identity = url + QLatin1Char('\n') + QString::number(credentialId.value_or(CredentialId()).value);
    const QByteArray hash = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("%1-%2.git").arg(readable.left(kMaxReadable), QString::fromLatin1(hash.left(kHashDigits)));
}

Result<QVector<RepositoryRow>> rows(Database &store, const char *text)
{
    QVector<RepositoryRow> found;
    SLIPWAY_TRY(store.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, text);
        SLIPWAY_TRY(query.run());
        while (query.next())
            found << repositoryFrom(query);
        return query.finish();
    }));
    return found;
}

} // namespace

Result<RepositoryRow> RepositoryStore::ensure(const QString &normalisedUrl,
                                              const std::optional<CredentialId> &credentialId)
{
    RepositoryRow repository;
    SLIPWAY_TRY(m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query existing(database, REPOSITORY_COLUMNS ""
                                                    "WHERE url = ? AND ifnull(credential_id, 0) = ifnull(?, 0)");
        SLIPWAY_TRY(existing.run(normalisedUrl, credentialId));
        if (existing.next()) {
            repository = repositoryFrom(existing);
            return {};
        }
        repository = {RepositoryId(), normalisedUrl, credentialId, directoryFor(normalisedUrl, credentialId), {}, 0,
                      false};
        // What the person trusts at an address does not depend on who asks.
        Query sameAddress(database, REPOSITORY_COLUMNS "WHERE url = ? ORDER BY id DESC LIMIT 1");
        SLIPWAY_TRY(sameAddress.run(normalisedUrl));
        if (sameAddress.next()) {
            const RepositoryRow known = repositoryFrom(sameAddress);
            repository.caCertificates = known.caCertificates;
            repository.sizeLimit = known.sizeLimit;
        }
        Query query(database, "INSERT INTO repository (url, credential_id, directory, ca_certificates, size_limit) "
                              "VALUES (?, ?, ?, ?, ?)");
        SLIPWAY_TRY(query.run(repository.url, repository.credentialId, repository.directory, repository.caCertificates,
                              repository.sizeLimit));
        repository.id = RepositoryId(query.insertedId());
        return {};
    }));
    return repository;
}

Result<RepositoryRow> RepositoryStore::get(RepositoryId id) const
{
    RepositoryRow repository;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, REPOSITORY_COLUMNS "WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        if (!query.next()) {
            return fail(ErrorCode::NotFound, QString(),
                        QCoreApplication::translate("Store", "The repository is not there any more."));
        }
        repository = repositoryFrom(query);
        return {};
    }));
    return repository;
}

Result<QVector<RepositoryRow>> RepositoryStore::all() const
{
    return rows(m_database, REPOSITORY_COLUMNS "ORDER BY id");
}

Result<QVector<RepositoryRow>> RepositoryStore::unused() const
{
    return rows(m_database,
                REPOSITORY_COLUMNS ""
                                   "WHERE id NOT IN (SELECT repository_id FROM stack) AND NOT EXISTS "
                                   "(SELECT 1 FROM stack WHERE deployed_repository_id = repository.id) ORDER BY id");
}

Result<> RepositoryStore::change(const RepositoryRow &repository)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query query(database,
                    "UPDATE repository SET ca_certificates = ?, size_limit = ?, reports_status = ? WHERE id = ?");
        SLIPWAY_TRY(
            query.run(repository.caCertificates, repository.sizeLimit, repository.reportsStatus, repository.id));
        return query.affectedRows() == 1 ? Result<>() : fail(ErrorCode::NotFound);
    });
}

Result<> RepositoryStore::remove(RepositoryId id)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        Query users(database, "SELECT 1 FROM stack WHERE repository_id = ? OR deployed_repository_id = ? LIMIT 1");
        SLIPWAY_TRY(users.run(id, id));
        if (users.next()) {
            return fail(ErrorCode::Conflict, QString(),
                        QCoreApplication::translate("Store", "Stacks still use this repository."));
        }
        Query query(database, "DELETE FROM repository WHERE id = ?");
        SLIPWAY_TRY(query.run(id));
        Query sealed(database, "DELETE FROM sealed WHERE table_name = 'repository' AND row_id = ?");
        return sealed.run(id);
    });
}

} // namespace slipway
