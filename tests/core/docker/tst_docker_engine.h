// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockercli.h"
#include "core/process/systemprocessrunner.h"
#include "tests/support/testengine.h"

#include <QObject>
#include <QTemporaryDir>
#include <memory>

namespace slipway::docker {

// DockerCli against a real Engine with compose v2 and buildx.
class TestDockerEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void checksTheEngine();
    void checkSaysWhatIsWrong();
    void checkOfASilentSocketComesBack();
    void readsTheProject();
    void refusesInvalidCompose();
    void goesThroughALife();
    void tellsWhatChangesByEvents();
    void eventsEndWhereThereIsNoEngine();
    void namesTheTakenPort();
    void namesTheImageThatCannotBeHad();
    void namesTheStepThatFailed();
    void namesTheUnhealthyService();
    void waitsForServicesThatEndWell();
    void cancelEndsABuild();
    void takesVariablesFromTheEnvironment();

private:
    void write(const QString &name, const QByteArray &content) const;
    QByteArray log() const;
    process::LineSink sink();
    ServiceStatus statusOf(const QString &service) const;

    process::SystemProcessRunner m_runner;
    std::unique_ptr<tests::TestEngine> m_engine;
    std::unique_ptr<DockerCli> m_docker;
    std::unique_ptr<QTemporaryDir> m_folder;
    ComposeProject m_project;
    QByteArrayList m_lines;
};

} // namespace slipway::docker
