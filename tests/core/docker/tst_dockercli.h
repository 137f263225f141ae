// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::docker {

class TestDockerCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mapsAMissingProgram();
    void passesCancelOn();
    void removesVolumesOnlyWhereAsked();
    void asksForTheImageComposeDidNotName();
    void asksForTheServiceThatIsNotHealthy();
    void waitsOnAfterAServiceThatEndedWell();
    void startWithoutContainersSaysSo();
    void streamsWhatComposeSays();
    void readsLogsWithoutControlCodes();
    void reportsProcesses();
    void checksVersions();
    void explainsWhatIsMissing_data();
    void explainsWhatIsMissing();
    void keepsTheEndOfALongOutput();
};

} // namespace slipway::docker
