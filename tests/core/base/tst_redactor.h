// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestRedactor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replacesEveryForm_data();
    void replacesEveryForm();
    void replacesWhatOtherProgramsWrite_data();
    void replacesWhatOtherProgramsWrite();
    void replacesFromTheFirstCharacter_data();
    void replacesFromTheFirstCharacter();
    void leavesWhatIsNotTheSecret();
    void replacesWrappedBase64_data();
    void replacesWrappedBase64();
    void replacesBase64InTheMiddleOfLongerText();
    void replacesTheLongerOfOverlappingSecrets();
    void replacesMultiLineValuesLineByLine();
    void leavesShortValuesAndOtherTextAlone();
    void replacesSeveralInOneText();
    void replacesWhatLiesAcrossTwoPieces();
    void isFastOnTextWithoutSecrets();
};
