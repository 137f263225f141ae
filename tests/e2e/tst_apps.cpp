// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/datapaths.h"
#include "core/docker/localregistry.h"
#include "core/services/layercacheservice.h"
#include "tests/e2e/appworld.h"

#include <QDirIterator>

#include <QElapsedTimer>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

// Dockerfile apps on a real Engine, from a real Git server.
class TestApps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void buildsRunsAndRedeploys();
    void failingBuildKeepsTheRunningApp();
    void unhealthyVersionIsReplacedByTheOneBefore();
    void variablesOfTheVersionBeforeComeBackWithIt_data();
    void variablesOfTheVersionBeforeComeBackWithIt();
    void rebuiltCommitThatIsIllKeepsTheNameOfTheGoodOne();
    void largeContextIsSaid();
    void buildThatFailsWithTheCacheIsTriedFromScratch();
    void everySettingReachesTheContainer();
    void secretsAreInNoImage();
    void keepsTheLastImages();
    void badInputIsSaid_data();
    void badInputIsSaid();
    void linkOutOfTheRepositoryIsRefused_data();
    void linkOutOfTheRepositoryIsRefused();
    void layersComeFromTheRegistry();
    void localCacheComesBackAndIsCleanedUp();
};

void TestApps::initTestCase()
{
    const auto engine = TestEngine::fromEnvironment();
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
}

void TestApps::buildsRunsAndRedeploys()
{
    WORLD();
    writeApp(world, "one");
    AppChange first = appChange(world);
    first.settings.cpu = 0.5;
    first.settings.memoryMegabytes = 64;
    first.settings.domain = u"shop.example.com"_s;
    first.stack.settings.variables = {{u"COLOUR"_s, u"blue$"_s, false, false, {}}};
    const Run run = deployApp(world, std::move(first));
    COMPARE_RESULT(run, RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("one"));
    const QString container = world.containerId(u"app"_s);
    const QString facts = world.docker(
        {u"inspect"_s, u"-f"_s,
         u"{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}} {{json .Config.Env}} {{json .Config.Labels}}"_s, container});
    QVERIFY2(facts.startsWith(u"500000000 67108864 "_s), qPrintable(facts));
    QVERIFY2(facts.contains(u"\"COLOUR=blue$\""_s), qPrintable(facts));
    const QString name = world.stackName;
    QVERIFY2(facts.contains(u"\"traefik.http.routers.%1.rule\":\"Host(`shop.example.com`)\""_s.arg(name)),
             qPrintable(facts));
    QVERIFY(facts.contains(u"\"traefik.http.services.%1.loadbalancer.server.port\":\"80\""_s.arg(name)));
    const auto build = world.backend->services().apps.build(run.id);
    QVERIFY(build && *build);
    QCOMPARE((*build)->stepCount(), 3);
    QVERIFY((*build)->imageBytes > 0);

    // Nothing new: no other container.
    COMPARE_RESULT(deployApp(world, appChange(world)), RunResult::Succeeded);
    writeApp(world, "two");
    const Run second = world.sync();
    COMPARE_RESULT(second, RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("two"));
    QVERIFY(world.containerId(u"app"_s) != container);
    const auto again = world.backend->services().apps.build(second.id);
    QVERIFY(again && *again && (*again)->cachedCount() >= 1);
    QVERIFY((*again)->previousBytes > 0);
    QCOMPARE(world.sync().result, RunResult::NothingToDo);
    const auto view = world.backend->services().apps.get(world.stack);
    QVERIFY(view);
    QCOMPARE(view->images.size(), 2);
    QCOMPARE(view->images.first().commit, second.toCommit);

    QVERIFY(world.backend->services().apps.remove(world.stack, {true, false}));
    QCOMPARE(world.docker({u"images"_s, u"-q"_s, u"slipway/"_s + name}), QString());
}

