// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

// The listener over TLS: with a certificate Slipway makes, and with files of the person.
class TlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesACertificateOnceAndKeepsItsKeySealed();
    void answersOverTls();
    void keepsItsLimitsOverTls();
    void takesAWebhookOverTls();
    void usesThePersonsFiles();
    void refusesFilesThatAreNotRight_data();
    void refusesFilesThatAreNotRight();
};
