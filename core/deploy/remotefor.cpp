// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/remotefor.h"

#include "core/deploy/runcontext.h"
#include "core/model/validation.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

git::GitCredential::Kind gitKindOf(CredentialKind kind)
{
    switch (kind) {
    case CredentialKind::Token:
        return git::GitCredential::Kind::Token;
    case CredentialKind::Password:
        return git::GitCredential::Kind::Password;
    case CredentialKind::Ssh:
        return git::GitCredential::Kind::SshKey;
    case CredentialKind::Agent:
        break;
    }
    return git::GitCredential::Kind::Agent;
}

SecretString *memberFor(git::GitCredential &credential, const QString &field)
{
    if (field == QLatin1String("token"))
        return &credential.token;
    if (field == QLatin1String("password"))
        return &credential.password;
    return field == QLatin1String("privateKey") ? &credential.privateKey : &credential.passphrase;
}

Result<std::shared_ptr<const git::GitCredential>> opened(const RunTools &tools, const Credential &credential,
                                                         Redactor &redactor, const CancelToken &cancel)
{
    auto lent = std::make_shared<git::GitCredential>();
    lent->kind = gitKindOf(credential.kind);
    lent->username = credential.username;
    const QStringList fields = secretFieldsOf(credential.kind);
    if (!fields.isEmpty() && !tools.vault.isUnlocked() && tools.waitForVault)
        tools.waitForVault(cancel);
    for (const QString &field : fields) {
        auto value = tools.vault.unseal({QStringLiteral("credential"), credential.id.value, field});
        if (!value && value.error().code == ErrorCode::NotFound && field != fields.first())
            continue; // a key without a passphrase
        if (!value)
            return fail(std::move(value).error());
        redactor.add(*value);
        *memberFor(*lent, field) = *std::move(value);
    }
    return std::shared_ptr<const git::GitCredential>(std::move(lent));
}

} // namespace

QString misfit(const Credential &credential, const QString &url)
{
    const QString host = hostOfUrl(url);
    if (!credential.host.isEmpty() && credential.host != host)
        return QCoreApplication::translate("Credential", "The credential %1 belongs to %2 and is not sent to %3.")
            .arg(credential.name, credential.host, host.isEmpty() ? url : host);
    const bool isKey = credential.kind == CredentialKind::Ssh || credential.kind == CredentialKind::Agent;
    const QString normalised = normalisedUrl(url);
    if (normalised.startsWith(QLatin1String("ssh://")) && !isKey)
        return QCoreApplication::translate(
                   "Credential", "The address uses ssh, and the credential %1 is a token or password. Use the address "
                                 "with https, or a credential with an ssh key.")
            .arg(credential.name);
    if (normalised.startsWith(QLatin1String("http")) && isKey)
        return QCoreApplication::translate("Credential",
                                           "The address uses https, and the credential %1 is an ssh key. Use the "
                                           "address with ssh, or a credential with a token.")
            .arg(credential.name);
    return {};
}

Result<git::Remote> remoteWith(const RunTools &tools, const std::optional<Credential> &credential, const QString &url,
                               Redactor &redactor, const CancelToken &cancel)
{
    git::Remote remote;
    remote.url = url;
    remote.knownHostsFiles = {tools.paths.knownHosts()};
    if (!credential)
        return remote;
    if (const QString why = misfit(*credential, url); !why.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("credentialId"), why);
    SLIPWAY_ASSIGN(remote.credential, opened(tools, *credential, redactor, cancel));
    return remote;
}

Result<git::Remote> remoteFor(const RunTools &tools, const RepositoryRow &repository, const QString &url,
                              Redactor &redactor, const CancelToken &cancel)
{
    std::optional<Credential> credential;
    if (repository.credentialId) {
        SLIPWAY_ASSIGN(credential, tools.stores.credentials.get(*repository.credentialId));
    } else {
        SLIPWAY_ASSIGN(credential, tools.stores.credentials.findByHost(hostOfUrl(url)));
        // A default that does not fit, as a token for an address with ssh, is none.
        if (credential && !misfit(*credential, url).isEmpty())
            credential.reset();
    }
    SLIPWAY_ASSIGN(git::Remote remote, remoteWith(tools, credential, url, redactor, cancel));
    remote.caPem = repository.caCertificates.toUtf8();
    if (repository.sizeLimit > 0)
        remote.mostBytes = repository.sizeLimit;
    return remote;
}

Result<QStringList> branchesOf(const RunTools &tools, const RepositoryRow &repository, const QString &url,
                               const CancelToken &cancel)
{
    Redactor redactor;
    SLIPWAY_ASSIGN(const git::Remote remote, remoteFor(tools, repository, url, redactor, cancel));
    auto branches = tools.git.branches(remote, cancel);
    if (!branches)
        return fail(branches.error().code, redactor.redact(branches.error().subject),
                    redactor.redact(branches.error().detail));
    return branches;
}

git::Follow followOf(const StackSettings &settings)
{
    if (!settings.followCommit.isEmpty())
        return {git::Follow::Kind::Commit, settings.followCommit};
    if (!settings.followTag.isEmpty()) {
        const bool isPattern = settings.followTag.contains(QLatin1Char('*')) ||
                               settings.followTag.contains(QLatin1Char('?')) ||
                               settings.followTag.contains(QLatin1Char('['));
        return {isPattern ? git::Follow::Kind::TagPattern : git::Follow::Kind::Tag, settings.followTag};
    }
    return {git::Follow::Kind::Branch, settings.branch.value_or(QString())};
}

} // namespace slipway::deploy
