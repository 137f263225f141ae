// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docker/tst_dockererrors.h"

#include "core/docker/dockererrors.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

const Endpoint kEndpoint{u"unix:///run/docker.sock"_s, {}, u"/run/docker.sock"_s};

} // namespace

// Texts as real programs said them: Compose 2.26 on Engine 20.10; the rows that
// name another version are that version's wording.
void TestDockerErrors::mapsRealMessages_data()
{
    QTest::addColumn<int>("action");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<QByteArray>("err");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *name, Action action, int exitCode, const QByteArray &err, ErrorCode code,
                        const QString &subject, const QByteArray &out = {}) {
        QTest::newRow(name) << int(action) << exitCode << out << err << int(code) << subject;
    };
    const QString socket = u"unix:///run/docker.sock"_s;

    row("no socket", Action::Up, 1,
        "Cannot connect to the Docker daemon at unix:///x.sock. Is the docker daemon running?\n",
        ErrorCode::DockerUnreachable, socket);
    row("socket refused", Action::Query, 1,
        "permission denied while trying to connect to the Docker daemon socket at unix:///x.sock: Get "
        "\"http://%2Fx.sock/v1.50/version\": dial unix /x.sock: connect: permission denied\n",
        ErrorCode::DockerUnreachable, socket);
    row("socket refused, docker 20", Action::Query, 1,
        "Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "
        "\"http://%2Fvar%2Frun%2Fdocker.sock/v1.24/version\": dial unix /var/run/docker.sock: connect: permission "
        "denied\n",
        ErrorCode::DockerUnreachable, socket);
    row("no socket, docker 29", Action::Query, 1,
        "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the "
        "daemon "
        "is running: dial unix /var/run/docker.sock: connect: no such file or directory\n",
        ErrorCode::DockerUnreachable, socket);
    row("unknown host", Action::Config, 1,
        "error during connect: Get \"http://nosuch.invalid:2375/v1.50/version\": dial tcp: lookup nosuch.invalid on "
        "10.0.0.1:53: no such host\n",
        ErrorCode::DockerUnreachable, socket);
    row("ssh", Action::Up, 1,
        "error during connect: Get \"http://docker.example.com/v1.50/version\": command [ssh -o ConnectTimeout=30 -T "
        "-- "
        "nosuch.invalid docker system dial-stdio] has exited with exit status 255, make sure the URL is valid, and "
        "Docker "
        "18.09 or later is installed on the remote host: stderr=ssh: Could not resolve hostname nosuch.invalid\n",
        ErrorCode::DockerUnreachable, socket);
    row("context gone", Action::Query, 1,
        "Failed to initialize: unable to resolve docker endpoint: context \"nope\": context not found: open "
        "/x/meta.json: no "
        "such file or directory\n",
        ErrorCode::DockerUnreachable, socket);
    row("Engine gone in a build", Action::Build, 17,
        "failed to receive status: rpc error: code = Unavailable desc = error reading from server: EOF\n",
        ErrorCode::DockerUnreachable, socket, "#5 [web 2/2] RUN sleep 30\n");
    row("Engine gone in up", Action::Up, 1,
        " Container g-db-1  Waiting\n Container g-db-1  Error\ndependency failed to start: Cannot connect to the "
        "Docker daemon "
        "at unix:///x.sock. Is the docker daemon running?\n",
        ErrorCode::DockerUnreachable, socket);
    row("Engine gone in events", Action::Query, 1, "unexpected EOF\n", ErrorCode::DockerUnreachable, socket);
    row("no plugin", Action::Up, 125,
        "unknown flag: --ansi\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more "
        "information\n",
        ErrorCode::ComposeMissing, {});
    row("no plugin, docker 20", Action::Up, 1, "docker: 'compose' is not a docker command.\nSee 'docker --help'\n",
        ErrorCode::ComposeMissing, {});

    row("port published already", Action::Up, 1,
        " Container s-web-1  Starting\nError response from daemon: driver failed programming external connectivity on "
        "endpoint "
        "s-web-1 (40946b): Bind for 127.0.0.1:28123 failed: port is already allocated\n",
        ErrorCode::PortTaken, u"28123"_s);
    row("port of another program", Action::Up, 1,
        "Error response from daemon: driver failed programming external connectivity on endpoint s-web-1 (354e): Error "
        "starting userland proxy: listen tcp4 127.0.0.1:28777: bind: address already in use\n",
        ErrorCode::PortTaken, u"28777"_s);
    row("port, IPv6", Action::Up, 1,
        "Error response from daemon: Error starting userland proxy: listen tcp6 [::]:8080: bind: address already in "
        "use\n",
        ErrorCode::PortTaken, u"8080"_s);
    row("port, Engine 28", Action::Up, 1,
        "Error response from daemon: failed to set up container networking: driver failed programming external "
        "connectivity on "
        "endpoint s-web-1 (f2): failed to bind host port for 0.0.0.0:8081:172.18.0.2:80/tcp: address already in use\n",
        ErrorCode::PortTaken, u"8081"_s);
    row("port, Engine 29", Action::Up, 1,
        "Error response from daemon: failed to set up container networking: failed to bind host port 0.0.0.0:8082/tcp: "
        "address "
        "already in use\n",
        ErrorCode::PortTaken, u"8082"_s);
    row("port, Docker Desktop", Action::Up, 1,
        "Error response from daemon: Ports are not available: exposing port TCP 0.0.0.0:8083 -> 127.0.0.1:0: listen "
        "tcp "
        "0.0.0.0:8083: bind: address already in use\n",
        ErrorCode::PortTaken, u"8083"_s);

    row("registry unknown", Action::Up, 18,
        " web Pulling \n web Error Get \"https://nosuch.invalid/v2/\": dial tcp: lookup nosuch.invalid on 10.0.0.1:53: "
        "no such "
        "host\nError response from daemon: Get \"https://nosuch.invalid/v2/\": dial tcp: lookup nosuch.invalid: no "
        "such host\n",
        ErrorCode::ImageUnavailable, {});
    row("pull denied", Action::Up, 18,
        " web Pulling \n web Error pull access denied for ann/nosuch, repository does not exist or may require 'docker "
        "login': "
        "denied: requested access to the resource is denied\nError response from daemon: pull access denied for "
        "ann/nosuch, "
        "repository does not exist or may require 'docker login'\n",
        ErrorCode::ImageUnavailable, u"ann/nosuch"_s);
    row("tag unknown", Action::Up, 18,
        "Error response from daemon: manifest for nginx:nosuch not found: manifest unknown: manifest unknown\n",
        ErrorCode::ImageUnavailable, u"nginx:nosuch"_s);
    row("not built", Action::Up, 1,
        " web Pulling \n web Warning Get \"https://registry.example/v2/\": dial tcp: no such host\n Container "
        "s-web-1  "
        "Creating\nError response from daemon: no such image: notbuilt:1: No such image: notbuilt:1\n",
        ErrorCode::ImageUnavailable, u"notbuilt:1"_s);
    row("rate limit", Action::Up, 18,
        "Error response from daemon: toomanyrequests: You have reached your pull rate limit.\n",
        ErrorCode::ImageUnavailable, {});

    row("unhealthy", Action::Up, 1, " Container shop-web-1  Waiting\ncontainer shop-web-1 is unhealthy\n",
        ErrorCode::Unhealthy, u"web"_s);
    row("dependency unhealthy", Action::Up, 1,
        " Container shop-my-db-1  Error\ndependency failed to start: container shop-my-db-1 is unhealthy\n",
        ErrorCode::Unhealthy, u"my-db"_s);
    row("own container name", Action::Up, 1, "container database is unhealthy\n", ErrorCode::Unhealthy, u"database"_s);
    row("not healthy in time", Action::Up, 1, "application not healthy after 2s\n", ErrorCode::Unhealthy, {});
    row("ended while waited for", Action::Up, 1, "container shop-web-1 exited (3)\n", ErrorCode::UpFailed, u"web"_s);
    row("program missing", Action::Up, 1,
        "Error response from daemon: failed to create shim task: OCI runtime create failed: runc create failed: unable "
        "to start "
        "container process: exec: \"nosuchprogram\": executable file not found in $PATH: unknown\n",
        ErrorCode::UpFailed, {});
    row("disk full", Action::Up, 1,
        "Error response from daemon: mkdir /var/lib/docker/overlay2/x: no space left on device\n", ErrorCode::DiskFull,
        {});

    row("unknown field", Action::Config, 15,
        "validating /srv/compose.yaml: services.web Additional property imagee is not allowed\n",
        ErrorCode::ComposeInvalid, {});
    row("not YAML", Action::Up, 15, "yaml: line 3: did not find expected node content\n", ErrorCode::ComposeInvalid,
        {});
    row("variable missing", Action::Config, 15,
        "error while interpolating services.web.image: required variable NOPE is missing a value: must be set\n",
        ErrorCode::ComposeInvalid, {});
    row("service env file missing", Action::Config, 14,
        "env file /srv/nope.env not found: stat /srv/nope.env: no such file or directory\n", ErrorCode::ComposeInvalid,
        {});
    row("env file missing", Action::Config, 1, "Couldn't find env file: /srv/nope.env\n", ErrorCode::ComposeInvalid,
        {});
    row("no compose file", Action::Config, 14, "no configuration file provided: not found\n",
        ErrorCode::ComposeFileMissing, {});
    row("compose file gone", Action::Up, 14, "open /srv/compose.yaml: no such file or directory\n",
        ErrorCode::ComposeFileMissing, u"/srv/compose.yaml"_s);
    row("nothing in it", Action::Config, 15, "empty compose file\n", ErrorCode::EmptyState, u"shop"_s);
    row("no service", Action::Up, 1, "no service selected\n", ErrorCode::EmptyState, u"shop"_s);
    row("start after down", Action::LifeCycle, 1, "no container found for project \"shop\": not found\n",
        ErrorCode::EmptyState, u"shop"_s);

    row("build step", Action::Build, 17,
        "failed to solve: executor failed running [/bin/sh -c echo two && false]: exit code: 1\n",
        ErrorCode::BuildFailed, u"web"_s,
        "#5 [api 2/3] RUN echo one\n#6 [web 3/3] RUN echo two && false\n#6 0.236 two\n#6 ERROR: executor "
        "failed\n------\n > "
        "[web 3/3] RUN echo two && false:\n0.236 two\n------\n");
    row("build step, newer BuildKit", Action::Build, 1,
        "------\n > [web builder 3/3] RUN make:\n0.2 make: *** no rule\n------\ntarget web: failed to solve: process "
        "\"/bin/sh -c "
        "make\" did not complete successfully: exit code: 2\n",
        ErrorCode::BuildFailed, u"web"_s);
    row("Dockerfile missing", Action::Build, 17,
        "failed to solve: failed to read dockerfile: open Nope: no such file or directory\n", ErrorCode::BuildFailed,
        u"api"_s,
        "#0 building with \"default\" instance using docker driver\n\n#1 [api internal] load build definition from "
        "Nope\n#1 "
        "DONE 0.0s\n");
    row("context missing", Action::Build, 17, "unable to prepare context: path \"/srv/nothing\" not found\n",
        ErrorCode::BuildFailed, {});
    row("base image missing", Action::Build, 17,
        "failed to solve: failed to do request: Head \"https://nosuch.invalid/v2/base/manifests/1\": no such host\n",
        ErrorCode::ImageUnavailable, u"nosuch.invalid/base:1"_s,
        "#3 [web internal] load metadata for nosuch.invalid/base:1\n#3 ERROR: failed\n------\n > [web internal] load "
        "metadata "
        "for nosuch.invalid/base:1:\n------\n");
    row("disk full in a step", Action::Build, 17, "failed to solve: exit code: 1\n", ErrorCode::DiskFull, {},
        "------\n > [web 2/2] RUN cp /a /b:\n0.1 cp: write error: No space left on device\n------\n");

    row("anything else", Action::Query, 1, "something new\n", ErrorCode::ProcessFailed, u"docker"_s);
    row("anything else in up", Action::Up, 1, "something new\n", ErrorCode::UpFailed, {});
    row("killed", Action::Up, 137, "", ErrorCode::UpFailed, {});
}

