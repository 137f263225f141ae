// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docker/tst_composecommand.h"

#include "core/docker/composecommand.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

ComposeProject project()
{
    ComposeProject shop;
    shop.endpoint = {u"unix:///run/docker.sock"_s, {}, {}};
    shop.name = u"shop"_s;
    shop.directory = u"/srv/shop"_s;
    shop.files = {u"/srv/shop/compose.yaml"_s, u"/srv/shop/more.yaml"_s};
    shop.envFiles = {u"/srv/shop/.env"_s, u"/srv/shop/prod.env"_s};
    return shop;
}

} // namespace

void TestComposeCommand::namesEndpointProjectAndFiles()
{
    QCOMPARE(composeArguments(project(), {u"stop"_s}).join(u' '),
             u"--host unix:///run/docker.sock compose --ansi never --progress plain --project-directory /srv/shop "
             "-p shop --env-file /srv/shop/.env --env-file /srv/shop/prod.env -f /srv/shop/compose.yaml "
             "-f /srv/shop/more.yaml stop"_s);
}

void TestComposeCommand::goesByLabelsWithoutFiles()
{
    ComposeProject gone = project();
    gone.files.clear();
    QCOMPARE(composeArguments(gone, {u"down"_s}).join(u' '),
             u"--host unix:///run/docker.sock compose --ansi never --progress plain -p shop down"_s);
}

void TestComposeCommand::buildsArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("expected");
    QTest::newRow("up") << upArguments({}) << u"up -d --no-build --remove-orphans"_s;
    QTest::newRow("up with build") << upArguments({true, true, false, {}, {}}) << u"up -d --remove-orphans"_s;
    QTest::newRow("up, orphans stay") << upArguments({false, false, false, {}, {}}) << u"up -d --no-build"_s;
    QTest::newRow("up, forced, waits")
        << upArguments({false, true, true, PullPolicy::Missing, std::chrono::seconds(90)})
        << u"up -d --no-build --remove-orphans --force-recreate --wait --wait-timeout 90"_s;
    QTest::newRow("up, pulls") << upArguments({false, true, false, PullPolicy::Always, {}})
                               << u"up -d --no-build --remove-orphans --pull always"_s;
    ComposeProject fresh = project();
    QTest::newRow("build") << buildArguments(fresh) << u"build"_s;
    fresh.hasNoBuildCache = true;
    QTest::newRow("build without cache") << buildArguments(fresh) << u"build --no-cache"_s;
    QTest::newRow("down") << downArguments(false) << u"down --remove-orphans"_s;
    QTest::newRow("down with volumes") << downArguments(true) << u"down --remove-orphans --volumes"_s;
    QTest::newRow("logs") << logArguments(200, false) << u"logs --no-color --tail 200"_s;
    QTest::newRow("logs, all, follow") << logArguments(-1, true) << u"logs --no-color --tail all --follow"_s;
}

void TestComposeCommand::buildsArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, expected);
    QCOMPARE(arguments.join(u' '), expected);
}

void TestComposeCommand::refusesSteeringVariables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isExpected");
    for (const char *name : {"TAG", "DB_PASSWORD", "path", "HOMEPAGE", "PATHS", "MY_LD_FLAGS", "_x"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : {"PATH", "HOME", "LD_PRELOAD", "LD_LIBRARY_PATH", "DOCKER_HOST", "DOCKER_CONFIG",
                             "COMPOSE_FILE", "COMPOSE_PROJECT_NAME", "A=B", ""})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name) << false;
}

void TestComposeCommand::refusesSteeringVariables()
{
    QFETCH(QString, name);
    QFETCH(bool, isExpected);
    QCOMPARE(isVariablePassed(name), isExpected);
    QProcessEnvironment base;
    base.insert(u"PATH"_s, u"/usr/bin"_s);
    base.insert(u"HOME"_s, u"/home/x"_s);
    const QProcessEnvironment environment = callEnvironment(base, {}, {{name, u"evil"_s}});
    QCOMPARE(environment.value(u"PATH"_s), u"/usr/bin"_s);
    QCOMPARE(environment.value(u"HOME"_s), u"/home/x"_s);
    if (!name.isEmpty())
        QCOMPARE(environment.value(name) == u"evil"_s, isExpected);
}

void TestComposeCommand::passesVariablesByEnvironmentOnly()
{
    ComposeProject secret = project();
    secret.variables.insert(u"TOKEN"_s, u"s3cr3t-value"_s);
    QVERIFY(!composeArguments(secret, upArguments({})).join(u' ').contains(u"s3cr3t"_s));
    QCOMPARE(callEnvironment({}, secret.endpoint, secret.variables).value(u"TOKEN"_s), u"s3cr3t-value"_s);
}

void TestComposeCommand::namesTheEndpointOnce_data()
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("hasTls");
    QTest::newRow("socket") << Endpoint{u"unix:///x"_s, {}, {}} << QStringList{u"--host"_s, u"unix:///x"_s} << false;
    QTest::newRow("TCP") << Endpoint{u"tcp://h:2376"_s, {}, {}} << QStringList{u"--host"_s, u"tcp://h:2376"_s} << true;
    QTest::newRow("context") << Endpoint{u"tcp://h:2376"_s, u"c"_s, {}} << QStringList{u"--context"_s, u"c"_s} << false;
    QTest::newRow("nothing") << Endpoint{} << QStringList{} << false;
}

void TestComposeCommand::namesTheEndpointOnce()
{
    QFETCH(Endpoint, endpoint);
    QFETCH(QStringList, arguments);
    QFETCH(bool, hasTls);
    QCOMPARE(endpoint.arguments(), arguments);
    QProcessEnvironment base;
    for (const char *name : {"DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH", "DOCKER_CONFIG"})
        base.insert(QString::fromLatin1(name), u"1"_s);
    const QProcessEnvironment environment = callEnvironment(base, endpoint);
    QVERIFY(!environment.contains(u"DOCKER_HOST"_s));
    QVERIFY(!environment.contains(u"DOCKER_CONTEXT"_s));
    QVERIFY(environment.contains(u"DOCKER_CONFIG"_s));
    QCOMPARE(environment.contains(u"DOCKER_TLS_VERIFY"_s), hasTls);
    QCOMPARE(environment.contains(u"DOCKER_CERT_PATH"_s), hasTls);
}

} // namespace slipway::docker
