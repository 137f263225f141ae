// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::docker {

class TestEndpointFinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void namesMissingContext();
    void namesMissingSockets();
};

} // namespace slipway::docker
