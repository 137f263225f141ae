// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::docker {

class TestComposeCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesEndpointProjectAndFiles();
    void goesByLabelsWithoutFiles();
    void buildsArguments_data();
    void buildsArguments();
    void refusesSteeringVariables_data();
    void refusesSteeringVariables();
    void passesVariablesByEnvironmentOnly();
    void namesTheEndpointOnce_data();
    void namesTheEndpointOnce();
};

} // namespace slipway::docker
