// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::docker {

class TestComposeConfig : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsServicesBuildsAndMountedFiles();
    void namesWhatLiesElsewhere_data();
    void namesWhatLiesElsewhere();
    void refusesWhatIsNotJson();
    void takesAnEmptyProject();
};

} // namespace slipway::docker
