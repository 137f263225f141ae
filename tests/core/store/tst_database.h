// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isSetUpForSafety();
    void rollsBackWhatFails();
    void failureInAGroupIsItsOwn();
    void readsSeeOneState();
    void readersCannotWrite();
    void serves8ReadersBesideWriters();
    void closesTheConnectionOfAThreadThatEnds();
    void refusesAfterClose();
    void canBeOpenedAgain();
    void refusesAWriteInsideAWrite();
    void fullDiskIsSaidAndHarmsNothing();
};