void TestApps::failingBuildKeepsTheRunningApp()
{
    WORLD();
    writeApp(world, "good");
    COMPARE_RESULT(deployApp(world, appChange(world)), RunResult::Succeeded);
    const QString container = world.containerId(u"app"_s);
    writeApp(world, "bad", QByteArray(kAppDockerfile) + "RUN echo it is broken && exit 3\n");
    const Run failed = world.sync();
    COMPARE_RESULT(failed, RunResult::Failed);
    QCOMPARE(failed.error->code, ErrorCode::BuildFailed);
    QVERIFY2(failed.error->detail.contains(u"it is broken"_s), qPrintable(failed.error->detail));
    QVERIFY2(failed.error->detail.contains(u"line 6"_s), qPrintable(failed.error->detail));
    // It came from the cache in part, so it was tried from scratch; the error shown is the second.
    QVERIFY(failed.notes.join(u' ').contains(u"from scratch"_s));
    QCOMPARE(world.containerId(u"app"_s), container);
    QCOMPARE(world.get(), QByteArray("good"));
    // What starts now is the version that ran.
    COMPARE_RESULT(world.run(RunKind::Down), RunResult::Succeeded);
    COMPARE_RESULT(world.run(RunKind::Start), RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("good"));
}

void TestApps::unhealthyVersionIsReplacedByTheOneBefore()
{
    WORLD();
    writeApp(world, "healthy");
    AppChange first = appChange(world);
    first.settings.healthPath = u"/index.html"_s;
    first.settings.healthSeconds = 1;
    COMPARE_RESULT(deployApp(world, std::move(first)), RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("healthy"));
    writeApp(world, "ill", "FROM slipway-test/busybox\nCMD [\"sleep\", \"100000\"]\nSTOPSIGNAL SIGKILL\n");
    const Run failed = world.sync();
    COMPARE_RESULT(failed, RunResult::Failed);
    QCOMPARE(failed.error->code, ErrorCode::VersionKept);
    QCOMPARE(world.get(), QByteArray("healthy"));
    QVERIFY(world.state().deployedCommit != failed.toCommit);
    QVERIFY(world.state().hasLastRunFailed);
    // It takes no place among the kept versions.
    const auto view = world.backend->services().apps.get(world.stack);
    QCOMPARE(view->images.size(), 1);
    QVERIFY(view->images.first().commit != failed.toCommit);
    QCOMPARE(world.docker({u"images"_s, u"--format"_s, u"{{.Tag}}"_s, u"slipway/"_s + world.stackName})
                 .split(u'\n', Qt::SkipEmptyParts)
                 .size(),
             2);
}

void TestApps::variablesOfTheVersionBeforeComeBackWithIt_data()
{
    QTest::addColumn<bool>("isSecret");
    QTest::newRow("variable") << false;
    QTest::newRow("secret") << true;
}

// The same commit, image and compose file: what makes it ill is a value alone.
void TestApps::variablesOfTheVersionBeforeComeBackWithIt()
{
    QFETCH(bool, isSecret);
    WORLD();
    writeApp(world, "one",
             "FROM slipway-test/busybox\nRUN mkdir -p /www\n"
             "CMD [\"sh\", \"-c\", \"VALUE=${VALUE:-$(cat /run/secrets/VALUE)}; echo $VALUE >/www/index.html; "
             "test $VALUE = good || exec sleep 100000; exec httpd -f -p 80 -h /www\"]\nSTOPSIGNAL SIGKILL\n");
    const auto changeTo = [&](const QString &value) {
        AppChange change = appChange(world);
        change.settings.healthPath = u"/index.html"_s;
        change.settings.healthSeconds = 1;
        change.stack.settings.variables = {{u"VALUE"_s, isSecret ? QString() : value, isSecret, true, {}}};
        if (isSecret)
            change.stack.secrets.emplace(u"VALUE"_s, SecretString(value));
        return change;
    };
    QTRY_COMPARE(world.backend->vaultState(), Backend::VaultState::Open);
    COMPARE_RESULT(deployApp(world, changeTo(u"good"_s)), RunResult::Succeeded);
    QCOMPARE(world.get(), QByteArray("good"));
    const Run failed = deployApp(world, changeTo(u"bad"_s));
    COMPARE_RESULT(failed, RunResult::Failed);
    QCOMPARE(failed.error->code, ErrorCode::VersionKept);
    QCOMPARE(world.get(), QByteArray("good"));
    // And with a commit of its own as well.
    writeApp(world, "two", "FROM slipway-test/busybox\nCMD [\"sleep\", \"100000\"]\nSTOPSIGNAL SIGKILL\n");
    const Run again = world.sync();
    COMPARE_RESULT(again, RunResult::Failed);
    QCOMPARE(again.error->code, ErrorCode::VersionKept);
    QCOMPARE(world.get(), QByteArray("good"));
}

