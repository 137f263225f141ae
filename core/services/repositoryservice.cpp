// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/repositoryservice_p.h"

#include "core/deploy/remotefor.h"
#include "core/model/validation.h"
#include "core/notify/forge.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QSslCertificate>

namespace slipway {

namespace {

qint64 bytesBelow(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace

struct RepositoryService::Private {
    Dependencies with;
    CancelSource ending;

    RepositoryView view(const RepositoryRow &row, const QVector<Stack> &stacks) const
    {
        RepositoryView view;
        view.id = row.id;
        view.url = urlWithoutPassword(row.url);
        view.credentialId = row.credentialId;
        if (row.credentialId) {
            if (const auto credential = with.tools.stores.credentials.get(*row.credentialId))
                view.credentialName = credential->name;
        }
        for (const Stack &stack : stacks) {
            if (stack.repositoryId == row.id)
                view.stacks << stack.settings.name;
        }
        view.mirrorBytes = bytesBelow(with.tools.paths.mirror(row));
        view.caCertificates = row.caCertificates;
        view.sizeLimit = row.sizeLimit;
        view.reportsStatus = row.reportsStatus;
        if (with.statusProblem)
            view.statusProblem = with.statusProblem(row.id);
        return view;
    }
};

RepositoryService::RepositoryService(const Dependencies &dependencies)
    : d(new Private{dependencies, {}})
{
}

RepositoryService::~RepositoryService() = default;

Result<QVector<RepositoryView>> RepositoryService::all() const
{
    SLIPWAY_ASSIGN(const QVector<RepositoryRow> rows, d->with.tools.stores.repositories.all());
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->with.tools.stores.stacks.all());
    QVector<RepositoryView> views;
    for (const RepositoryRow &row : rows)
        views << d->view(row, stacks);
    return views;
}

Result<RepositoryView> RepositoryService::get(RepositoryId id) const
{
    SLIPWAY_ASSIGN(const RepositoryRow row, d->with.tools.stores.repositories.get(id));
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->with.tools.stores.stacks.all());
    return d->view(row, stacks);
}

Result<RepositoryView> RepositoryService::change(RepositoryId id, const RepositorySettings &settings)
{
    SLIPWAY_ASSIGN(RepositoryRow row, d->with.tools.stores.repositories.get(id));
    if (!settings.caCertificates.trimmed().isEmpty() &&
        QSslCertificate::fromData(settings.caCertificates.toUtf8()).isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("caCertificates"),
                    QCoreApplication::translate("Repository", "This is not a certificate in PEM form (it begins with "
                                                              "-----BEGIN CERTIFICATE-----)."));
    if (settings.sizeLimit < 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("sizeLimit"),
                    QCoreApplication::translate("Repository", "The limit is a number of bytes, or 0."));
    if (settings.reportsStatus && !notify::forgeRepositoryOf(row.url))
        return fail(ErrorCode::InvalidInput, QStringLiteral("reportsStatus"),
                    QCoreApplication::translate("Repository", "The state of a commit can be reported only where the "
                                                              "address begins with https:// or http://."));
    row.caCertificates = settings.caCertificates.trimmed();
    row.sizeLimit = settings.sizeLimit;
    row.reportsStatus = settings.reportsStatus;
    SLIPWAY_TRY(d->with.tools.stores.repositories.change(row));
    return get(id);
}

Result<QStringList> RepositoryService::check(RepositoryId id) const
{
    SLIPWAY_ASSIGN(const RepositoryRow row, d->with.tools.stores.repositories.get(id));
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->with.tools.stores.stacks.all());
    // As a stack writes it: an address with ssh may name a user.
    QString url = row.url;
    for (const Stack &stack : stacks) {
        if (stack.repositoryId == id)
            url = stack.settings.url;
    }
    return deploy::branchesOf(d->with.tools, row, url, d->ending.token());
}

void RepositoryService::cancelCalls()
{
    d->ending.cancel();
}

} // namespace slipway
