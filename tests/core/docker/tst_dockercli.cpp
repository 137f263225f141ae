// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docker/tst_dockercli.h"

#include "core/docker/dockercli.h"
#include "tests/core/docker/fakerunner.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

ComposeProject shop()
{
    ComposeProject project;
    project.endpoint = {u"unix:///x.sock"_s, {}, u"/x.sock"_s};
    project.name = u"shop"_s;
    project.directory = u"/srv/shop"_s;
    project.files = {u"/srv/shop/compose.yaml"_s};
    project.variables = {{u"TOKEN"_s, u"s3cr3t"_s}, {u"LD_PRELOAD"_s, u"/evil.so"_s}};
    return project;
}

QByteArray container(const QByteArray &service, const QByteArray &state, const QByteArray &status)
{
    return "{\"id\":\"1\",\"name\":\"shop-" + service + "-1\",\"state\":\"" + state + "\",\"status\":\"" + status +
           "\",\"project\":\"shop\",\"service\":\"" + service + "\"}\n";
}

const EndpointFinder::Files kNoFiles{[](const QString &) { return false; },
                                     [](const QString &) { return QByteArray(); }};
const EndpointFinder::Files kOneSocket{[](const QString &path) { return path == "/var/run/docker.sock"_L1; },
                                       [](const QString &) { return QByteArray(); }};

} // namespace

void TestDockerCli::mapsAMissingProgram()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    runner.answers = {{0, {}, {}, ErrorCode::ProcessStart}, {0, {}, {}, ErrorCode::ProcessStart}};
    QCOMPARE(docker.config(shop(), {}).error().code, ErrorCode::DockerMissing);
    QCOMPARE(docker.up(shop(), {}, {}, {}).error().code, ErrorCode::DockerMissing);
}

void TestDockerCli::passesCancelOn()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    CancelSource source;
    source.cancel();
    QCOMPARE(docker.build(shop(), {}, source.token()).error().code, ErrorCode::Cancelled);
    QCOMPARE(docker.up(shop(), {}, {}, source.token()).error().code, ErrorCode::Cancelled);
    QCOMPARE(docker
                 .events(
                     shop().endpoint, [](const QString &) {}, source.token())
                 .error()
                 .code,
             ErrorCode::Cancelled);
}

void TestDockerCli::removesVolumesOnlyWhereAsked()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    QVERIFY(docker.down(shop(), false, {}, {}));
    QVERIFY(docker.stop(shop(), {}, {}));
    QVERIFY(docker.up(shop(), {}, {}, {}));
    QVERIFY(docker.down(shop(), true, {}, {}));
    for (int i = 0; i < 3; ++i)
        QVERIFY(!runner.asked.at(i).arguments.contains(u"--volumes"_s));
    QVERIFY(runner.asked.at(3).arguments.contains(u"--volumes"_s));
    for (const process::ProcessSpec &spec : std::as_const(runner.asked)) {
        QVERIFY(!spec.arguments.join(u' ').contains(u"s3cr3t"_s));
        QCOMPARE(spec.environment.value(u"TOKEN"_s), u"s3cr3t"_s);
        QVERIFY(!spec.environment.contains(u"LD_PRELOAD"_s));
        QCOMPARE(spec.workingDirectory, u"/srv/shop"_s);
    }
}

void TestDockerCli::asksForTheImageComposeDidNotName()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    runner.answers = {
        {18,
         {},
         " web Error Get \"https://r.invalid/v2/\": no such host\nError response from daemon: no such host\n",
         {}},
        {0, R"({"services":{"web":{"image":"r.invalid/app:7"}}})", {}, {}}};
    const auto result = docker.up(shop(), {}, {}, {});
    QCOMPARE(result.error().code, ErrorCode::ImageUnavailable);
    QCOMPARE(result.error().subject, u"r.invalid/app:7"_s);
}

