// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/registry.h"

#include "core/listener/webhooks/azuredevops.h"
#include "core/listener/webhooks/bitbucket.h"
#include "core/listener/webhooks/generic.h"
#include "core/listener/webhooks/gitea.h"
#include "core/listener/webhooks/github.h"
#include "core/listener/webhooks/gitlab.h"

namespace slipway::listener {

WebhookRegistry::WebhookRegistry()
{
    m_providers.push_back(std::make_unique<Gitea>(Gitea::Kind::Forgejo));
    m_providers.push_back(std::make_unique<Gitea>(Gitea::Kind::Gitea));
    m_providers.push_back(std::make_unique<Gitea>(Gitea::Kind::Gogs));
    m_providers.push_back(std::make_unique<GitHub>());
    m_providers.push_back(std::make_unique<GitLab>());
    m_providers.push_back(std::make_unique<Bitbucket>());
    m_providers.push_back(std::make_unique<AzureDevOps>());
    m_providers.push_back(std::make_unique<Generic>());
}

const WebhookProvider &WebhookRegistry::providerOf(const WebhookMessage &message) const
{
    for (const auto &provider : m_providers) {
        if (provider->recognises(message))
            return *provider;
    }
    return *m_providers.back();
}

const WebhookProvider *WebhookRegistry::find(const QString &name) const
{
    for (const auto &provider : m_providers) {
        if (provider->name() == name)
            return provider.get();
    }
    return nullptr;
}

QStringList WebhookRegistry::names() const
{
    QStringList names;
    for (const auto &provider : m_providers)
        names << provider->name();
    return names;
}

} // namespace slipway::listener
