// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/credentialservice.h"
#include "core/services/layercacheservice.h"
#include "tests/e2e/appworld.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

// What goes wrong around Dockerfile apps, on a real Engine, from a real Git server: the app that runs goes on.
class TestAppFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesPathsBeforeAnythingIsCloned_data();
    void refusesPathsBeforeAnythingIsCloned();
    void sendsNothingThatDockerignoreNames();
    void saysThatThePortIsTaken();
    void cancelEndsTheBuild();
    void staleCacheMountIsBegunAnew();
    void keepsLayersOfAllStagesBehindALogin();
    void readsAPrivateRepository();
    void saysThatTheDiskIsFull();

private:
    // The stack's own; the Engine is shared with tests that run meanwhile.
    static QStringList containersOf(RealWorld &world)
    {
        return world
            .docker({u"ps"_s, u"-aq"_s, u"--filter"_s, u"label=com.docker.compose.project="_s + world.stackName})
            .split(u'\n', Qt::SkipEmptyParts);
    }
};

void TestAppFailures::initTestCase()
{
    const auto engine = TestEngine::fromEnvironment();
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
}

void TestAppFailures::refusesPathsBeforeAnythingIsCloned_data()
{
    QTest::addColumn<QString>("dockerfile");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("field");
    QTest::newRow("absolute Dockerfile") << u"/etc/passwd"_s << u"."_s << u"dockerfile"_s;
    QTest::newRow("Dockerfile above") << u"../Dockerfile"_s << u"."_s << u"dockerfile"_s;
    QTest::newRow("Dockerfile above in the middle") << u"a/../../Dockerfile"_s << u"."_s << u"dockerfile"_s;
    QTest::newRow("absolute context") << u"Dockerfile"_s << u"/"_s << u"context"_s;
    QTest::newRow("context above") << u"Dockerfile"_s << u".."_s << u"context"_s;
    QTest::newRow("no Dockerfile's name") << QString() << u"."_s << u"dockerfile"_s;
}

void TestAppFailures::refusesPathsBeforeAnythingIsCloned()
{
    QFETCH(QString, dockerfile);
    QFETCH(QString, context);
    WORLD();
    AppChange change = appChange(world);
    change.settings.dockerfile = dockerfile;
    change.settings.context = context;
    const auto refused = world.backend->services().apps.deploy(std::move(change), Trigger::Api);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QTEST(refused.error().subject, "field");
    QVERIFY(world.stacks().all()->isEmpty());
    QVERIFY(QDir(world.dataDirectory() + u"/repositories"_s).isEmpty());
}

void TestAppFailures::sendsNothingThatDockerignoreNames()
{
    WORLD();
    world.repository.write(u".dockerignore"_s, "private\n**/*.log\n");
    world.repository.write(u"private/key"_s, "not for the image");
    world.repository.write(u"www/debug.log"_s, "not for the image");
    world.repository.write(u"www/index.html"_s, "shown");
    world.repository.write(u"Dockerfile"_s, "FROM slipway-test/busybox\nCOPY . /all\nRUN mv /all/www /www\n"
                                            "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                                            "STOPSIGNAL SIGKILL\n");
    world.repository.commit(u"Ignore"_s);
    COMPARE_RESULT(deployApp(world, appChange(world)), RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("shown"));
    const QString files = world.docker({u"exec"_s, world.containerId(u"app"_s), u"find"_s, u"/all"_s, u"/www"_s});
    QVERIFY2(files.contains(u"/www/index.html"_s), qPrintable(files));
    QVERIFY2(!files.contains(u"key"_s) && !files.contains(u"debug.log"_s), qPrintable(files));
}

void TestAppFailures::saysThatThePortIsTaken()
{
    WORLD();
    writeApp(world, "one");
    COMPARE_RESULT(deployApp(world, appChange(world)), RunResult::Succeeded);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::Any));
    writeApp(world, "two");
    AppChange change = appChange(world);
    change.settings.hostPort = other.serverPort();
    const Run failed = deployApp(world, std::move(change));
    COMPARE_RESULT(failed, RunResult::Failed);
    QCOMPARE(failed.error->code, ErrorCode::VersionKept);
    const QString said = failed.error->detail;
    QVERIFY2(said.contains(QString::number(other.serverPort())), qPrintable(said));
    // The version before runs on, where it was.
    QCOMPARE(world.get(), QByteArray("one"));
}