void TestDockerCli::asksForTheServiceThatIsNotHealthy()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    runner.answers = {{1, {}, "application not healthy after 2s\n", {}},
                      {0,
                       container("db", "running", "Up 2 seconds (healthy)") +
                           container("web", "running", "Up 2 seconds (health: starting)"),
                       {},
                       {}}};
    UpOptions options;
    options.waitForHealth = std::chrono::seconds(2);
    const auto result = docker.up(shop(), options, {}, {});
    QCOMPARE(result.error().code, ErrorCode::Unhealthy);
    QCOMPARE(result.error().subject, u"web"_s);
}

void TestDockerCli::waitsOnAfterAServiceThatEndedWell()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    const QByteArray done = container("migrate", "exited", "Exited (0) 1 second ago");
    runner.answers = {{1, {}, "container shop-migrate-1 exited (0)\n", {}},
                      {0, done + container("web", "running", "Up 1 second (health: starting)"), {}, {}},
                      {0, done + container("web", "running", "Up 2 seconds (healthy)"), {}, {}}};
    UpOptions options;
    options.waitForHealth = std::chrono::seconds(30);
    QVERIFY(docker.up(shop(), options, {}, {}));
    runner.answers = {{1, {}, "container shop-migrate-1 exited (0)\n", {}},
                      {0, done + container("web", "running", "Up 1 second (unhealthy)"), {}, {}}};
    const auto result = docker.up(shop(), options, {}, {});
    QCOMPARE(result.error().code, ErrorCode::Unhealthy);
    QCOMPARE(result.error().subject, u"web"_s);
}

void TestDockerCli::startWithoutContainersSaysSo()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    runner.answers = {{1, {}, "no container found for project \"shop\": not found\n", {}}, {}};
    QCOMPARE(docker.start(shop(), {}, {}).error().code, ErrorCode::EmptyState);
    QCOMPARE(runner.asked.size(), 1); // whether to bring them up is the caller's to decide
}

void TestDockerCli::streamsWhatComposeSays()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    runner.answers = {{0, "#1 one\n#2 two\n", " Container x  Started\n", {}}};
    QByteArrayList lines;
    QVERIFY(docker.build(shop(), [&](process::Channel, const QByteArray &line) { lines << line; }, {}));
    QCOMPARE(lines, (QByteArrayList{"#1 one", "#2 two", " Container x  Started"}));
    QVERIFY(!runner.asked.first().isCaptured);
}

void TestDockerCli::readsLogsWithoutControlCodes()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    runner.answers = {{0, "\x1b[2Kweb-1  | hello\nweb-1  | \x1b[31mred\x1b[0m\n", {}, {}}};
    QByteArrayList lines;
    QVERIFY(docker.logs(shop().endpoint, u"shop"_s, 5, false,
                        [&](process::Channel, const QByteArray &line) { lines << line; }, {}));
    QCOMPARE(lines, (QByteArrayList{"web-1  | hello", "web-1  | \x1b[31mred\x1b[0m"}));
    QCOMPARE(runner.asked.first().workingDirectory, u"/"_s);
}

void TestDockerCli::reportsProcesses()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    ComposeProject project = shop();
    project.processStarted = [](const process::ProcessIdentity &) {};
    project.processEnded = [](const process::ProcessIdentity &) {};
    QVERIFY(docker.up(project, {}, {}, {}));
    QVERIFY(runner.asked.first().started && runner.asked.first().ended);
}

void TestDockerCli::checksVersions()
{
    FakeRunner runner;
    DockerCli docker(runner, {}, kOneSocket);
    runner.answers = {{0, R"({"Client":{"Version":"28.2.2"},"Server":{"Version":"20.10.24"}})", {}, {}},
                      {0, "2.26.1-4\n", {}, {}}};
    const EnvironmentStatus status = docker.check({}, {});
    QCOMPARE(status.reach, EnvironmentStatus::Reach::Reachable);
    QCOMPARE(status.engineVersion, u"20.10.24"_s);
    QCOMPARE(status.composeVersion, u"2.26.1-4"_s);
    QCOMPARE(status.endpoint, u"unix:///var/run/docker.sock"_s);
    QVERIFY(status.reason.isEmpty() && status.fix.isEmpty());
}