void TestApps::rebuiltCommitThatIsIllKeepsTheNameOfTheGoodOne()
{
    WORLD();
    writeApp(world, "one",
             "FROM slipway-test/busybox\nARG IS_ILL=no\nRUN mkdir -p /www && echo $IS_ILL >/www/index.html\n"
             "CMD [\"sh\", \"-c\", \"grep -q no /www/index.html || exec sleep 100000; exec httpd -f -p 80 -h /www\"]\n"
             "STOPSIGNAL SIGKILL\n");
    const auto changeTo = [&](const QString &isIll) {
        AppChange change = appChange(world);
        change.settings.healthPath = u"/index.html"_s;
        change.settings.healthSeconds = 1;
        change.settings.buildArguments = {{u"IS_ILL"_s, isIll}};
        return change;
    };
    COMPARE_RESULT(deployApp(world, changeTo(u"no"_s)), RunResult::Succeeded);
    const QString image = u"slipway/%1:%2"_s.arg(world.stackName, world.state().deployedCommit.left(12));
    const auto idOf = [&](const QString &name) {
        return world.docker({u"image"_s, u"inspect"_s, u"--format"_s, u"{{.Id}}"_s, name});
    };
    const QString good = idOf(image);
    const Run failed = deployApp(world, changeTo(u"very"_s));
    COMPARE_RESULT(failed, RunResult::Failed);
    QCOMPARE(failed.error->code, ErrorCode::VersionKept);
    QCOMPARE(world.get(), QByteArray("no"));
    QCOMPARE(idOf(image), good);
    QCOMPARE(idOf(u"slipway/"_s + world.stackName), good);
    QCOMPARE(world.backend->services().apps.get(world.stack)->images.size(), 1);
}

