// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/composeoptions.h"

namespace slipway {

QString pullPolicyName(PullPolicy policy)
{
    switch (policy) {
    case PullPolicy::Always:
        return QStringLiteral("always");
    case PullPolicy::Never:
        return QStringLiteral("never");
    case PullPolicy::Missing:
        break;
    }
    return QStringLiteral("missing");
}

std::optional<PullPolicy> pullPolicyFromName(const QString &name)
{
    for (const PullPolicy policy : {PullPolicy::Missing, PullPolicy::Always, PullPolicy::Never}) {
        if (name == pullPolicyName(policy))
            return policy;
    }
    return std::nullopt;
}

} // namespace slipway
