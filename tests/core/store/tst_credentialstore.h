// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestCredentialStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryField_data();
    void keepsEveryField();
    void listsByName();
    void findsTheDefaultOfAHost();
    void nameAndHostAreTakenOnce();
    void missingRowIsNotFound();
    void removesTheSealedValuesToo();
    void keepsACredentialThatStacksUse();
    void otherCredentialKeepsWhatTheAddressTrusts();
};
