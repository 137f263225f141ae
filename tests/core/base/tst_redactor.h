// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestRedactor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replacesEveryForm_data();
    void replacesEveryForm();
    void replacesBase64InTheMiddleOfLongerText();
    void replacesTheLongerOfOverlappingSecrets();
    void replacesMultiLineValuesLineByLine();
    void leavesShortValuesAndOtherTextAlone();
    void replacesSeveralInOneText();
    void replacesWhatLiesAcrossTwoPieces();
    void isFastOnTextWithoutSecrets();
};
