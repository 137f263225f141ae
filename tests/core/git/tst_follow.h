// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestFollow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesTheHighestVersion_data();
    void choosesTheHighestVersion();
    void meansTheSettings();
    void followsATag();
    void followsATagPattern();
    void followsACommit_data();
    void followsACommit();
    void saysWhatIsMissing();
    void renewsAMirrorThatHasGrown();
    void renewsAMirrorOfManyPacks();
    void refusesWhatIsTooBig();
};
