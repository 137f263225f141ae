// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::docker {

class TestDockerErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mapsRealMessages_data();
    void mapsRealMessages();
    void leavesProgressOutOfTheDetail();
    void boundsTheDetail();
};

} // namespace slipway::docker
