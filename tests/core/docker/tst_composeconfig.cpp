// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docker/tst_composeconfig.h"

#include "core/docker/composeconfig.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace slipway::docker {

void TestComposeConfig::readsServicesBuildsAndMountedFiles()
{
    QTemporaryDir folder;
    const auto path = [&](const char *name) { return folder.filePath(QString::fromLatin1(name)); };
    for (const char *name : {"nginx.conf", "app.json", "password"}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(QDir(folder.path()).mkdir(u"data"_s));
    const QByteArray json = uR"({"name":"shop","services":{
        "web":{"image":"nginx:1","volumes":[
            {"type":"bind","source":"%1/nginx.conf","target":"/etc/nginx.conf","read_only":true},
            {"type":"bind","source":"%1/data","target":"/data"},
            {"type":"bind","source":"%1/absent","target":"/absent"},
            {"type":"volume","source":"db","target":"/db"}]},
        "app":{"build":{"context":"%1","dockerfile":"Dockerfile"},
            "configs":[{"source":"settings","target":"/app.json"}],"secrets":[{"source":"password"},{"source":"outside"}]},
        "db":{"image":"postgres","build":null}},
        "configs":{"settings":{"name":"shop_settings","file":"%1/app.json"}},
        "secrets":{"password":{"file":"%1/password"},"outside":{"external":true}}})"_s.arg(folder.path())
                                .toUtf8();
    const auto config = parseComposeConfig(json);
    QVERIFY(config);
    QCOMPARE(config->json, json);
    QCOMPARE(config->services, (QStringList{u"app"_s, u"db"_s, u"web"_s}));
    QCOMPARE(config->builtServices, QStringList{u"app"_s});
    QCOMPARE(config->mountedFiles.size(), 2);
    QCOMPARE(config->mountedFiles.value(u"web"_s), QStringList{path("nginx.conf")});
    QCOMPARE(config->mountedFiles.value(u"app"_s), (QStringList{path("app.json"), path("password")}));
    QCOMPARE(imageOfService(json, u"web"_s), u"nginx:1"_s);
    QCOMPARE(imageOfService(json, u"app"_s), QString());
}

void TestComposeConfig::namesWhatLiesElsewhere_data()
{
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("nothing") << QByteArray(R"("image":"a")") << QStringList();
    QTest::newRow("build") << QByteArray(R"("build":{"context":"/w/a","dockerfile":"../x/Dockerfile"})")
                           << QStringList{u"/w/a"_s, u"/w/a/../x/Dockerfile"_s};
    QTest::newRow("build of an address") << QByteArray(
                                                R"("build":{"context":"https://git.test/a.git#main","dockerfile":"D"})")
                                         << QStringList();
    QTest::newRow("more contexts")
        << QByteArray(
               R"("build":{"context":"/w","additional_contexts":{"a":"/b","c":"docker-image://d","e":"service:f"}})")
        << QStringList{u"/w"_s, u"/b"_s};
    QTest::newRow("env file") << QByteArray(R"("env_file":"/w/a.env")") << QStringList{u"/w/a.env"_s};
    QTest::newRow("env files") << QByteArray(R"("env_file":["/w/a.env",{"path":"/w/b.env","required":false}])")
                               << QStringList{u"/w/a.env"_s, u"/w/b.env"_s};
    QTest::newRow("bind mounts") << QByteArray(
                                        R"("volumes":[{"type":"bind","source":"/w/x"},{"type":"volume","source":"y"},
        {"type":"bind","source":"/w/x"}])")
                                 << QStringList{u"/w/x"_s};
    QTest::newRow("config and secret, there or not")
        << QByteArray(R"("configs":[{"source":"c"}],"secrets":["s",{"source":"outside"}])")
        << QStringList{u"/w/c.conf"_s, u"/w/s.txt"_s};
}

void TestComposeConfig::namesWhatLiesElsewhere()
{
    QFETCH(QByteArray, service);
    QFETCH(QStringList, paths);
    const auto config =
        parseComposeConfig("{\"services\":{\"web\":{" + service +
                           "}},\"configs\":{\"c\":{\"file\":\"/w/c.conf\"}},"
                           "\"secrets\":{\"s\":{\"file\":\"/w/s.txt\"},\"outside\":{\"external\":true}}}");
    QVERIFY(config);
    QCOMPARE(config->namedPaths, paths);
    QVERIFY(config->mountedFiles.isEmpty()); // none of them is there
}

void TestComposeConfig::refusesWhatIsNotJson()
{
    for (const QByteArray &text : {QByteArray(), QByteArray("name: x"), QByteArray("{")}) {
        const auto config = parseComposeConfig(text);
        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::ComposeInvalid);
    }
}

void TestComposeConfig::takesAnEmptyProject()
{
    const auto config = parseComposeConfig(R"({"name":"x","services":{}})");
    QVERIFY(config);
    QVERIFY(config->services.isEmpty());
}

} // namespace slipway::docker
