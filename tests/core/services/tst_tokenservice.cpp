// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_tokenservice.h"

#include "core/services/tokenservice.h"
#include "core/store/database.h"
#include "core/store/tokenstore.h"
#include "tests/core/deploy/fakes.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {
struct TokenWorld {
    QTemporaryDir folder;
    Database database{folder.filePath(u"slipway.db"_s)};
    bool isOpen = database.open().has_value();
    TokenStore store{database};
    FakeClock clock;
    TokenService tokens{store, clock};
};
} // namespace

void TestTokenService::tokenOpensUntilItIsRevoked()
{
    TokenWorld world;
    const auto created = world.tokens.create(u"ci"_s, {u"stacks:view"_s}, {EnvironmentId(1)});
    QVERIFY(created);
    QVERIFY(created->secret.revealText().startsWith(u"slw_"_s));
    QCOMPARE(created->secret.size(), 47);
    const auto token = world.tokens.check(created->secret.reveal());
    QVERIFY(token);
    QCOMPARE(token->name, u"ci"_s);
    QCOMPARE(token->permissions, QStringList{u"stacks:view"_s});
    QVERIFY(!world.tokens.check("slw_wrong"));
    QVERIFY(!world.tokens.check(""));
    QVERIFY(world.tokens.revoke(u"ci"_s));
    QVERIFY(!world.tokens.check(created->secret.reveal()));
    QCOMPARE(world.tokens.revoke(u"ci"_s).error().code, ErrorCode::NotFound);
}

void TestTokenService::keepsNoTokenOnDisk()
{
    TokenWorld world;
    const auto created = world.tokens.create(u"ci"_s, {}, {});
    world.database.close();
    QDirIterator files(world.folder.path(), QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(created->secret.reveal().toByteArray()));
    }
}

void TestTokenService::refusesWrongInput()
{
    TokenWorld world;
    QCOMPARE(world.tokens.create(u" "_s, {}, {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(world.tokens.create(u"a"_s, {u"root"_s}, {}).error().code, ErrorCode::InvalidInput);
    QVERIFY(world.tokens.create(u"a"_s, {}, {}));
    QCOMPARE(world.tokens.create(u"a"_s, {}, {}).error().code, ErrorCode::Conflict);
}

void TestTokenService::shortLivedTokenEnds()
{
    TokenWorld world;
    const auto created = world.tokens.createShortLived(std::chrono::seconds(60));
    QVERIFY(world.tokens.check(created.secret.reveal()));
    QCOMPARE(world.tokens.check(created.secret.reveal())->permissions, allPermissions());
    QVERIFY(world.tokens.all()->isEmpty());
    world.clock.advance(std::chrono::seconds(61));
    QVERIFY(!world.tokens.check(created.secret.reveal()));
}

void TestTokenService::seesTokensOfAnotherProcess()
{
    TokenWorld world;
    QVERIFY(world.tokens.reload());
    TokenService other(world.store, world.clock);
    const auto created = other.create(u"cli"_s, {}, {});
    world.clock.advance(std::chrono::seconds(2));
    QVERIFY(world.tokens.check(created->secret.reveal()));
}
