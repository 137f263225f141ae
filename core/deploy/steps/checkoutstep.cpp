// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/checkoutstep.h"

#include "core/deploy/runcontext.h"
#include "core/deploy/storedledger.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("Run", text, nullptr, count);
}

constexpr int kListedFiles = 20;

void sayFiles(RunContext &context, const QString &mark, const QStringList &files)
{
    for (const QString &file : files.mid(0, kListedFiles))
        context.say(mark + file);
    if (files.size() > kListedFiles)
        context.say(tr("… and %n more", static_cast<int>(files.size()) - kListedFiles));
}

} // namespace

Result<StepOutcome> CheckoutStep::run(RunContext &context) const
{
    SLIPWAY_ASSIGN(const auto passage, context.tools.gate.enterShared(context.mirror, context.cancel));
    StoredLedger ledger(context.tools.stores.ledgers,
                        DataPaths::workTreeName(context.environment, context.stack.settings));
    const git::CheckoutRequest request{context.mirror, context.tip.commit, context.workTree,
                                       QStringLiteral("slipway-run-%1").arg(context.run.id.value)};
    context.isCheckoutStarted = true;
    auto outcome = context.tools.git.checkout(request, ledger, {}, context.cancel);
    if (!outcome) {
        // These are found before the first file is written.
        if (outcome.error().code == ErrorCode::GitForeignFile || outcome.error().code == ErrorCode::GitHostile)
            context.isCheckoutStarted = false;
        return fail(std::move(outcome).error());
    }
    context.checkout = *std::move(outcome);
    for (const QString &copy : std::as_const(context.checkout.keptCopies))
        context.tell(tr("A file was edited in place; the edited version is kept as %1.").arg(copy));
    for (const QString &note : std::as_const(context.checkout.notes))
        context.tell(note);
    sayFiles(context, QStringLiteral("  "), context.checkout.written);
    sayFiles(context, QStringLiteral("- "), context.checkout.removed);
    context.stepNote = tr("%n file(s) written", static_cast<int>(context.checkout.written.size()));
    return StepOutcome::Done;
}

} // namespace slipway::deploy
