// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docker/tst_docker_engine.h"

#include "core/docker/dockercli.h"
#include "core/process/processidentity.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMutex>
#include <QTcpServer>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace slipway::docker {

namespace {

const QByteArray kSleeper =
    "image: slipway-test/busybox\n    command: sleep 600\n    stop_grace_period: 1s\n    init: true\n";

QByteArray errorText(const auto &result)
{
    return result ? QByteArray() : (errorName(result.error().code) + u": "_s + result.error().detail).toUtf8();
}

} // namespace

#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto &verified = (result);                                                                               \
        QVERIFY2(verified, errorText(verified).constData());                                                           \
    } while (false)

void TestDockerEngine::initTestCase()
{
    const auto engine = tests::TestEngine::fromEnvironment();
    QVERIFY2(engine, qPrintable(engine.error().detail));
    m_engine = std::make_unique<tests::TestEngine>(*engine);
    m_docker = std::make_unique<DockerCli>(m_runner, m_engine->environment);
}

void TestDockerEngine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_project = {};
    m_project.endpoint = m_engine->endpoint;
    m_project.name = tests::TestEngine::uniqueName(u"docker"_s);
    m_project.directory = m_folder->path();
    m_project.files = {m_folder->filePath(u"compose.yaml"_s)};
    m_lines.clear();
}

void TestDockerEngine::cleanup()
{
    if (!m_docker || !m_folder)
        return;
    m_project.files.clear(); // by labels: the file may be a broken one
    m_project.processStarted = {};
    m_project.processEnded = {};
    m_docker->down(m_project, true, {}, {});
}

void TestDockerEngine::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

process::LineSink TestDockerEngine::sink()
{
    return [this](process::Channel, const QByteArray &line) { m_lines << line; };
}

QByteArray TestDockerEngine::log() const
{
    return m_lines.join('\n');
}

ServiceStatus TestDockerEngine::statusOf(const QString &service) const
{
    const auto found = m_docker->containers(m_project.endpoint, m_project.name, {});
    if (found && !found->isEmpty()) {
        for (const ServiceStatus &status : found->first().services) {
            if (status.service == service)
                return status;
        }
    }
    return {};
}

void TestDockerEngine::checksTheEngine()
{
    const EnvironmentStatus status = m_docker->check({}, {});
    QCOMPARE(status.reach, EnvironmentStatus::Reach::Reachable);
    QVERIFY2(!status.engineVersion.isEmpty(), qPrintable(status.reason));
    QVERIFY(status.composeVersion.startsWith(u'2') || status.composeVersion.startsWith(u"v2"_s) ||
            status.composeVersion.toInt() > 2);
    QCOMPARE(status.endpoint, m_engine->endpoint.host);
    QVERIFY(status.reason.isEmpty());
}

void TestDockerEngine::checkSaysWhatIsWrong()
{
    Environment gone;
    gone.endpoint = u"unix://"_s + m_folder->filePath(u"no.sock"_s);
    EnvironmentStatus status = m_docker->check(gone, {});
    QCOMPARE(status.reach, EnvironmentStatus::Reach::Unreachable);
    QVERIFY2(status.fix.contains(u"systemctl start docker"_s), qPrintable(status.fix));
    QVERIFY(!status.composeVersion.isEmpty());

    QProcessEnvironment bare = m_engine->environment;
    bare.insert(u"DOCKER_CONFIG"_s, m_folder->path());
    bare.insert(u"HOME"_s, m_folder->path());
    status = DockerCli(m_runner, bare).check({}, {});
    // Where the system has the plugin for everybody there is nothing to miss.
    if (status.composeVersion.isEmpty())
        QVERIFY2(status.fix.contains(u"docker-compose-plugin"_s), qPrintable(status.reason));

    bare.insert(u"PATH"_s, m_folder->path());
    status = DockerCli(m_runner, bare).check({}, {});
    QCOMPARE(status.reach, EnvironmentStatus::Reach::Unreachable);
    QVERIFY2(status.reason.contains(u"not installed"_s), qPrintable(status.reason));
    const auto config = DockerCli(m_runner, bare).containers(m_project.endpoint, {}, {});
    QCOMPARE(config.error().code, ErrorCode::DockerMissing);
}

