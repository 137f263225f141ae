// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// Contents in Git LFS, from the tests' own server, which the real git-lfs
// pushes to and clones from.
class TestLfs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pointersAreTold_data();
    void pointersAreTold();
    void serverServesTheRealClient();
    void contentsStandInTheWorkTree_data();
    void contentsStandInTheWorkTree();
    void contentsOfSubmodulesComeFromTheirOwn();
    void laterSyncsKnowTheFile();
    void renewedMirrorKeepsThem();
    void unusedOnesGo();
    void otherHostGetsOnlyItsLease();
    void lfsconfigNamesTheServer_data();
    void lfsconfigNamesTheServer();
    void lfsconfigMayNotNameAFolder();
    void redirectTakesNoHeaderAlong();
    void overSshAreLent();
    void failuresNameTheFile_data();
    void failuresNameTheFile();
    void unusedPointersAreNoted();
    void sizeLimitHolds();
};
