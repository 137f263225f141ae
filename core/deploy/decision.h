// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/gitaccess.h"
#include "core/model/run.h"

#include <QString>
#include <QStringList>

namespace slipway::deploy {

// All that a decision is made from; values only, so that every case is a test row.
struct DecisionInput {
    RunKind kind = RunKind::Sync; // Sync or Deploy
    Trigger trigger = Trigger::Manual;
    QString branch;         // short name, for the sentences
    QString tip;            // 40 hex
    QString deployedCommit; // 40 hex, empty before the first deploy
    QString skippedCommit;  // found not to concern the stack
    bool hasLastRunFailed = false;
    bool isStoppedByUser = false;
    bool isDown = false;
    QStringList changedVariables;      // names, since the last successful deploy
    QStringList changedSettings;       // in words: "compose path"
    bool isFingerprintChanged = false; // something changed, whether or not it can be named
};

// What to do and why, in full sentences. Pure. Everything that was found is
// told, in the order: asked, first, commit, variables, settings, failed before.
Decision decide(const DecisionInput &input);

// Which variables and settings are not what was deployed, in full sentences.
QStringList changeSentences(const QStringList &variables, const QStringList &settings, bool isChanged);

// Whether a new commit is the only reason of a deploy: then path rules decide.
bool isOnlyNewCommit(const DecisionInput &input);

// The branch or tag a tip is of, for sentences; its short commit where it is an exact one.
QString nameOf(const git::Tip &tip);
// The first 8 characters of a commit id, as people read it.
QString shortCommit(const QString &commit);

} // namespace slipway::deploy