void TestAppFailures::cancelEndsTheBuild()
{
    WORLD();
    writeApp(world, "one");
    COMPARE_RESULT(deployApp(world, appChange(world)), RunResult::Succeeded);
    const QString container = world.containerId(u"app"_s);
    const QStringList before = containersOf(world);
    QCOMPARE(before.size(), 1);
    writeApp(world, "two", QByteArray(kAppDockerfile) + "RUN echo it sleeps now && sleep 1007\n");
    const Run run = askedDeploy(world, appChange(world));
    const auto ended = world.runs().whenFinished(run.id);
    QTRY_VERIFY_WITH_TIMEOUT(world.log(run).contains("it sleeps now"), 30'000);
    // The steps so far can be seen.
    QTRY_VERIFY_WITH_TIMEOUT(world.backend->services().apps.build(run.id).value().has_value(), 5000);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(world.runs().cancel(run.id));
    const Run cancelled = ended.result();
    QCOMPARE(cancelled.result, RunResult::Cancelled);
    QVERIFY2(clock.elapsed() < 6000, qPrintable(QString::number(clock.elapsed())));
    // Neither a container nor the build's own process is left.
    QCOMPARE(containersOf(world), before);
    const QString commands = world.docker({u"ps"_s, u"-a"_s, u"--no-trunc"_s, u"--format"_s, u"{{.Command}}"_s});
    QVERIFY2(!commands.contains(u"sleep 1007"_s), qPrintable(commands));
    const auto isBuilding = [] {
        QProcess processes;
        processes.start(u"ps"_s, {u"-eo"_s, u"args"_s});
        processes.waitForFinished();
        for (const QByteArray &line : processes.readAllStandardOutput().split('\n')) {
            if (line.trimmed() == "sleep 1007")
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!isBuilding(), 10'000);
    QCOMPARE(world.containerId(u"app"_s), container);
    QCOMPARE(world.get(), QByteArray("one"));
}

void TestAppFailures::staleCacheMountIsBegunAnew()
{
    WORLD();
    // What the mount keeps makes the second build fail; --no-cache alone would not forget it.
    const QByteArray dockerfile = "FROM slipway-test/busybox\n"
                                  "COPY index.html /www/\n"
                                  "RUN --mount=type=cache,id=" +
                                  world.stackName.toUtf8() +
                                  ",target=/kept test ! -e /kept/stale || { echo it is stale; exit 1; }; "
                                  "cp /www/index.html /kept/stale\n"
                                  "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                                  "STOPSIGNAL SIGKILL\n";
    writeApp(world, "one", dockerfile);
    COMPARE_RESULT(deployApp(world, appChange(world)), RunResult::Succeeded);
    writeApp(world, "two", dockerfile);
    const Run second = world.sync();
    COMPARE_RESULT(second, RunResult::Succeeded);
    QVERIFY2(second.notes.join(u' ').contains(u"from scratch"_s), qPrintable(second.notes.join(u' ')));
    QVERIFY2(world.log(second).contains("it is stale"), world.log(second).constData());
    QCOMPARE(world.get(), QByteArray("two"));
}

void TestAppFailures::keepsLayersOfAllStagesBehindALogin()
{
    WORLD();
    QTRY_COMPARE(world.backend->vaultState(), Backend::VaultState::Open);
    const QString password = u"registry-pass-41c7"_s;
    std::unique_ptr<TestRegistry> registry;
    try {
        registry = std::make_unique<TestRegistry>(world.dataDirectory() + u"/registry"_s, password);
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
    LayerCacheService &caches = world.backend->services().layerCaches;
    const QByteArray dockerfile = "FROM slipway-test/busybox AS maker\n"
                                  "RUN echo " +
                                  world.stackName.toUtf8() +
                                  " > /made\n"
                                  "FROM slipway-test/busybox\n"
                                  "COPY --from=maker /made /www/\n"
                                  "COPY index.html /www/\n"
                                  "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                                  "STOPSIGNAL SIGKILL\n";
    writeApp(world, "one", dockerfile);
    // A wrong password is a warning that says so.
    QVERIFY(caches.set(EnvironmentId(1), {registry->address(), u"builder"_s}, SecretString(u"wrong-one"_s)));
    const Run refused = deployApp(world, appChange(world));
    COMPARE_RESULT(refused, RunResult::Succeeded);
    QVERIFY2(refused.notes.join(u' ').contains(u"not kept"_s), qPrintable(refused.notes.join(u' ')));
    QVERIFY(caches.set(EnvironmentId(1), {registry->address(), u"builder"_s}, SecretString(password)));
    QVERIFY(caches.hasPassword(EnvironmentId(1)));
    writeApp(world, "two", dockerfile);
    const Run kept = world.sync();
    COMPARE_RESULT(kept, RunResult::Succeeded);
    QVERIFY2(!kept.notes.join(u' ').contains(u"not kept"_s), qPrintable(kept.notes.join(u' ')));
    QVERIFY(world.forgetLayers());
    writeApp(world, "three", dockerfile);
    const Run pruned = world.sync();
    COMPARE_RESULT(pruned, RunResult::Succeeded);
    const auto build = world.backend->services().apps.build(pruned.id);
    QVERIFY(build && *build);
    const auto isCached = [&](const QString &part) {
        return std::any_of((*build)->nodes.cbegin(), (*build)->nodes.cend(),
                           [&](const BuildNode &node) { return node.isCached && node.name.contains(part); });
    };
    QVERIFY2(isCached(u"RUN echo"_s), world.log(pruned).constData()); // of the stage that is in no image
    QVERIFY2(isCached(u"COPY --from=maker"_s), world.log(pruned).constData());
    QCOMPARE(world.get(), QByteArray("three"));
    for (const Run &run : {refused, kept, pruned})
        QVERIFY(!world.log(run).contains(password.toUtf8()));
    for (const QString &call : world.dockerCalls())
        QVERIFY2(!call.contains(password), qPrintable(call));
    // Nothing but the app's own names is left.
    QVERIFY(!world.docker({u"images"_s, u"--format"_s, u"{{.Repository}}"_s}).contains(registry->address()));
}

void TestAppFailures::readsAPrivateRepository()
{
    WORLD();
    QTRY_COMPARE(world.backend->vaultState(), Backend::VaultState::Open);
    writeApp(world, "private");
    const QString url = QString(requiredEnvironment("SLIPWAY_TEST_GIT_HTTP")).replace(u"://"_s, u"://slipway@"_s) +
                        u"/private/"_s + world.repository.name();
    AppChange wrong = appChange(world);
    wrong.stack.settings.url = url;
    wrong.repositoryToken.emplace(u"token-that-is-wrong"_s);
    const Run refused = deployApp(world, std::move(wrong));
    COMPARE_RESULT(refused, RunResult::Failed);
    QCOMPARE(refused.error->code, ErrorCode::GitAuth);
    QVERIFY(!world.log(refused).contains("token-that-is-wrong"));
    AppChange right = appChange(world);
    right.stack.settings.url = url;
    right.repositoryToken.emplace(requiredEnvironment("SLIPWAY_TEST_GIT_PASSWORD"));
    COMPARE_RESULT(deployApp(world, std::move(right)), RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("private"));
    // One credential, of the app.
    const auto credentials = world.backend->services().credentials.all();
    QCOMPARE(credentials->size(), 1);
    QVERIFY(credentials->first().credential.name.contains(world.stackName));
}

// An Engine of its own whose disk is small.
void TestAppFailures::saysThatTheDiskIsFull()
{
    const QTemporaryDir folder;
    const QString root = folder.path() + u"/engine"_s;
    QVERIFY(QDir().mkpath(root));
    const auto call = [](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        const bool isDone = process.waitForFinished(90'000) && process.exitCode() == 0;
        const QByteArray output = process.readAll();
        if (!isDone)
            qWarning("%s: %s", qUtf8Printable(program), output.constData());
        return isDone;
    };
    const QString scripts = QStringLiteral(SLIPWAY_TEST_SCRIPTS);
    const bool isRoot = ::geteuid() == 0;
    const auto asRoot = [&](QStringList arguments) {
        const QString program = isRoot ? arguments.takeFirst() : u"sudo"_s;
        return call(program, arguments);
    };
    QVERIFY(asRoot({u"mount"_s, u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=64m"_s, u"tmpfs"_s, root}));
    const auto wipe = qScopeGuard([&] {
        call(scripts + u"/engine.sh"_s, {u"stop"_s, root});
        asRoot({u"umount"_s, u"-l"_s, root});
    });
    QVERIFY(call(scripts + u"/engine.sh"_s, {u"start"_s, root}));
    QFile environment(root + u"/env"_s);
    QVERIFY(environment.open(QIODevice::ReadOnly));
    const QByteArray before[] = {qgetenv("SLIPWAY_TEST_ENGINE"), qgetenv("SLIPWAY_TEST_DOCKER_CONFIG"),
                                 qgetenv("DOCKER_HOST"), qgetenv("DOCKER_CONFIG")};
    const auto restore = qScopeGuard([&] {
        qputenv("SLIPWAY_TEST_ENGINE", before[0]);
        qputenv("SLIPWAY_TEST_DOCKER_CONFIG", before[1]);
        qputenv("DOCKER_HOST", before[2]);
        qputenv("DOCKER_CONFIG", before[3]);
    });
    for (QByteArray line : environment.readAll().split('\n')) {
        line.replace("export ", "").replace("'", "").replace("\"", "");
        const QByteArray name = line.left(line.indexOf('='));
        const QByteArray value = line.mid(line.indexOf('=') + 1);
        if (name == "DOCKER_HOST") {
            qputenv("DOCKER_HOST", value);
            qputenv("SLIPWAY_TEST_ENGINE", value);
        } else if (name == "DOCKER_CONFIG") {
            qputenv("DOCKER_CONFIG", value);
            qputenv("SLIPWAY_TEST_DOCKER_CONFIG", value);
        }
    }
    QVERIFY(call(scripts + u"/images.sh"_s, {}));
    WORLD();
    writeApp(world, "one");
    COMPARE_RESULT(deployApp(world, appChange(world)), RunResult::Succeeded);
    const QString container = world.containerId(u"app"_s);
    writeApp(world, "two", QByteArray(kAppDockerfile) + "RUN dd if=/dev/zero of=/big bs=1M count=200\n");
    const Run failed = world.sync();
    COMPARE_RESULT(failed, RunResult::Failed);
    QCOMPARE(failed.error->code, ErrorCode::DiskFull);
    QVERIFY2(!errorLine(*failed.error).isEmpty(), "one sentence");
    QCOMPARE(world.containerId(u"app"_s), container);
    QCOMPARE(world.get(), QByteArray("one"));
}

QTEST_GUILESS_MAIN(TestAppFailures)
#include "tst_appfailures.moc"
