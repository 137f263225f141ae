// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestHostKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void stopsAtAnUnknownHostUntilItIsAccepted_data();
    void stopsAtAnUnknownHostUntilItIsAccepted();
    void acceptsOnlyTheKeyThePersonSaw();
    void acceptsAnyOfTheHostsKeys();
    void refusesAChangedKeyLouder();
    void refusesARevokedKey();
    void honoursThePersonsFile();
    void findsTheLinesSshFinds_data();
    void findsTheLinesSshFinds();
    void keepsWhatItDoesNotUnderstand();
    void namesPublishedFingerprints();
    void endsByCancel();
};
