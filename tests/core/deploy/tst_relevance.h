// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::tests {
class RunWorld;
}

// Which commits a sync deploys, where the stack asks for some only.
class TestRelevance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void deploysWhatConcernsTheStack_data();
    void deploysWhatConcernsTheStack();
    void patternsSayWhatConcernsTheStack_data();
    void patternsSayWhatConcernsTheStack();
    void anyCommitDeploysByDefault();
    void skippedCommitIsRecordedWithItsReason();
    void skippedCommitStaysInTheHistoryWhileQuietLooksCollapse();
    void commitAfterASkippedOneDeploysWithItsFiles();
    void otherRulesLookAgain_data();
    void otherRulesLookAgain();
    void changedVariableDeploysASkippedCommit();
    void firstDeployAsksNoRule();
    void deployAsksNoRule();
    void failedRunIsTriedAgainWhateverTheRule();
    void deploysWhereNobodyCanTell_data();
    void deploysWhereNobodyCanTell();

private:
    void deployShop();
    std::shared_ptr<slipway::tests::RunWorld> m_world;
};
