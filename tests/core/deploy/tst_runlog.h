// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestRunLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void batchesWhatComesAndLosesNothing();
    void writesNoFileUnlessKept();
    void readsOnFromAnOffset();
    void letsOneChangeAMirrorAtATime();
    void waitingForAMirrorEndsByCancel();
};
