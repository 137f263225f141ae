// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/decision.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

QString askedSentence(Trigger trigger)
{
    switch (trigger) {
    case Trigger::Api:
        return QCoreApplication::translate("Decision", "The API asked to deploy again.");
    case Trigger::Webhook:
        return QCoreApplication::translate("Decision", "A webhook asked to deploy again.");
    case Trigger::Schedule:
        return QCoreApplication::translate("Decision", "The schedule asked to deploy again.");
    case Trigger::Manual:
    case Trigger::StartupCatchUp:
        break;
    }
    return QCoreApplication::translate("Decision", "You asked to deploy again.");
}

bool hasNewCommit(const DecisionInput &input)
{
    return !input.deployedCommit.isEmpty() && input.tip != input.deployedCommit;
}

QString newCommitSentence(const DecisionInput &input)
{
    return QCoreApplication::translate("Decision", "New commit on %1: %2..%3.")
        .arg(input.branch, shortCommit(input.deployedCommit), shortCommit(input.tip));
}

QStringList deployReasons(const DecisionInput &input)
{
    QStringList reasons;
    if (input.kind == RunKind::Deploy && !input.deployedCommit.isEmpty())
        reasons << askedSentence(input.trigger);
    if (input.deployedCommit.isEmpty())
        reasons << QCoreApplication::translate("Decision", "First deploy: commit %1 of %2.")
                       .arg(shortCommit(input.tip), input.branch);
    else if (hasNewCommit(input))
        reasons << newCommitSentence(input);
    if (!input.deployedCommit.isEmpty())
        reasons << changeSentences(input.changedVariables, input.changedSettings, input.isFingerprintChanged);
    if (input.hasLastRunFailed)
        reasons << QCoreApplication::translate("Decision", "The last run did not succeed, so this one tries again.");
    return reasons;
}

Decision stoppedDecision(const DecisionInput &input)
{
    Decision decision;
    decision.action = Decision::Action::Nothing;
    decision.reasons << (input.isDown
                             ? QCoreApplication::translate(
                                   "Decision",
                                   "You took this stack down, so it stays down. Start or Deploy brings it back.")
                             : QCoreApplication::translate(
                                   "Decision",
                                   "You stopped this stack, so it stays stopped. Start or Deploy revives it."));
    if (hasNewCommit(input))
        decision.reasons << newCommitSentence(input);
    return decision;
}

} // namespace

QStringList changeSentences(const QStringList &variables, const QStringList &settings, bool isChanged)
{
    QStringList sentences;
    if (!variables.isEmpty())
        sentences << QCoreApplication::translate("Decision", "Variables changed: %1.")
                         .arg(variables.join(QStringLiteral(", ")));
    if (!settings.isEmpty())
        sentences << QCoreApplication::translate("Decision", "Settings changed: %1.")
                         .arg(settings.join(QStringLiteral(", ")));
    if (isChanged && sentences.isEmpty())
        sentences << QCoreApplication::translate("Decision", "Variables or settings changed since the last deploy.");
    return sentences;
}

bool isOnlyNewCommit(const DecisionInput &input)
{
    return input.kind == RunKind::Sync && hasNewCommit(input) && !input.hasLastRunFailed && !input.isFingerprintChanged;
}

QString nameOf(const git::Tip &tip)
{
    if (tip.isExact)
        return shortCommit(tip.commit);
    return tip.tag.isEmpty() ? tip.branch : tip.tag;
}

QString shortCommit(const QString &commit)
{
    return commit.left(8);
}

Decision decide(const DecisionInput &input)
{
    if (input.kind != RunKind::Deploy && (input.isStoppedByUser || input.isDown))
        return stoppedDecision(input);
    Decision decision;
    if (isOnlyNewCommit(input) && input.tip == input.skippedCommit) {
        decision.action = Decision::Action::Nothing;
        decision.reasons << QCoreApplication::translate(
                                "Decision", "Nothing new: commit %1 of %2 was already found not to concern this stack.")
                                .arg(shortCommit(input.tip), input.branch);
        return decision;
    }
    decision.reasons = deployReasons(input);
    if (!decision.reasons.isEmpty()) {
        decision.action = Decision::Action::Deploy;
        return decision;
    }
    decision.action = Decision::Action::Nothing;
    decision.reasons << QCoreApplication::translate(
                            "Decision", "Nothing new: %1 is still at %2, and variables and settings are the same.")
                            .arg(input.branch, shortCommit(input.tip));
    return decision;
}

} // namespace slipway::deploy