void TestApps::largeContextIsSaid()
{
    WORLD();
    writeApp(world, "large", "FROM slipway-test/busybox\nCOPY . /www/\nRUN false\n");
    QDir().mkpath(world.repository.work() + u"/videos"_s);
    QFile sparse(world.repository.work() + u"/videos/film.bin"_s);
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(1'100'000'000));
    sparse.close();
    // As much again that is kept out, and one at the top.
    world.repository.write(u".dockerignore"_s, "# kept out\nraw\n!raw/small\n");
    QDir().mkpath(world.repository.work() + u"/raw"_s);
    for (const QString &name : {u"/raw/film.bin"_s, u"/disk.img"_s}) {
        QFile more(world.repository.work() + name);
        QVERIFY(more.open(QIODevice::WriteOnly) && more.resize(110'000'000));
    }
    world.repository.commit(u"film"_s);
    const Run failed = deployApp(world, appChange(world));
    COMPARE_RESULT(failed, RunResult::Failed);
    const QString notes = failed.notes.join(u' ');
    QVERIFY2(notes.contains(u"most of it is videos (1100 MB), disk.img (110 MB), "_s), qPrintable(notes));
    QVERIFY2(notes.contains(u".dockerignore, a line each: /videos  /disk.img"_s), qPrintable(notes));
    QVERIFY2(!notes.contains(u"raw"_s), qPrintable(notes));
}

void TestApps::buildThatFailsWithTheCacheIsTriedFromScratch()
{
    WORLD();
    // A layer that goes stale: what it fetched is good for four seconds only.
    const QByteArray dockerfile = "FROM slipway-test/busybox\n"
                                  "RUN date +%s > /ticket\n"
                                  "COPY index.html /www/\n"
                                  "RUN test $(($(date +%s) - $(cat /ticket))) -lt 4 || "
                                  "{ echo the ticket has expired; exit 1; }\n"
                                  "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                                  "STOPSIGNAL SIGKILL\n";
    writeApp(world, "fresh", "# " + world.stackName.toUtf8() + '\n' + dockerfile);
    AppChange first = appChange(world);
    first.stack.settings.compose.hasNoBuildCache = true; // not another test's ticket
    COMPARE_RESULT(deployApp(world, std::move(first)), RunResult::Succeeded);
    const Stack stack = world.stacks().get(world.stack)->stack;
    StackChange plain{stack.settings, {}};
    plain.settings.compose.hasNoBuildCache = false;
    QVERIFY(world.stacks().change(world.stack, std::move(plain)));
    QTest::qWait(4500);
    writeApp(world, "later", "# " + world.stackName.toUtf8() + '\n' + dockerfile);
    const Run second = world.sync();
    COMPARE_RESULT(second, RunResult::Succeeded);
    QVERIFY2(second.notes.join(u' ').contains(u"from scratch"_s), qPrintable(second.notes.join(u' ')));
    QVERIFY2(second.notes.join(u' ').contains(u"line 5"_s), qPrintable(second.notes.join(u' ')));
    QCOMPARE(world.get(), QByteArray("later"));
    QVERIFY((*world.backend->services().apps.build(second.id))->isRetried);
}

void TestApps::everySettingReachesTheContainer()
{
    WORLD();
    QTRY_COMPARE(world.backend->vaultState(), Backend::VaultState::Open);
    world.repository.write(u"deploy/Dockerfile.app"_s,
                           "FROM slipway-test/busybox AS base\nARG GREETING=none\nCOPY site /www\n"
                           "RUN echo $GREETING >/www/greeting\n"
                           "FROM base AS run\n"
                           "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\nSTOPSIGNAL SIGKILL\n"
                           "FROM base AS never\nRUN false\n");
    world.repository.write(u"web/site/index.html"_s, "one");
    world.repository.commit(u"One"_s);
    AppChange change = appChange(world);
    change.settings.dockerfile = u"deploy/Dockerfile.app"_s;
    change.settings.context = u"web"_s;
    change.settings.target = u"run"_s;
    change.settings.buildArguments = {{u"GREETING"_s, u"hello"_s}};
    change.settings.platforms =
        QStringList{u"linux/"_s + world.docker({u"version"_s, u"--format"_s, u"{{.Server.Arch}}"_s})};
    change.settings.volumes = QStringList{u"data:/data"_s, world.dataDirectory() + u":/host:ro"_s};
    change.settings.restart = u"on-failure:3"_s;
    change.settings.domain = u"shop.example.com"_s;
    change.settings.secretsAsVariables = QStringList{u"TOKEN"_s};
    change.stack.settings.variables = {{u"TOKEN"_s, {}, true, true, {}},
                                       {u"FILE_ONLY"_s, {}, true, true, {}},
                                       {u"COLOUR"_s, u"$blue"_s, false, true, {}}};
    change.stack.secrets.emplace(u"TOKEN"_s, SecretString(u"token-5c1"_s));
    change.stack.secrets.emplace(u"FILE_ONLY"_s, SecretString(u"file-77a"_s));
    COMPARE_RESULT(deployApp(world, std::move(change)), RunResult::Succeeded);
    QCOMPARE(world.get("/greeting"), QByteArray("hello"));

    const QString container = world.containerId(u"app"_s);
    const auto inspected = [&](const char *format) {
        return world.docker({u"inspect"_s, u"--format"_s, QString::fromLatin1(format), container});
    };
    QCOMPARE(inspected("{{.HostConfig.RestartPolicy.Name}} {{.HostConfig.RestartPolicy.MaximumRetryCount}}"),
             u"on-failure 3"_s);
    const QString mounts =
        inspected("{{range .Mounts}}{{.Type}} {{.Name}} {{.Source}} {{.Destination}} {{.RW}};{{end}}");
    QVERIFY2(mounts.contains(u"volume %1_data "_s.arg(world.stackName)), qPrintable(mounts));
    QVERIFY2(mounts.contains(u"bind  %1 /host false"_s.arg(world.dataDirectory())), qPrintable(mounts));
    const QStringList variables = inspected("{{range .Config.Env}}{{println .}}{{end}}").split(u'\n');
    QVERIFY(variables.contains(u"TOKEN=token-5c1"_s) && variables.contains(u"COLOUR=$blue"_s));
    QVERIFY(!variables.join(u' ').contains(u"file-77a"_s));
    QCOMPARE(world.docker({u"exec"_s, container, u"cat"_s, u"/run/secrets/FILE_ONLY"_s}), u"file-77a"_s);
    const QString router = u"traefik.http.routers."_s + world.stackName;
    for (const auto &[label, value] : std::initializer_list<std::pair<QString, QString>>{
             {u"traefik.enable"_s, u"true"_s},
             {router + u".rule"_s, u"Host(`shop.example.com`)"_s},
             {router + u".service"_s, world.stackName},
             {u"traefik.http.services.%1.loadbalancer.server.port"_s.arg(world.stackName), u"80"_s}})
        QCOMPARE(inspected(qPrintable(u"{{index .Config.Labels \"%1\"}}"_s.arg(label))), value);
}

void TestApps::secretsAreInNoImage()
{
    WORLD();
    QTRY_COMPARE(world.backend->vaultState(), Backend::VaultState::Open);
    const QString atRun = u"run-hunter2-5f1c"_s;
    const QString atBuild = u"build-hunter3-77aa"_s;
    world.repository.write(u"index.html"_s, "this text is in the image");
    world.repository.write(u"Dockerfile"_s,
                           "FROM slipway-test/busybox\n"
                           "RUN --mount=type=secret,id=BUILD_KEY wc -c < /run/secrets/BUILD_KEY | grep -qx 18\n"
                           "COPY index.html /www/\n"
                           "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                           "STOPSIGNAL SIGKILL\n");
    world.repository.commit(u"Secret"_s);
    AppChange first = appChange(world);
    first.stack.settings.variables = {{u"RUN_KEY"_s, {}, true, false, {}}, {u"BUILD_KEY"_s, {}, true, false, {}}};
    first.stack.secrets.emplace(u"RUN_KEY"_s, SecretString(atRun));
    first.stack.secrets.emplace(u"BUILD_KEY"_s, SecretString(atBuild));
    first.settings.buildSecrets = {u"BUILD_KEY"_s};
    const Run run = deployApp(world, std::move(first));
    COMPARE_RESULT(run, RunResult::Succeeded);
    const QString image = u"slipway/"_s + world.stackName;
    const QString container = world.containerId(u"app"_s);
    QCOMPARE(world.docker({u"exec"_s, container, u"cat"_s, u"/run/secrets/RUN_KEY"_s}), atRun);
    QVERIFY(!world.docker({u"exec"_s, container, u"env"_s}).contains(atRun));
    const QString saved = world.dataDirectory() + u"/saved.tar"_s;
    world.docker({u"save"_s, u"-o"_s, saved, image});
    QFile file(saved);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("this text is in the image")); // it is not packed
    for (const QString &secret : {atRun, atBuild}) {
        QVERIFY(!content.contains(secret.toUtf8()));
        QVERIFY(!world.docker({u"history"_s, u"--no-trunc"_s, image}).contains(secret));
        QVERIFY(!world.docker({u"inspect"_s, image, container}).contains(secret));
        QVERIFY(!world.log(run).contains(secret.toUtf8()));
        for (const QString &call : world.dockerCalls())
            QVERIFY2(!call.contains(secret), qPrintable(call));
    }
    // A changed secret reaches the container, though Compose sees no difference.
    AppChange second = appChange(world);
    second.stack.settings.variables = {{u"RUN_KEY"_s, {}, true, false, {}}, {u"BUILD_KEY"_s, {}, true, false, {}}};
    second.stack.secrets.emplace(u"RUN_KEY"_s, SecretString(u"another-value-9"_s));
    second.settings.buildSecrets = {u"BUILD_KEY"_s};
    COMPARE_RESULT(deployApp(world, std::move(second)), RunResult::Succeeded);
    QCOMPARE(world.docker({u"exec"_s, world.containerId(u"app"_s), u"cat"_s, u"/run/secrets/RUN_KEY"_s}),
             u"another-value-9"_s);
}

void TestApps::keepsTheLastImages()
{
    WORLD();
    world.docker({u"tag"_s, u"slipway-test/busybox"_s, u"slipway/other-"_s + world.stackName});
    CoreSettings settings = world.backend->coreSettings();
    QCOMPARE(settings.keptAppImages, 5);
    settings.keptAppImages = 3;
    QVERIFY(world.backend->setCoreSettings(settings));
    for (int i = 0; i < 5; ++i) {
        writeApp(world, QByteArray("version ") + QByteArray::number(i));
        COMPARE_RESULT(i == 0 ? deployApp(world, appChange(world)) : world.sync(), RunResult::Succeeded);
        if (i == 0) // what another app has too stays, and holds up nothing
            world.docker({u"tag"_s, u"slipway/"_s + world.stackName, u"slipway-test/shared-"_s + world.stackName});
    }
    // The old ones go when the run is done.
    QTRY_COMPARE(world.backend->services().apps.get(world.stack)->images.size(), 3);
    // Three of commits, and the stable name.
    QCOMPARE(world.docker({u"images"_s, u"--format"_s, u"{{.Tag}}"_s, u"slipway/"_s + world.stackName})
                 .split(u'\n', Qt::SkipEmptyParts)
                 .size(),
             4);
    QVERIFY(!world.docker({u"images"_s, u"-q"_s, u"slipway/other-"_s + world.stackName}).isEmpty());
    QVERIFY(!world.docker({u"images"_s, u"-q"_s, u"slipway-test/shared-"_s + world.stackName}).isEmpty());
    world.docker({u"rmi"_s, u"slipway/other-"_s + world.stackName, u"slipway-test/shared-"_s + world.stackName});
}

void TestApps::badInputIsSaid_data()
{
    QTest::addColumn<QByteArray>("dockerfile");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no Dockerfile") << QByteArray() << u"dockerfile"_s << u"no Dockerfile named"_s;
    QTest::newRow("syntax error") << QByteArray("FROM slipway-test/busybox\nNONSENSE here\n") << QString()
                                  << u"unknown instruction"_s;
    QTest::newRow("base image") << QByteArray("FROM slipway-test/is-not-there\n") << QString() << u"is-not-there"_s;
}

void TestApps::badInputIsSaid()
{
    QFETCH(QByteArray, dockerfile);
    QFETCH(QString, field);
    QFETCH(QString, sentence);
    WORLD();
    writeApp(world, "good");
    COMPARE_RESULT(deployApp(world, appChange(world)), RunResult::Succeeded);
    const QString container = world.containerId(u"app"_s);
    if (dockerfile.isEmpty()) {
        world.repository.remove(u"Dockerfile"_s);
        world.repository.commit(u"None"_s);
    } else {
        writeApp(world, "bad", dockerfile);
    }
    const Run run = world.sync();
    COMPARE_RESULT(run, RunResult::Failed);
    QCOMPARE(world.containerId(u"app"_s), container);
    QCOMPARE(world.get(), QByteArray("good"));
    if (!field.isEmpty())
        QCOMPARE(run.error->subject, field);
    const QString said = errorLine(*run.error);
    QVERIFY2(said.contains(sentence, Qt::CaseInsensitive), qPrintable(said));
}

void TestApps::linkOutOfTheRepositoryIsRefused_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("field");
    QTest::newRow("Dockerfile") << u"Dockerfile"_s << u"/etc/passwd"_s << u"."_s << u"dockerfile"_s;
    QTest::newRow("Dockerfile, relative")
        << u"Dockerfile"_s << u"../../../../../../../../etc/passwd"_s << u"."_s << u"dockerfile"_s;
    QTest::newRow("context") << u"site"_s << u"/etc"_s << u"site"_s << u"context"_s;
}

