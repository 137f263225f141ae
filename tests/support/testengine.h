// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/docker/dockeraccess.h"
#include "core/process/environment.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QString>

namespace slipway::tests {

// The private Docker Engine that `./dev test` starts. A test that needs it fails
// loudly where it is missing:
//     const auto engine = TestEngine::fromEnvironment();
//     QVERIFY2(engine, qPrintable(engine.error().detail));
struct TestEngine {
    docker::Endpoint endpoint;
    QString dockerConfig;            // a DOCKER_CONFIG with compose v2 and buildx
    QProcessEnvironment environment; // for DockerCli: DOCKER_HOST and DOCKER_CONFIG name this Engine
    QString image = QStringLiteral("slipway-test/busybox"); // sh, httpd, wget, nc, sleep

    static Result<TestEngine> fromEnvironment()
    {
        const QString host = qEnvironmentVariable("SLIPWAY_TEST_ENGINE");
        const QString config = qEnvironmentVariable("SLIPWAY_TEST_DOCKER_CONFIG");
        if (host.isEmpty() || config.isEmpty())
            return fail(ErrorCode::NotFound, {},
                        QStringLiteral("SLIPWAY_TEST_ENGINE and SLIPWAY_TEST_DOCKER_CONFIG are not set; `./dev test` "
                                       "starts the Engine and sets them"));
        if (!QFileInfo::exists(config + QStringLiteral("/config.json")))
            return fail(ErrorCode::NotFound, {}, QStringLiteral("there is no Docker config at ") + config);
        TestEngine engine;
        engine.endpoint = {host, {}, QStringLiteral("the test's settings")};
        engine.dockerConfig = config;
        engine.environment = process::childEnvironment(QProcessEnvironment::systemEnvironment());
        engine.environment.insert(QStringLiteral("DOCKER_HOST"), host);
        engine.environment.insert(QStringLiteral("DOCKER_CONFIG"), config);
        return engine;
    }

    // A project name nobody else uses on this Engine.
    static QString uniqueName(const QString &prefix)
    {
        static int count = 0;
        return QStringLiteral("%1-%2-%3").arg(prefix).arg(QCoreApplication::applicationPid()).arg(++count);
    }
};

} // namespace slipway::tests
