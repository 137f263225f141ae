// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestSecretString : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTextAndBytes();
    void isEmptyWhenMovedFrom();
    void cloneIsACopyOfItsOwn();
    void comparesValues();
    void leavesTheBytesOfOthersAlone();
};
