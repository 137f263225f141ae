// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/steps/checkoutstep.h"

#include "core/deploy/deployedfiles.h"
#include "core/deploy/runcontext.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

constexpr int kListedFiles = 20;

void sayFiles(RunContext &context, const QString &mark, const QStringList &files)
{
    for (const QString &file : files.mid(0, kListedFiles))
        context.say(mark + file);
    if (files.size() > kListedFiles)
        context.say(QCoreApplication::translate("Run", "… and %n more", nullptr,
                                                static_cast<int>(files.size()) - kListedFiles));
}

} // namespace

Result<StepOutcome> CheckoutStep::run(RunContext &context) const
{
    SLIPWAY_ASSIGN(const auto passage, context.tools.gate.enterShared(context.mirror, context.cancel));
    auto outcome = checkOut(context, context.mirror, context.tip.commit, context.cancel, context.isCheckoutStarted);
    if (!outcome)
        return fail(std::move(outcome).error());
    context.checkout = *std::move(outcome);
    for (const QString &copy : std::as_const(context.checkout.keptCopies))
        context.tell(QCoreApplication::translate("Run", "A file was edited in place; the edited version is kept as %1.")
                         .arg(copy));
    for (const QString &note : std::as_const(context.checkout.notes))
        context.tell(note);
    sayFiles(context, QStringLiteral("  "), context.checkout.written);
    sayFiles(context, QStringLiteral("- "), context.checkout.removed);
    context.stepNote = QCoreApplication::translate("Run", "%n file(s) written", nullptr,
                                                   static_cast<int>(context.checkout.written.size()));
    return StepOutcome::Done;
}

} // namespace slipway::deploy