void TestDockerCli::explainsWhatIsMissing_data()
{
    QTest::addColumn<bool>("hasSocket");
    QTest::addColumn<int>("engineExit");
    QTest::addColumn<QByteArray>("engineError");
    QTest::addColumn<int>("failure"); // of the first call; -1 = none
    QTest::addColumn<int>("composeExit");
    QTest::addColumn<bool>("isReachable");
    QTest::addColumn<QString>("fixHas");
    QTest::newRow("docker missing") << true << 0 << QByteArray() << int(ErrorCode::ProcessStart) << 0 << false
                                    << u"apt install docker.io"_s;
    QTest::newRow("docker missing, no socket")
        << false << 0 << QByteArray() << int(ErrorCode::ProcessStart) << 0 << false << u"apt install docker.io"_s;
    QTest::newRow("no socket") << false << 0 << QByteArray() << -1 << 0 << false << u"systemctl start docker"_s;
    QTest::newRow("not running")
        << true << 1
        << QByteArray(
               "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n")
        << -1 << 0 << false << u"systemctl start docker"_s;
    QTest::newRow("not in the group")
        << true << 1
        << QByteArray(
               "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock\n")
        << -1 << 0 << false << u"usermod -aG docker"_s;
    QTest::newRow("silent") << true << 0 << QByteArray() << int(ErrorCode::TimedOut) << 0 << false
                            << u"systemctl restart docker"_s;
    QTest::newRow("no Compose") << true << 0 << QByteArray() << -1 << 125 << true << u"docker-compose-plugin"_s;
}

void TestDockerCli::explainsWhatIsMissing()
{
    QFETCH(bool, hasSocket);
    QFETCH(int, engineExit);
    QFETCH(QByteArray, engineError);
    QFETCH(int, failure);
    QFETCH(int, composeExit);
    QFETCH(bool, isReachable);
    QFETCH(QString, fixHas);
    FakeRunner runner;
    DockerCli docker(runner, {}, hasSocket ? kOneSocket : kNoFiles);
    if (failure >= 0)
        runner.answers << FakeRunner::Answer{0, {}, {}, static_cast<ErrorCode>(failure)};
    else if (hasSocket)
        runner.answers << FakeRunner::Answer{engineExit, R"({"Server":{"Version":"1"}})", engineError, {}};
    runner.answers << FakeRunner::Answer{
        composeExit, composeExit == 0 ? "2.26.1\n" : "", composeExit == 0 ? "" : "unknown flag: --short\n", {}};
    const EnvironmentStatus status = docker.check({}, {});
    QCOMPARE(status.reach == EnvironmentStatus::Reach::Reachable, isReachable);
    QVERIFY(!status.reason.isEmpty());
    QVERIFY2(status.fix.contains(fixHas), qPrintable(status.reason + u" / "_s + status.fix));
    QCOMPARE(status.composeVersion.isEmpty(), composeExit != 0 || failure == int(ErrorCode::ProcessStart));
}

void TestDockerCli::keepsTheEndOfALongOutput()
{
    FakeRunner runner;
    DockerCli docker(runner, {});
    QByteArray output;
    for (int i = 0; i < 20000; ++i)
        output += "#5 0.1 line " + QByteArray::number(i) + "\n";
    output += "------\n > [web 2/2] RUN false:\n------\n";
    runner.answers = {{17, output, "failed to solve: exit code: 1\n", {}}};
    const auto result = docker.build(shop(), {}, {});
    QCOMPARE(result.error().code, ErrorCode::BuildFailed);
    QCOMPARE(result.error().subject, u"web"_s);
    QVERIFY(result.error().detail.contains(u"RUN false"_s));
}

} // namespace slipway::docker
