// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestDockerfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheLineOfAStep_data();
    void findsTheLineOfAStep();
    void takesTheLineThatBuildKitSays();
    void knowsWhatIsSent();
};
