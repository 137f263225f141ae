// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestRunStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryField();
    void recordsRunAndStateTogether();
    void keepsOnlyTheNewestOfQuietSyncs();
    void listsNewestFirstInPages();
    void queuedRowsSurviveInTheirOrder();
    void marksWhatWasRunningAsInterrupted();
    void prunesButNeverWhatIsUnfinished();
    void refusesARunOfAStackThatIsGone();
    void addAndRecordAreQuick();
};