void TestApps::linkOutOfTheRepositoryIsRefused()
{
    QFETCH(QString, link);
    QFETCH(QString, target);
    QFETCH(QString, context);
    QFETCH(QString, field);
    WORLD();
    writeApp(world, "one");
    if (link == u"Dockerfile"_s)
        world.repository.remove(link);
    world.repository.link(link, target);
    world.repository.commit(u"Link"_s);
    AppChange change = appChange(world);
    change.settings.context = context;
    const Run run = deployApp(world, std::move(change));
    COMPARE_RESULT(run, RunResult::Failed);
    QCOMPARE(run.error->code, ErrorCode::InvalidInput);
    QCOMPARE(run.error->subject, field);
    QVERIFY(!world.log(run).contains("root:"));
    QCOMPARE(world.docker({u"images"_s, u"-q"_s, u"slipway/"_s + world.stackName}), QString());
}

void TestApps::layersComeFromTheRegistry()
{
    WORLD();
    std::unique_ptr<TestRegistry> registry;
    try {
        registry = std::make_unique<TestRegistry>(world.dataDirectory() + u"/registry"_s);
    } catch (const std::exception &problem) {
        QFAIL(problem.what());
    }
    AppService &apps = world.backend->services().apps;
    const LayerCache cache{registry->address(), {}};
    QVERIFY(world.backend->services().layerCaches.set(EnvironmentId(1), cache, {}));
    const QByteArray slow = "FROM slipway-test/busybox\nRUN echo " + world.stackName.toUtf8() +
                            " > /made\nCOPY index.html /www/\n"
                            "CMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\nSTOPSIGNAL SIGKILL\n";
    writeApp(world, "kept", slow);
    const Run first = deployApp(world, appChange(world));
    COMPARE_RESULT(first, RunResult::Succeeded);
    QVERIFY2(!first.notes.join(u' ').contains(u"not kept"_s), qPrintable(first.notes.join(u' ')));

    QVERIFY(world.forgetLayers());
    const Run second = deployApp(world, appChange(world));
    COMPARE_RESULT(second, RunResult::Succeeded);
    const auto build = apps.build(second.id);
    QVERIFY(build && *build);
    QVERIFY2((*build)->cachedCount() >= 2, world.log(second).constData());

    // Not there: a warning, nothing more, and nothing comes from elsewhere.
    registry->stop();
    QVERIFY(world.forgetLayers());
    writeApp(world, "without", slow);
    const Run third = world.sync();
    COMPARE_RESULT(third, RunResult::Succeeded);
    QVERIFY(third.notes.join(u' ').contains(u"not kept"_s));
    QVERIFY(third.notes.join(u' ').contains(u"Nothing came from the layer cache"_s));
    QCOMPARE((*apps.build(third.id))->cachedCount(), 0);
    QCOMPARE(world.get(), QByteArray("without"));
}

