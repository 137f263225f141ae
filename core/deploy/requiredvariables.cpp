// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/requiredvariables.h"

#include "core/deploy/runcontext.h"

#include <QCoreApplication>

namespace slipway::deploy {

Result<> checkRequired(const RunContext &context)
{
    if (!context.source)
        return {};
    QStringList missing;
    for (const VariableUse &use : context.source->uses) {
        const variables::Reference &reference = use.reference;
        // One inside another's default counts only where that is used.
        if (reference.isRequired() && use.isUsed && !use.isScopeUnread && !missing.contains(reference.name) &&
            !reference.isMetBy(use.value(context.resolved.layers)))
            missing << reference.name;
    }
    if (!missing.isEmpty())
        return fail(ErrorCode::VariableMissing, missing.join(QStringLiteral(", ")));
    if (context.source->hasUnreadFiles)
        return {};
    for (const QString &profile : context.stack.settings.compose.profiles) {
        if (profile != QLatin1String("*") && !context.source->profiles.contains(profile))
            return fail(
                ErrorCode::InvalidInput, QStringLiteral("profiles"),
                QCoreApplication::translate("Run", "No service of the compose files has the profile %1.").arg(profile));
    }
    return {};
}

} // namespace slipway::deploy
