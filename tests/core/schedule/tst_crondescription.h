// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class CronDescriptionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysItInPlainWords_data();
    void saysItInPlainWords();
    void listsTheNextFiveTimes();
    void describesEveryExpressionWithoutGaps();
};
