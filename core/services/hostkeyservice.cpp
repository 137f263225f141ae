// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/hostkeyservice.h"

#include "core/git/hostkeys/hostkeys.h"

namespace slipway {

namespace {

HostKeyView viewOf(const git::HostKey &key)
{
    return {key.host, key.keyType, key.fingerprint, key.publisher, git::publishedListOf(key.publisher), key.isRevoked};
}

} // namespace

struct HostKeyService::Private {
    explicit Private(const QString &file)
        : keys(file)
    {
    }
    git::HostKeys keys;
    CancelSource ending;
};

HostKeyService::HostKeyService(const QString &knownHostsFile)
    : d(std::make_unique<Private>(knownHostsFile))
{
}

HostKeyService::~HostKeyService() = default;

Result<QVector<HostKeyView>> HostKeyService::list() const
{
    SLIPWAY_ASSIGN(const QVector<git::HostKey> keys, d->keys.list());
    QVector<HostKeyView> views;
    for (const git::HostKey &key : keys)
        views << viewOf(key);
    return views;
}

Result<HostKeyView> HostKeyService::look(const QString &host) const
{
    SLIPWAY_ASSIGN(const git::HostKey key, d->keys.look(host, d->ending.token()));
    return viewOf(key);
}

Result<HostKeyView> HostKeyService::accept(const QString &host, const QString &fingerprint)
{
    SLIPWAY_ASSIGN(const git::HostKey key, d->keys.accept(host, fingerprint, d->ending.token()));
    return viewOf(key);
}

Result<> HostKeyService::remove(const QString &host)
{
    SLIPWAY_TRY(d->keys.remove(host));
    return {};
}

std::optional<HostKeyView> HostKeyService::of(const Error &error)
{
    const auto key = git::hostKeyOf(error);
    return key ? std::optional(viewOf(*key)) : std::nullopt;
}

void HostKeyService::cancelCalls()
{
    d->ending.cancel();
}

} // namespace slipway
