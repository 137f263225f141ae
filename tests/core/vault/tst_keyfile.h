// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestKeyFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAKeyAndFindsItAgain();
    void answersOnceAndNeverInsideLoad();
    void refusesAFileThatOthersMayRead();
    void refusesWhatIsNotAKey_data();
    void refusesWhatIsNotAKey();
    void saysThatItCannotWrite();
    void twoAtOnceGetTheSameKey();
};
