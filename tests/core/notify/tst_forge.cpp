// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_forge.h"

#include "core/notify/forge.h"
#include "core/notify/statuspost.h"
#include "tests/support/httppeer.h"

#include <QTest>
#include <atomic>

using namespace slipway;
using namespace slipway::notify;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(slipway::notify::Forge)

void TestForge::readsAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("path");
    QTest::newRow("GitHub") << u"https://github.com/team/shop.git"_s << u"https://github.com"_s << u"team/shop"_s;
    QTest::newRow("groups, port, user") << u"https://me@git.test:8443/a/b/c/"_s << u"https://git.test:8443"_s
                                        << u"a/b/c"_s;
    QTest::newRow("plain http") << u"http://git.test/a/b"_s << u"http://git.test"_s << u"a/b"_s;
    QTest::newRow("ssh") << u"ssh://git@git.test/a/b"_s << QString() << QString();
    QTest::newRow("scp") << u"git@git.test:a/b"_s << QString() << QString();
    QTest::newRow("a file") << u"file:///srv/a/b"_s << QString() << QString();
    QTest::newRow("no owner") << u"https://git.test/shop"_s << QString() << QString();
}

void TestForge::readsAddresses()
{
    QFETCH(const QString, url);
    const auto found = forgeRepositoryOf(url).value_or(ForgeRepository());
    QTEST(found.origin, "origin");
    QTEST(found.path, "path");
}

void TestForge::tellsForgesApart_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("forge"); // -1 = none of them
    QTest::newRow("Forgejo") << QByteArray("/api/v1/version") << 200 << QByteArray(R"({"version":"9.0.0"})")
                             << int(Forge::Gitea);
    QTest::newRow("GitLab") << QByteArray("/api/v4/version") << 401 << QByteArray(R"({"message":"401 Unauthorized"})")
                            << int(Forge::GitLab);
    QTest::newRow("GitHub Enterprise") << QByteArray("/api/v3/meta") << 200
                                       << QByteArray(R"({"installed_version":"3.15.0"})") << int(Forge::GitHub);
    QTest::newRow("something else") << QByteArray("/") << 200 << QByteArray("<html>") << -1;
    QTest::newRow("a page for every address") << QByteArray() << 200 << QByteArray("<html>") << -1;
}

void TestForge::tellsForgesApart()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const int, forge);
    HttpPeer peer;
    peer.answer = [&](const HttpPeer::Request &request) {
        const bool isIt = path.isEmpty() || request.path == path;
        return HttpPeer::Reply{isIt ? status : 404, isIt ? body : QByteArray("{}")};
    };
    HttpCalls calls;
    std::atomic<int> found = -2;
    findForge(calls, *forgeRepositoryOf(peer.url(u"/team/shop.git"_s)), {},
              [&found](std::optional<Forge> one) { found = one ? int(*one) : -1; });
    QTRY_VERIFY_WITH_TIMEOUT(found != -2, 10'000);
    QCOMPARE(found.load(), forge);
    for (const HttpPeer::Request &request : peer.requests)
        QVERIFY(request.header("Authorization").isEmpty() && request.method == "GET");
}

void TestForge::postsAsEachForgeWantsIt_data()
{
    QTest::addColumn<Forge>("forge");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("sentTo");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("header");
    const QString commit(40, u'a');
    const QByteArray named = R"({"context":"slipway/shop","description":"It runs.","state":"success"})";
    QTest::newRow("GitHub") << Forge::GitHub << u"https://github.com/team/shop"_s
                            << u"https://api.github.com/repos/team/shop/statuses/"_s + commit << named
                            << QByteArray("Authorization=token tok");
    QTest::newRow("GitHub Enterprise") << Forge::GitHub << u"https://ghe.test/team/shop"_s
                                       << u"https://ghe.test/api/v3/repos/team/shop/statuses/"_s + commit << named
                                       << QByteArray("Authorization=token tok");
    QTest::newRow("GitLab") << Forge::GitLab << u"https://gitlab.com/group/sub/shop.git"_s
                            << u"https://gitlab.com/api/v4/projects/group%2Fsub%2Fshop/statuses/"_s + commit
                            << QByteArray(R"({"description":"It runs.","name":"slipway/shop","state":"success"})")
                            << QByteArray("PRIVATE-TOKEN=tok");
    QTest::newRow("Gitea") << Forge::Gitea << u"https://codeberg.org/team/shop"_s
                           << u"https://codeberg.org/api/v1/repos/team/shop/statuses/"_s + commit << named
                           << QByteArray("Authorization=token tok");
}

void TestForge::postsAsEachForgeWantsIt()
{
    QFETCH(const Forge, forge);
    QFETCH(const QString, url);
    CommitStatus status;
    status.state = CommitStatus::State::Success;
    status.commit = QString(40, u'a');
    status.context = u"slipway/shop"_s;
    status.description = u"It runs."_s;
    const HttpRequest request = statusRequest(forge, *forgeRepositoryOf(url), SecretString(u"tok"_s), status);
    QTEST(request.url.revealText(), "sentTo");
    QTEST(request.body, "body");
    QCOMPARE(request.headers.size(), size_t(1));
    QTEST(request.headers.front().first + '=' + request.headers.front().second.reveal().toByteArray(), "header");
    status.state = CommitStatus::State::Pending;
    const QByteArray pending = statusRequest(forge, *forgeRepositoryOf(url), SecretString(), status).body;
    QVERIFY(pending.contains(forge == Forge::GitLab ? R"("state":"running")" : R"("state":"pending")"));
}