void TestApps::localCacheComesBackAndIsCleanedUp()
{
    WORLD();
    const auto cache = world.backend->services().layerCaches.startLocal(EnvironmentId(1));
    QVERIFY2(cache, cache ? "" : qPrintable(errorLine(cache.error())));
    QVERIFY(world.backend->services().layerCaches.set(EnvironmentId(1), *cache, {}));
    const QString folder = deploy::DataPaths{world.dataDirectory()}.layerCache();
    const auto megabytes = [&folder] {
        qint64 bytes = 0;
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            bytes += files.fileInfo().size();
        }
        return bytes / 1'000'000;
    };
    for (int i = 0; i < 3; ++i) {
        writeApp(world, QByteArray::number(i),
                 "FROM slipway-test/busybox\nRUN head -c 5000000 /dev/urandom >/large # " +
                     (world.stackName.toUtf8() + QByteArray::number(i)) +
                     "\nCOPY index.html /www/\nCMD [\"httpd\", \"-f\", \"-p\", \"80\", \"-h\", \"/www\"]\n"
                     "STOPSIGNAL SIGKILL\n");
        const Run run = i == 0 ? deployApp(world, appChange(world)) : world.sync();
        COMPARE_RESULT(run, RunResult::Succeeded);
        QVERIFY2(!run.notes.join(u' ').contains(u"not kept"_s), qPrintable(run.notes.join(u' ')));
    }
    QVERIFY2(megabytes() >= 15, qPrintable(QString::number(megabytes())));
    // Another life of Slipway: the registry is there again, without what nothing names any more.
    world.startBackend();
    const quint16 port = cache->address.section(u':', 1).toUShort();
    QTRY_VERIFY_WITH_TIMEOUT(docker::LocalRegistry::isAnswering(port), 20'000);
    QVERIFY2(megabytes() < 10, qPrintable(QString::number(megabytes())));
    QVERIFY(world.forgetLayers());
    const Run last = world.run(RunKind::Deploy);
    COMPARE_RESULT(last, RunResult::Succeeded);
    const auto build = world.backend->services().apps.build(last.id);
    QVERIFY(build && *build);
    QVERIFY2((*build)->cachedCount() >= 2, world.log(last).constData());
}

QTEST_GUILESS_MAIN(TestApps)
#include "tst_apps.moc"
