// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestOutbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsInOrder();
    void triesAgain_data();
    void triesAgain();
    void waitsAsLongAsTheServerAsks();
    void givesUpAfterTheLastTry();
    void followsNoRedirect();
    void aTargetThatHangsKeepsUpNobody();
    void givesUpTheOldestWhenTooManyWait();
    void forgetsATargetThatIsGone();
    void endsWhileMessagesWait();
    void saysThatATlsServerIsNotTrusted();
    void neverNamesTheAddress();
};
