// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/credentialservice_p.h"

#include "core/deploy/remotefor.h"
#include "core/model/validation.h"
#include "core/vault/sealedchange.h"

#include <QCoreApplication>
#include <algorithm>

namespace slipway {

namespace {

constexpr qsizetype kMaxName = 100;
constexpr qsizetype kMaxSecret = 64 * 1024;

vault::SealedName sealedName(CredentialId id, const QString &field)
{
    return {QStringLiteral("credential"), id.value, field};
}

tl::unexpected<Error> invalid(const char *field, const QString &reason)
{
    return fail(ErrorCode::InvalidInput, QString::fromLatin1(field), reason);
}

bool hasControl(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

Result<> checkSecrets(const CredentialChange &change)
{
    const QStringList fields = secretFieldsOf(change.credential.kind);
    for (const auto &[field, value] : change.secrets) {
        if (!fields.contains(field))
            return fail(ErrorCode::InvalidInput, field,
                        QCoreApplication::translate("Credential", "A credential of this type has no such field."));
        if (value.size() > kMaxSecret)
            return fail(ErrorCode::InvalidInput, field,
                        QCoreApplication::translate("Credential", "The value is too long."));
        // A line break would end the header it is sent in.
        if (field != QLatin1String("privateKey") && hasControl(value.revealText()))
            return fail(ErrorCode::InvalidInput, field,
                        QCoreApplication::translate("Credential", "The value has a line break or another character "
                                                                  "that cannot be sent."));
        if (field == QLatin1String("privateKey") && !value.isEmpty() &&
            !value.revealText().trimmed().startsWith(QLatin1String("-----BEGIN ")))
            return fail(ErrorCode::InvalidInput, field,
                        QCoreApplication::translate("Credential", "Paste the whole private key, from the line BEGIN to "
                                                                  "the line END."));
    }
    return {};
}

Result<> check(CredentialChange &change)
{
    Credential &credential = change.credential;
    credential.name = credential.name.trimmed();
    credential.host = credential.host.trimmed().toLower();
    if (credential.name.isEmpty() || credential.name.size() > kMaxName || hasControl(credential.name))
        return invalid("name", QCoreApplication::translate("Credential", "Enter a name of at most 100 characters."));
    if (hasControl(credential.username) || credential.username.contains(QLatin1Char(':')) ||
        credential.username.startsWith(QLatin1Char('-')))
        return invalid("username",
                       QCoreApplication::translate("Credential", "The user name may not contain a colon or a line "
                                                                 "break, or begin with a hyphen."));
    if (!credential.host.isEmpty() && (repositoryUrlProblem(QStringLiteral("https://%1/x").arg(credential.host)) ||
                                       hostOfUrl(QStringLiteral("ssh://%1/x").arg(credential.host)) != credential.host))
        return invalid("host", QCoreApplication::translate(
                                   "Credential", "Enter the name of the server alone, such as git.example.org, with "
                                                 ":PORT where it is not the usual one."));
    return checkSecrets(change);
}

} // namespace

struct CredentialService::Private {
    Dependencies with;
    CancelSource ending;

    CredentialStore &store() const { return with.tools.stores.credentials; }

    CredentialView view(const Credential &credential, const QVector<Stack> &stacks) const
    {
        CredentialView view;
        view.credential = credential;
        for (const QString &field : secretFieldsOf(credential.kind)) {
            if (const auto row = with.tools.stores.sealed.get(QStringLiteral("credential"), credential.id.value, field);
                row && *row)
                view.setFields << field;
        }
        for (const Stack &stack : stacks) {
            if (stack.settings.credentialId == credential.id)
                view.stacks << stack.settings.name;
        }
        return view;
    }

    Result<> waitForKey(const CredentialChange &change) const
    {
        if (change.secrets.empty() || with.tools.vault.isUnlocked())
            return {};
        if (with.tools.waitForVault)
            with.tools.waitForVault(ending.token());
        return with.tools.vault.isUnlocked() ? Result<>() : fail(ErrorCode::VaultUnavailable);
    }

    Result<> seal(CredentialId id, const CredentialChange &change, vault::SealedChange &sealed) const
    {
        for (const auto &[field, value] : change.secrets)
            SLIPWAY_TRY(value.isEmpty() ? sealed.remove(sealedName(id, field))
                                        : sealed.put(sealedName(id, field), value));
        return {};
    }