void TestDockerErrors::mapsRealMessages()
{
    QFETCH(int, action);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, out);
    QFETCH(QByteArray, err);
    QFETCH(int, code);
    QFETCH(QString, subject);
    const Error error = errorOf(static_cast<Action>(action), kEndpoint, u"shop"_s, {exitCode, out, err});
    QCOMPARE(errorName(error.code), errorName(static_cast<ErrorCode>(code)));
    QCOMPARE(error.subject, subject);
    if (!err.isEmpty())
        QVERIFY(!error.detail.isEmpty());
}

void TestDockerErrors::leavesProgressOutOfTheDetail()
{
    const Error error =
        errorOf(Action::Up, kEndpoint, u"shop"_s,
                {1,
                 {},
                 " Network shop_default  Creating\n Network shop_default  Created\n Container shop-b-1  Starting\n"
                 "time=\"2026-01-01T00:00:00Z\" level=warning msg=\"The X variable is not set.\"\n"
                 "Error response from daemon: the reason\n Container shop-b-1  Started\n"});
    QCOMPARE(error.detail, u"Error response from daemon: the reason"_s);
}

void TestDockerErrors::boundsTheDetail()
{
    const Error error = errorOf(Action::Up, kEndpoint, u"shop"_s, {1, {}, QByteArray(1'000'000, 'x') + " end"});
    QVERIFY(error.detail.size() <= 8 * 1024);
    QVERIFY(error.detail.endsWith(u"end"_s));
}

} // namespace slipway::docker
