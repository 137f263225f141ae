// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docker/tst_containerlist.h"

#include "core/docker/containerlist.h"
#include "core/docker/eventstream.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace slipway::docker {

void TestContainerList::readsContainers()
{
    const QByteArray lines =
        "{\"id\":\"bb\",\"name\":\"shop-web-2\",\"image\":\"nginx:1\",\"state\":\"running\","
        "\"status\":\"Up 3 minutes (healthy)\",\"ports\":\"127.0.0.1:8080->80/tcp\",\"project\":\"shop\","
        "\"service\":\"web\",\"oneoff\":\"False\",\"folder\":\"/srv/a, b\"}\n"
        "{\"id\":\"aa\",\"name\":\"shop-web-1,other/alias\",\"image\":\"nginx:1\",\"state\":\"exited\","
        "\"status\":\"Exited (137) 2 hours ago\",\"ports\":\"\",\"project\":\"shop\",\"service\":\"web\","
        "\"oneoff\":\"True\",\"folder\":\"/srv/a, b\"}\n"
        "not json\n\n"
        "{\"id\":\"cc\",\"name\":\"blog-db-1\",\"image\":\"db\",\"state\":\"created\",\"status\":\"Created\","
        "\"ports\":\"\",\"project\":\"blog\",\"service\":\"db\",\"oneoff\":\"False\",\"folder\":\"\"}\n";
    const QVector<ProjectServices> projects = parseContainers(lines);
    QCOMPARE(projects.size(), 2);
    QCOMPARE(projects.at(0).project, u"blog"_s);
    QCOMPARE(projects.at(1).project, u"shop"_s);
    QCOMPARE(projects.at(1).services.size(), 2);
    const ServiceStatus &first = projects.at(1).services.at(0);
    QCOMPARE(first.containerName, u"shop-web-1"_s);
    QCOMPARE(first.exitCode, 137);
    QVERIFY(first.isOneOff);
    QCOMPARE(first.workingDirectory, u"/srv/a, b"_s);
    const ServiceStatus &second = projects.at(1).services.at(1);
    QCOMPARE(second.health, u"healthy"_s);
    QCOMPARE(second.service, u"web"_s);
    QCOMPARE(second.containerId, u"bb"_s);
    QCOMPARE(second.ports, QStringList{u"127.0.0.1:8080→80/tcp"_s});
    QVERIFY(!second.isOneOff);
}

void TestContainerList::readsPorts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("ports");
    QTest::newRow("none") << QString() << QStringList{};
    QTest::newRow("both families, Engine 20")
        << u"0.0.0.0:80->80/tcp, :::80->80/tcp"_s << QStringList{u"0.0.0.0:80→80/tcp"_s};
    QTest::newRow("both families, Engine 28")
        << u"0.0.0.0:80->80/tcp, [::]:80->80/tcp"_s << QStringList{u"0.0.0.0:80→80/tcp"_s};
    QTest::newRow("IPv6 address") << u"[::1]:81->80/tcp"_s << QStringList{u"[::1]:81→80/tcp"_s};
    QTest::newRow("range and exposed") << u"0.0.0.0:8000-8002->8000-8002/tcp, 443/tcp"_s
                                       << QStringList{u"0.0.0.0:8000-8002→8000-8002/tcp"_s, u"443/tcp"_s};
}

void TestContainerList::readsPorts()
{
    QFETCH(QString, text);
    QFETCH(QStringList, ports);
    QCOMPARE(parsePorts(text), ports);
}

void TestContainerList::readsStates_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("health");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no check") << u"Up 2 hours"_s << QString() << 0;
    QTest::newRow("healthy") << u"Up 2 hours (healthy)"_s << u"healthy"_s << 0;
    QTest::newRow("unhealthy") << u"Up 2 hours (unhealthy)"_s << u"unhealthy"_s << 0;
    QTest::newRow("starting") << u"Up Less than a second (health: starting)"_s << u"starting"_s << 0;
    QTest::newRow("paused") << u"Up 2 hours (Paused)"_s << QString() << 0;
    QTest::newRow("ended well") << u"Exited (0) 5 seconds ago"_s << QString() << 0;
    QTest::newRow("ended badly") << u"Exited (1) 5 seconds ago"_s << QString() << 1;
    QTest::newRow("again and again") << u"Restarting (139) 1 second ago"_s << QString() << 139;
}

void TestContainerList::readsStates()
{
    QFETCH(QString, status);
    QFETCH(QString, health);
    QFETCH(int, exitCode);
    const auto projects = parseContainers(R"({"project":"p","status":")" + status.toUtf8() + R"("})");
    QCOMPARE(projects.size(), 1);
    QCOMPARE(projects.first().services.first().health, health);
    QCOMPARE(projects.first().services.first().exitCode, exitCode);
}

void TestContainerList::asksWithoutSizes()
{
    const QStringList one = listArguments({u"unix:///x"_s, {}, {}}, u"shop"_s);
    QVERIFY(one.contains(u"label=com.docker.compose.project=shop"_s));
    QVERIFY(!one.last().contains(u".Size"_s) && !one.last().contains(u"{{json .}}"_s));
    QVERIFY(listArguments({}, {}).contains(u"label=com.docker.compose.project"_s));
}

void TestContainerList::readsEvents_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("project");
    QTest::newRow("start")
        << QByteArray(
               R"({"status":"start","Type":"container","Action":"start","Actor":{"ID":"x","Attributes":{"com.docker.compose.project":"shop","image":"i"}}})")
        << u"shop"_s;
    QTest::newRow("no project") << QByteArray(
                                       R"({"Type":"container","Action":"start","Actor":{"ID":"x","Attributes":{}}})")
                                << QString();
    QTest::newRow("no JSON") << QByteArray("unexpected EOF") << QString();
}

void TestContainerList::readsEvents()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, project);
    QCOMPARE(projectOfEvent(line), project);
}

} // namespace slipway::docker
