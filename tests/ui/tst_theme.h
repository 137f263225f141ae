// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::tests {

class TstTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coloursCanBeReadOnLightAndDark_data();
    void coloursCanBeReadOnLightAndDark();
    void everyStateHasAWordAndAShapeOfItsOwn();
    void iconsFollowThePalette();
    void timesAreRelativeThenDates_data();
    void timesAreRelativeThenDates();
    void durationsAreShort_data();
    void durationsAreShort();
};

} // namespace slipway::tests
