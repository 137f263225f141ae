// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::docker {

class TestContainerList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsContainers();
    void readsPorts_data();
    void readsPorts();
    void readsStates_data();
    void readsStates();
    void asksWithoutSizes();
    void readsEvents_data();
    void readsEvents();
};

} // namespace slipway::docker