void TestDockerEngine::checkOfASilentSocketComesBack()
{
    // A socket that accepts and never says a word.
    const QByteArray path = QFile::encodeName(m_folder->filePath(u"silent.sock"_s));
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
    QCOMPARE(::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    QCOMPARE(::listen(listener, 8), 0);
    Environment silent;
    silent.endpoint = QString::fromUtf8(path);
    QElapsedTimer timer;
    timer.start();
    const EnvironmentStatus status = m_docker->check(silent, {});
    ::close(listener);
    QVERIFY2(timer.elapsed() < 5500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(status.reach, EnvironmentStatus::Reach::Unreachable);
    QVERIFY(!status.reason.isEmpty());
}

void TestDockerEngine::readsTheProject()
{
    write(u"Dockerfile"_s, "FROM slipway-test/busybox\n");
    write(u"app.conf"_s, "x");
    write(u".env"_s, "TAG=from-file\n");
    write(u"compose.yaml"_s,
          "services:\n  web:\n    image: x:${TAG}\n    volumes: ['./app.conf:/app.conf:ro', './data:/data']\n"
          "  app:\n    build: .\n");
    m_project.envFiles = {m_folder->filePath(u".env"_s)};
    auto config = m_docker->config(m_project, {});
    VERIFY_RESULT(config);
    QCOMPARE(config->services, (QStringList{u"app"_s, u"web"_s}));
    QCOMPARE(config->builtServices, QStringList{u"app"_s});
    QCOMPARE(config->mountedFiles.value(u"web"_s), QStringList{m_folder->filePath(u"app.conf"_s)});
    QVERIFY(config->json.contains("x:from-file"));
    m_project.variables = {{u"TAG"_s, u"from-person"_s}};
    config = m_docker->config(m_project, {});
    VERIFY_RESULT(config);
    QVERIFY(config->json.contains("x:from-person"));
}

void TestDockerEngine::refusesInvalidCompose()
{
    const auto codeOf = [&](const QByteArray &text) {
        write(u"compose.yaml"_s, text);
        const auto config = m_docker->config(m_project, {});
        return config ? Error{} : config.error();
    };
    Error error = codeOf("services:\n  web:\n    imagee: x\n");
    QCOMPARE(error.code, ErrorCode::ComposeInvalid);
    QVERIFY2(error.detail.contains(u"imagee"_s), qPrintable(error.detail));
    QCOMPARE(error.subject, u"compose.yaml"_s);
    error = codeOf("services:\n  web:\n   - x: [\n");
    QCOMPARE(error.code, ErrorCode::ComposeInvalid);
    QVERIFY2(error.detail.contains(u"line"_s), qPrintable(error.detail));
    error = codeOf("services:\n  web:\n    image: ${NOPE:?must be set}\n");
    QCOMPARE(error.code, ErrorCode::ComposeInvalid);
    QVERIFY2(error.detail.contains(u"NOPE"_s), qPrintable(error.detail));
    error = codeOf("");
    QVERIFY(error.code == ErrorCode::EmptyState || error.code == ErrorCode::ComposeInvalid);
    write(u"compose.yaml"_s, "services: {}\n");
    QCOMPARE(m_docker->up(m_project, {}, {}, {}).error().code, ErrorCode::EmptyState);
    m_project.files = {m_folder->filePath(u"absent.yaml"_s)};
    const auto absent = m_docker->config(m_project, {});
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, ErrorCode::ComposeFileMissing);
    QCOMPARE(absent.error().subject, u"absent.yaml"_s);
}

void TestDockerEngine::goesThroughALife()
{
    const QString image = m_project.name + u"-app"_s;
    write(u"Dockerfile"_s, "FROM slipway-test/busybox\nRUN echo a line of the build\n");
    write(u"compose.yaml"_s, "services:\n  app:\n    build: .\n    " +
                                 QByteArray(kSleeper).replace("slipway-test/busybox", image.toUtf8()) +
                                 "  talk:\n    image: slipway-test/busybox\n    init: true\n    stop_grace_period: 1s\n"
                                 "    command: sh -c 'echo hello from talk; exec sleep 600'\n"
                                 "    volumes: ['kept:/kept']\nvolumes: {kept: {}}\n");
    QList<process::ProcessIdentity> started;
    QList<process::ProcessIdentity> ended;
    m_project.processStarted = [&](const process::ProcessIdentity &identity) { started << identity; };
    m_project.processEnded = [&](const process::ProcessIdentity &identity) { ended << identity; };

    VERIFY_RESULT(m_docker->build(m_project, sink(), {}));
    QVERIFY2(log().contains("a line of the build"), log().constData());
    VERIFY_RESULT(m_docker->up(m_project, {}, sink(), {}));
    QVERIFY2(log().contains("Started"), log().constData());
    QCOMPARE(started.size(), 2);
    QCOMPARE(ended, started);

    const ServiceStatus first = statusOf(u"app"_s);
    QCOMPARE(first.state, u"running"_s);
    QCOMPARE(first.containerId.size(), 64);
    QCOMPARE(first.image, image);
    QCOMPARE(first.workingDirectory, m_project.directory);
    QVERIFY(!first.isOneOff);
    const auto all = m_docker->containers(m_project.endpoint, {}, {});
    VERIFY_RESULT(all);
    QVERIFY(std::ranges::any_of(*all, [&](const ProjectServices &each) { return each.project == m_project.name; }));

    m_lines.clear();
    VERIFY_RESULT(m_docker->logs(m_project.endpoint, m_project.name, 10, false, sink(), {}));
    QVERIFY2(log().startsWith("talk") && log().contains(" | hello from talk"), log().constData());

    // Nothing changed: the containers stay.
    VERIFY_RESULT(m_docker->up(m_project, {}, sink(), {}));
    QCOMPARE(statusOf(u"app"_s).containerId, first.containerId);
    UpOptions forced;
    forced.isForced = true;
    VERIFY_RESULT(m_docker->up(m_project, forced, sink(), {}));
    const QString second = statusOf(u"app"_s).containerId;
    QVERIFY(second != first.containerId);

    VERIFY_RESULT(m_docker->restart(m_project, {u"talk"_s}, sink(), {}));
    VERIFY_RESULT(m_docker->restart(m_project, {}, sink(), {}));
    VERIFY_RESULT(m_docker->stop(m_project, sink(), {}));
    QCOMPARE(statusOf(u"app"_s).state, u"exited"_s);
    VERIFY_RESULT(m_docker->start(m_project, sink(), {}));
    QCOMPARE(statusOf(u"app"_s).state, u"running"_s);
    QCOMPARE(statusOf(u"app"_s).containerId, second);

    VERIFY_RESULT(m_docker->down(m_project, false, sink(), {}));
    QVERIFY(statusOf(u"app"_s).containerId.isEmpty());
    const auto nothingToStart = m_docker->start(m_project, sink(), {});
    QVERIFY(!nothingToStart);
    QCOMPARE(nothingToStart.error().code, ErrorCode::EmptyState);
    VERIFY_RESULT(m_docker->up(m_project, {}, sink(), {}));
    QCOMPARE(statusOf(u"app"_s).state, u"running"_s);
    m_lines.clear();
    VERIFY_RESULT(m_docker->down(m_project, true, sink(), {}));
    QVERIFY2(log().contains("Volume"), log().constData()); // it was still there
}

void TestDockerEngine::tellsWhatChangesByEvents()
{
    write(u"compose.yaml"_s,
          "services:\n  app:\n    " + kSleeper + "    healthcheck: {test: [CMD, 'true'], interval: 1s}\n");
    CancelSource source;
    QMutex mutex;
    QStringList projects;
    Result<> result;
    std::thread watch([&] {
        result = m_docker->events(
            m_project.endpoint,
            [&](const QString &project) {
                const QMutexLocker lock(&mutex);
                projects << project;
            },
            source.token());
    });
    QTest::qWait(500);
    const Result<> up = m_docker->up(m_project, {}, {}, {});
    const auto count = [&] {
        const QMutexLocker lock(&mutex);
        return projects.count(m_project.name);
    };
    // create, start, health_status; but not the exec events of each health check.
    const bool isTold = QTest::qWaitFor([&] { return count() >= 3; }, 8000);
    QTest::qWait(2500);
    const auto quiet = count();
    QElapsedTimer timer;
    timer.start();
    source.cancel();
    watch.join();
    VERIFY_RESULT(up);
    QVERIFY(isTold);
    QCOMPARE(quiet, 3);
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
}

void TestDockerEngine::eventsEndWhereThereIsNoEngine()
{
    const Endpoint gone{u"unix://"_s + m_folder->filePath(u"no.sock"_s), {}, {}};
    const auto events = m_docker->events(gone, [](const QString &) {}, {});
    QVERIFY(!events);
    QCOMPARE(events.error().code, ErrorCode::DockerUnreachable);
    QCOMPARE(events.error().subject, gone.host);
    QCOMPARE(m_docker->containers(gone, {}, {}).error().code, ErrorCode::DockerUnreachable);
    write(u"compose.yaml"_s, "services:\n  app:\n    " + kSleeper);
    m_project.endpoint = gone;
    QCOMPARE(m_docker->up(m_project, {}, {}, {}).error().code, ErrorCode::DockerUnreachable);
    write(u"Dockerfile"_s, "FROM slipway-test/busybox\n");
    write(u"compose.yaml"_s, "services:\n  app:\n    build: .\n");
    const auto build = m_docker->build(m_project, {}, {});
    QVERIFY(!build);
    QCOMPARE(build.error().code, ErrorCode::DockerUnreachable);
    m_project.endpoint = m_engine->endpoint; // for cleanup
}

void TestDockerEngine::namesTheTakenPort()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString port = QString::number(taken.serverPort());
    write(u"compose.yaml"_s,
          "services:\n  app:\n    " + kSleeper + "    ports: ['127.0.0.1:" + port.toUtf8() + ":80']\n");
    const auto result = m_docker->up(m_project, {}, sink(), {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::PortTaken);
    QCOMPARE(result.error().subject, port);
}

void TestDockerEngine::namesTheImageThatCannotBeHad()
{
    write(u"compose.yaml"_s, "services:\n  app:\n    image: nosuch.invalid/app:7\n");
    const auto result = m_docker->up(m_project, {}, sink(), {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ImageUnavailable);
    QCOMPARE(result.error().subject, u"nosuch.invalid/app:7"_s);
}

void TestDockerEngine::namesTheStepThatFailed()
{
    write(u"Dockerfile"_s, "FROM slipway-test/busybox\nRUN echo good\nRUN echo the reason && exit 3\n");
    write(u"compose.yaml"_s, "services:\n  app:\n    build: .\n");
    const auto result = m_docker->build(m_project, sink(), {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::BuildFailed);
    QCOMPARE(result.error().subject, u"app"_s);
    QVERIFY2(result.error().detail.contains(u"RUN echo the reason"_s), qPrintable(result.error().detail));
}

void TestDockerEngine::namesTheUnhealthyService()
{
    write(u"compose.yaml"_s, "services:\n  good:\n    " + kSleeper + "  sick:\n    " + kSleeper +
                                 "    healthcheck: {test: [CMD, 'false'], interval: 1s, retries: 1}\n");
    UpOptions options;
    options.waitForHealth = 20s;
    const auto result = m_docker->up(m_project, options, sink(), {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Unhealthy);
    QCOMPARE(result.error().subject, u"sick"_s);
    QCOMPARE(statusOf(u"sick"_s).health, u"unhealthy"_s);
}

void TestDockerEngine::waitsForServicesThatEndWell()
{
    write(u"compose.yaml"_s,
          "services:\n  migrate:\n    image: slipway-test/busybox\n    command: 'true'\n  app:\n    " + kSleeper +
              "    healthcheck: {test: [CMD, 'true'], interval: 1s}\n");
    UpOptions options;
    options.waitForHealth = 20s;
    VERIFY_RESULT(m_docker->up(m_project, options, sink(), {}));
    QCOMPARE(statusOf(u"app"_s).health, u"healthy"_s);
}

void TestDockerEngine::cancelEndsABuild()
{
    write(u"Dockerfile"_s, "FROM slipway-test/busybox\nRUN echo " + m_project.name.toUtf8() + " && sleep 60\n");
    write(u"compose.yaml"_s, "services:\n  app:\n    build: .\n");
    CancelSource source;
    QElapsedTimer sinceCancel;
    process::ProcessIdentity identity;
    m_project.processStarted = [&](const process::ProcessIdentity &started) { identity = started; };
    const auto result = m_docker->build(
        m_project,
        [&](process::Channel, const QByteArray &line) {
            if (line.contains("RUN echo") && !source.isCancelled()) {
                sinceCancel.start();
                source.cancel();
            }
        },
        source.token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
    QVERIFY2(sinceCancel.elapsed() < 1500, qPrintable(QString::number(sinceCancel.elapsed())));
    QVERIFY(!process::hasLiveMember(identity.groupId));
}

void TestDockerEngine::takesVariablesFromTheEnvironment()
{
    write(u"compose.yaml"_s,
          "services:\n  app:\n    image: slipway-test/busybox\n    command: sh -c 'echo got $$TOKEN'\n"
          "    environment: [TOKEN]\n");
    m_project.variables = {{u"TOKEN"_s, u"a value with \"quotes\" and ünïcode"_s}, {u"PATH"_s, u"/nowhere"_s}};
    VERIFY_RESULT(m_docker->up(m_project, {}, sink(), {}));
    QVERIFY(QTest::qWaitFor([&] { return statusOf(u"app"_s).state == "exited"_L1; }, 5000));
    m_lines.clear();
    VERIFY_RESULT(m_docker->logs(m_project.endpoint, m_project.name, -1, false, sink(), {}));
    QVERIFY2(log().contains("got a value with \"quotes\" and ünïcode"), log().constData());
}

} // namespace slipway::docker

QTEST_GUILESS_MAIN(slipway::docker::TestDockerEngine)
