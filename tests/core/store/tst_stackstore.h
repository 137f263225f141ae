// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestStackStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryField();
    void keepsMissingValuesApartFromEmptyOnes();
    void refusesANameThatIsTaken();
    void allowsTheNameInAnotherEnvironment();
    void refusesWhatIsNotThere();
    void neverWritesTheValueOfASecret();
    void asksTheVaultRowsWhetherASecretHasAValue();
    void dropsTheSealedValueOfASecretThatIsGone();
    void removesWhatBelongsToIt();
    void neverUsesAnIdTwice();
    void refusesTheSameVariableTwice();
    void loads200StacksQuickly();
};
