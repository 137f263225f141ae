// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/docker/tst_endpointfinder.h"

#include "core/docker/endpointfinder.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;

namespace slipway::docker {

namespace {

using Texts = QMap<QString, QString>;

QString metaPath(const QString &config, const QString &context)
{
    const auto hash = QCryptographicHash::hash(context.toUtf8(), QCryptographicHash::Sha256).toHex();
    return config + u"/contexts/meta/"_s + QString::fromLatin1(hash) + u"/meta.json"_s;
}

EndpointFinder finder(const Texts &variables, const QStringList &sockets, const Texts &files)
{
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, u"/home/ann"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, u"/run/user/7"_s);
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert(it.key(), it.value());
    return EndpointFinder(environment, {[sockets](const QString &path) { return sockets.contains(path); },
                                        [files](const QString &path) { return files.value(path).toUtf8(); }});
}

const QString kMeta =
    u"{\"Name\":\"far\",\"Endpoints\":{\"docker\":{\"Host\":\"ssh://far\",\"SkipTLSVerify\":false}}}"_s;

} // namespace

void TestEndpointFinder::finds_data()
{
    QTest::addColumn<Texts>("variables");
    QTest::addColumn<QStringList>("sockets");
    QTest::addColumn<Texts>("files");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("context");

    const QStringList all{u"/var/run/docker.sock"_s, u"/run/user/7/docker.sock"_s,
                          u"/home/ann/.docker/run/docker.sock"_s, u"/home/ann/.docker/desktop/docker.sock"_s,
                          u"/run/user/7/podman/podman.sock"_s};
    const Texts inConfig{{u"/home/ann/.docker/config.json"_s, u"{\"currentContext\":\"far\"}"_s},
                         {metaPath(u"/home/ann/.docker"_s, u"far"_s), kMeta}};
    const Texts inOther{{u"/c/config.json"_s, u"{\"currentContext\":\"far\"}"_s}, {metaPath(u"/c"_s, u"far"_s), kMeta}};
    const int local = int(EnvironmentKind::Local);

    QTest::newRow("DOCKER_HOST first") << Texts{{u"DOCKER_HOST"_s, u"tcp://h:1"_s}, {u"DOCKER_CONTEXT"_s, u"far"_s}}
                                       << all << inConfig << local << QString() << u"tcp://h:1"_s << QString();
    QTest::newRow("DOCKER_CONTEXT") << Texts{{u"DOCKER_CONTEXT"_s, u"far"_s}} << all << inConfig << local << QString()
                                    << u"ssh://far"_s << u"far"_s;
    QTest::newRow("current context") << Texts{} << all << inConfig << local << QString() << u"ssh://far"_s << u"far"_s;
    QTest::newRow("DOCKER_CONFIG") << Texts{{u"DOCKER_CONFIG"_s, u"/c"_s}} << all << inOther << local << QString()
                                   << u"ssh://far"_s << u"far"_s;
    QTest::newRow("DOCKER_CONTEXT=default") << Texts{{u"DOCKER_CONTEXT"_s, u"default"_s}} << all << inConfig << local
                                            << QString() << u"unix:///var/run/docker.sock"_s << QString();
    for (const QString &socket : all)
        QTest::newRow(qPrintable(socket)) << Texts{} << all.mid(all.indexOf(socket)) << Texts{} << local << QString()
                                          << u"unix://"_s + socket << QString();
    QTest::newRow("damaged config") << Texts{} << all << Texts{{u"/home/ann/.docker/config.json"_s, u"{oops"_s}}
                                    << local << QString() << u"unix:///var/run/docker.sock"_s << QString();
    QTest::newRow("Podman") << Texts{{u"DOCKER_HOST"_s, u"tcp://h:1"_s}} << all << Texts{}
                            << int(EnvironmentKind::Podman) << QString() << u"unix:///run/user/7/podman/podman.sock"_s
                            << QString();
    QTest::newRow("own URL") << Texts{{u"DOCKER_HOST"_s, u"tcp://h:1"_s}} << all << Texts{} << local
                             << u"unix:///mine"_s << u"unix:///mine"_s << QString();
    QTest::newRow("own path") << Texts{} << all << Texts{} << local << u"/mine.sock"_s << u"unix:///mine.sock"_s
                              << QString();
    QTest::newRow("ssh host") << Texts{} << all << Texts{} << int(EnvironmentKind::Ssh) << u"me@far"_s
                              << u"ssh://me@far"_s << QString();
    QTest::newRow("TLS host") << Texts{} << all << Texts{} << int(EnvironmentKind::Tls) << u"far:2376"_s
                              << u"tcp://far:2376"_s << QString();
    QTest::newRow("own context") << Texts{{u"DOCKER_HOST"_s, u"tcp://h:1"_s}} << all << inConfig
                                 << int(EnvironmentKind::Context) << u"far"_s << u"ssh://far"_s << u"far"_s;
}

void TestEndpointFinder::finds()
{
    QFETCH(Texts, variables);
    QFETCH(QStringList, sockets);
    QFETCH(Texts, files);
    QFETCH(int, kind);
    QFETCH(QString, setting);
    QFETCH(QString, host);
    QFETCH(QString, context);
    Environment environment;
    environment.kind = static_cast<EnvironmentKind>(kind);
    environment.endpoint = setting;
    const auto endpoint = finder(variables, sockets, files).find(environment);
    QVERIFY2(endpoint, endpoint ? "" : qPrintable(endpoint.error().detail));
    QCOMPARE(endpoint->host, host);
    QCOMPARE(endpoint->context, context);
    QVERIFY(!endpoint->foundBy.isEmpty());
}

void TestEndpointFinder::namesMissingContext()
{
    Environment environment;
    environment.kind = EnvironmentKind::Context;
    environment.endpoint = u"gone"_s;
    const auto endpoint = finder({}, {}, {}).find(environment);
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().code, ErrorCode::DockerUnreachable);
    QVERIFY(endpoint.error().subject.contains(u"gone"_s));
}

void TestEndpointFinder::namesMissingSockets()
{
    const auto endpoint = finder({}, {}, {}).find({});
    QVERIFY(!endpoint);
    QCOMPARE(endpoint.error().code, ErrorCode::DockerUnreachable);
    QCOMPARE(endpoint.error().subject, u"unix:///var/run/docker.sock"_s);
    QVERIFY(endpoint.error().detail.contains(u"/run/user/7/docker.sock"_s));
}

} // namespace slipway::docker
