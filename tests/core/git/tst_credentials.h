// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestCredentials : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAPrivateRepository_data();
    void opensAPrivateRepository();
    void asksOnlyOnce();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void staysWithItsOwnServer_data();
    void staysWithItsOwnServer();
    void trustsACertificateOfTheRepository();
    void namesTheIssuerNobodyTrusts();
    void hidesItsSecret();
};
