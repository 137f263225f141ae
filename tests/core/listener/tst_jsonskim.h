// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// What is left of a push when only some fields are wanted, and what is no JSON.
class JsonSkimTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatIsWanted_data();
    void keepsWhatIsWanted();
    void leavesWhatIsNoJsonToQt_data();
    void leavesWhatIsNoJsonToQt();
};
