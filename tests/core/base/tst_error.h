// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasANameOfItsOwnThatComesBack();
    void unknownNamesAreInternal();
    void kindDecidesRetry();
    void tryLeavesWithTheErrorAlsoInsideItself();
};