    // What the first field of the kind is for.
    Result<> checkComplete(const CredentialView &view) const
    {
        const QStringList fields = secretFieldsOf(view.credential.kind);
        if (fields.isEmpty() || view.setFields.contains(fields.first()))
            return {};
        return fail(
            ErrorCode::InvalidInput, fields.first(),
            QCoreApplication::translate("Credential", "Enter the value; without it the credential is of no use."));
    }
};

CredentialService::CredentialService(const Dependencies &dependencies)
    : d(new Private{dependencies, {}})
{
}

CredentialService::~CredentialService() = default;

Result<QVector<CredentialView>> CredentialService::all() const
{
    SLIPWAY_ASSIGN(const QVector<Credential> credentials, d->store().all());
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->with.tools.stores.stacks.all());
    QVector<CredentialView> views;
    for (const Credential &credential : credentials)
        views << d->view(credential, stacks);
    return views;
}

Result<CredentialView> CredentialService::get(CredentialId id) const
{
    SLIPWAY_ASSIGN(const Credential credential, d->store().get(id));
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->with.tools.stores.stacks.all());
    return d->view(credential, stacks);
}

Result<CredentialView> CredentialService::add(CredentialChange change)
{
    SLIPWAY_TRY(check(change));
    const QStringList fields = secretFieldsOf(change.credential.kind);
    const auto first = fields.isEmpty() ? change.secrets.end() : change.secrets.find(fields.first());
    if (!fields.isEmpty() && (first == change.secrets.end() || first->second.isEmpty()))
        return fail(
            ErrorCode::InvalidInput, fields.first(),
            QCoreApplication::translate("Credential", "Enter the value; without it the credential is of no use."));
    SLIPWAY_TRY(d->waitForKey(change));
    change.credential.createdAt = d->with.tools.clock.nowUtc();
    SLIPWAY_ASSIGN(const Credential added, d->store().add(change.credential));
    vault::SealedChange sealed(d->with.tools.vault);
    if (const auto done = d->seal(added.id, change, sealed); !done) {
        (void)d->store().remove(added.id);
        return fail(done.error());
    }
    Q_EMIT d->with.changes.credentialsChanged();
    return get(added.id);
}

Result<CredentialView> CredentialService::change(CredentialId id, CredentialChange change)
{
    SLIPWAY_ASSIGN(const Credential before, d->store().get(id));
    change.credential.id = id;
    change.credential.createdAt = before.createdAt;
    SLIPWAY_TRY(check(change));
    SLIPWAY_TRY(d->waitForKey(change));
    vault::SealedChange sealed(d->with.tools.vault);
    Result<> done = d->seal(id, change, sealed);
    if (done)
        done = d->checkComplete(d->view(change.credential, {}));
    if (done)
        done = d->store().change(change.credential);
    if (!done) {
        sealed.undo();
        return fail(done.error());
    }
    for (const QString &field : secretFieldsOf(before.kind)) {
        if (!secretFieldsOf(change.credential.kind).contains(field))
            (void)d->with.tools.vault.remove(sealedName(id, field));
    }
    Q_EMIT d->with.changes.credentialsChanged();
    return get(id);
}

Result<> CredentialService::remove(CredentialId id)
{
    SLIPWAY_TRY(d->store().remove(id));
    Q_EMIT d->with.changes.credentialsChanged();
    return {};
}

Result<QStringList> CredentialService::test(CredentialId id, const QString &url) const
{
    if (const auto problem = repositoryUrlProblem(url))
        return fail(ErrorCode::InvalidInput, QStringLiteral("url"), problem->detail);
    if (urlHasPassword(url))
        return invalid("url", QCoreApplication::translate("Credential", "The address has a password in it. Remove it; "
                                                                        "the credential has its own."));
    SLIPWAY_TRY(d->store().get(id));
    const QString address = normalisedUrl(url);
    SLIPWAY_ASSIGN(const QVector<RepositoryRow> known, d->with.tools.stores.repositories.all());
    RepositoryRow repository;
    // What the person trusts for this address counts here too.
    for (const RepositoryRow &row : known) {
        if (row.url == address && !row.caCertificates.isEmpty())
            repository.caCertificates = row.caCertificates;
    }
    repository.credentialId = id;
    return deploy::branchesOf(d->with.tools, repository, url, d->ending.token());
}

void CredentialService::cancelCalls()
{
    d->ending.cancel();
}

} // namespace slipway
