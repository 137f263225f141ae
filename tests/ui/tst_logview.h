// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::tests {

class TstLogView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesAreReadAsATerminalWould_data();
    void linesAreReadAsATerminalWould();
    void stylesAreKept();
    void memoryIsBounded();
    void wideCharactersKeepTheGrid();
    void followsUntilScrolledUp();
    void staysWhereItIsWhileOldLinesGo();
    void levelsAreReadWhereTheyAreLevels_data();
    void levelsAreReadWhereTheyAreLevels();
    void filtersByLevel();
    void filtersByService();
    void findsForwardsAndBackwardsAndRound();
    void wrapsAndCopies();
    void aLongLineStaysFast();
    void aHundredThousandLinesASecondStayFast();
    void feedIsBounded();
};

} // namespace slipway::tests
