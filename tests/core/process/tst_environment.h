// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::process {

class TestEnvironment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passesOnOnlyWhatIsListed_data();
    void passesOnOnlyWhatIsListed();
    void looksInPathAlone();
};

} // namespace slipway::process
