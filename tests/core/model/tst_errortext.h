// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasASentenceAndARemedy_data();
    void everyCodeHasASentenceAndARemedy();
    void saysTheSubject();
    void saysComposesOwnLine();
    void saysTheReasonOfAChecksOwn();
    void namesTheFieldInALine();
    void shortensALongDetail();
};
