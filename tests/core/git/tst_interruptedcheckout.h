// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestInterruptedCheckout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anyStateInBetweenIsOurs_data();
    void anyStateInBetweenIsOurs();
    void removesItsTemporaryFiles();
    void whatAPowerCutEmptiedIsWrittenAgain();
    void aFileThatCameMeanwhileIsForeign();
    void survivesRealKills();
};
