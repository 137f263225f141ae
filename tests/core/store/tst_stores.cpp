// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_stores.h"

#include "samples.h"
#include "storefixture.h"

#include <QElapsedTimer>

using namespace slipway;

void TestStores::environmentsComeBack()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    EnvironmentStore &store = fixture.stores.environments;
    Environment wanted;
    wanted.name = QStringLiteral("My Server!");
    wanted.kind = EnvironmentKind::Ssh;
    wanted.endpoint = QStringLiteral("ssh://me@host");
    const auto added = store.add(wanted);
    VERIFY_GOOD(added);
    QCOMPARE(added->shortName, QStringLiteral("my-server"));
    QCOMPARE(store.get(added->id).value(), *added);

    Environment changed = *added;
    changed.name = QStringLiteral("Other");
    changed.kind = EnvironmentKind::Podman;
    changed.shortName = QStringLiteral("ignored");
    VERIFY_GOOD(store.change(changed));
    changed.shortName = added->shortName; // paths stay
    QCOMPARE(store.get(added->id).value(), changed);
    QCOMPARE(store.all()->size(), 2);

    const auto twice = store.add(changed);
    VERIFY_FAILS(twice, ErrorCode::Conflict);
    QCOMPARE(twice.error().subject, QStringLiteral("name"));
    VERIFY_FAILS(store.get(EnvironmentId(77)), ErrorCode::NotFound);
    VERIFY_GOOD(store.remove(added->id));
    VERIFY_FAILS(store.remove(added->id), ErrorCode::NotFound);
}

void TestStores::environmentsGetShortNamesOfTheirOwn_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("expected");
    QTest::newRow("same letters") << "Server 1"
                                  << "server-1"
                                  << "server-1-2";
    QTest::newRow("nothing left") << "Übung" << QStringLiteral("日本") << "environment";
    QTest::newRow("path") << "x"
                          << "../../etc"
                          << "etc";
    QTest::newRow("local is taken") << "x"
                                    << "LOCAL"
                                    << "local-2";
}

void TestStores::environmentsGetShortNamesOfTheirOwn()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, expected);
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    Environment environment;
    environment.name = first;
    VERIFY_GOOD(fixture.stores.environments.add(environment));
    environment.name = second;
    const auto added = fixture.stores.environments.add(environment);
    VERIFY_GOOD(added);
    QCOMPARE(added->shortName, expected);
}

void TestStores::environmentInUseStays()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto first = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(first);
    Environment environment;
    environment.name = QStringLiteral("Server");
    const auto server = fixture.stores.environments.add(environment);
    VERIFY_GOOD(server);
    StackSettings settings = samples::settings(QStringLiteral("web"));
    settings.environmentId = server->id;
    VERIFY_GOOD(fixture.stores.stacks.add(settings, first->repositoryId, samples::time()));
    VERIFY_FAILS(fixture.stores.environments.remove(server->id), ErrorCode::Conflict);
    VERIFY_FAILS(fixture.stores.environments.remove(EnvironmentId(1)), ErrorCode::Conflict); // the local one
    QCOMPARE(fixture.stores.environments.all()->size(), 2);
}

void TestStores::repositoriesAreSharedByIdentity()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    RepositoryStore &store = fixture.stores.repositories;
    const QString url = QStringLiteral("https://example.org/team/shop");
    const auto first = store.ensure(url, std::nullopt);
    VERIFY_GOOD(first);
    QVERIFY2(first->directory.startsWith(QLatin1String("shop-")), qPrintable(first->directory));
    QVERIFY(!first->directory.contains(QLatin1Char('/')));
    QCOMPARE(store.ensure(url, std::nullopt)->id, first->id);
    const auto other = store.ensure(url, CredentialId(5));
    VERIFY_GOOD(other);
    QVERIFY(other->id != first->id && other->directory != first->directory);
    QCOMPARE(store.ensure(url, CredentialId(5))->id, other->id);
    QCOMPARE(store.get(other->id)->credentialId, CredentialId(5));
    QVERIFY(!store.get(first->id)->credentialId);
    QCOMPARE(store.all()->size(), 2);
    VERIFY_FAILS(store.get(RepositoryId(77)), ErrorCode::NotFound);
    // Odd addresses still make a folder name.
    for (const char *odd : {"https://h/", "file:///..", "ssh://h/~", "https://h/a%2F..%2Fb"}) {
        const auto row = store.ensure(QString::fromLatin1(odd), std::nullopt);
        VERIFY_GOOD(row);
        QVERIFY2(!row->directory.startsWith(QLatin1Char('.')) && !row->directory.contains(QLatin1Char('/')),
                 qPrintable(row->directory));
    }
}

void TestStores::repositoryInUseStays()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const auto stack = samples::addStack(fixture.stores, QStringLiteral("web"));
    VERIFY_GOOD(stack);
    RepositoryStore &store = fixture.stores.repositories;
    QCOMPARE(store.unused()->size(), 0);
    VERIFY_FAILS(store.remove(stack->repositoryId), ErrorCode::Conflict);
    VERIFY_GOOD(fixture.stores.stacks.remove(stack->id));
    QCOMPARE(store.unused()->size(), 1);
    VERIFY_GOOD(store.remove(stack->repositoryId));
    QCOMPARE(store.all()->size(), 0);
}

void TestStores::tokensComeBack()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    TokenStore &store = fixture.stores.tokens;
    Token token;
    token.name = QStringLiteral("ci");
    token.prefix = QStringLiteral("slip_12345");
    token.salt = QByteArray("\0\x01\xff salt", 8);
    token.hash = QByteArray(32, '\0');
    token.permissions = allPermissions();
    token.environments = {EnvironmentId(1), EnvironmentId(4)};
    token.createdAt = samples::time();
    const auto added = store.add(token);
    VERIFY_GOOD(added);
    QCOMPARE(store.all().value(), QVector<Token>{*added});
    token.id = added->id;
    QCOMPARE(*added, token);
    VERIFY_FAILS(store.add(token), ErrorCode::Conflict);
    VERIFY_GOOD(store.touch(token.id, samples::time(5)));
    QCOMPARE(store.all()->front().lastUsedAt, samples::time(5));
    VERIFY_GOOD(store.remove(token.name));
    VERIFY_FAILS(store.remove(token.name), ErrorCode::NotFound);
    QCOMPARE(store.all()->size(), 0);
}

void TestStores::settingsComeBack()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    QCOMPARE(fixture.stores.settings.load().value(), CoreSettings());
    CoreSettings settings;
    settings.listenAddress = QStringLiteral("::1");
    settings.listenPort = 0;
    settings.runsAtOnce = 9;
    settings.keptAppImages = 12;
    settings.publicUrl = QStringLiteral("https://hooks.example.org");
    VERIFY_GOOD(fixture.stores.settings.save(settings));
    QCOMPARE(fixture.stores.settings.load().value(), settings);
    VERIFY_GOOD(fixture.stores.settings.setValue(QStringLiteral("own"), QString()));
    QCOMPARE(fixture.stores.settings.value(QStringLiteral("own")).value(), std::optional<QString>(QString()));
    QVERIFY(!fixture.stores.settings.value(QStringLiteral("none"))->has_value());
}

void TestStores::settingsOutOfRangeAreMended()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    VERIFY_GOOD(fixture.stores.settings.setValue(QStringLiteral("runsAtOnce"), QStringLiteral("1000")));
    VERIFY_GOOD(fixture.stores.settings.setValue(QStringLiteral("listenPort"), QStringLiteral("99999")));
    QCOMPARE(fixture.stores.settings.load()->runsAtOnce, 32);
    VERIFY_GOOD(fixture.stores.settings.setValue(QStringLiteral("keptAppImages"), QStringLiteral("0")));
    QCOMPARE(fixture.stores.settings.load()->keptAppImages, 1);
    QCOMPARE(fixture.stores.settings.load()->listenPort, CoreSettings().listenPort);
}

void TestStores::ledgerIsDurable()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    const QString tree = QStringLiteral("local/web");
    QVector<LedgerEntry> entries;
    for (int i = 0; i < 2000; ++i) {
        entries << LedgerEntry{QStringLiteral("folder/file %1 ä").arg(i),
                               QString(40, QLatin1Char('a')),
                               i % 2 ? QStringLiteral("-") : QString(),
                               0100755,
                               i,
                               1'700'000'000'123'456'789 + i};
    }
    QElapsedTimer timer;
    timer.start();
    VERIFY_GOOD(fixture.stores.ledgers.write(tree, entries, {}));
    const qint64 written = timer.restart();
    QCOMPARE(fixture.stores.ledgers.load(tree)->size(), 2000);
    qInfo("ledger of 2000 paths: written in %lld ms, loaded in %lld ms", static_cast<long long>(written),
          static_cast<long long>(timer.elapsed()));
    // As after kill -9: another connection, no close of the first.
    Database again(fixture.path());
    VERIFY_GOOD(again.open());
    const auto loaded = Stores(again).ledgers.load(tree);
    VERIFY_GOOD(loaded);
    QCOMPARE(loaded->size(), 2000);
    for (const LedgerEntry &entry : entries)
        QCOMPARE(loaded->value(entry.path), entry);
}

void TestStores::ledgerOfOneWorkTreeIsItsOwn()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    LedgerStore &store = fixture.stores.ledgers;
    const QString first = QStringLiteral("local/web");
    const QString second = QStringLiteral("local/web2");
    const LedgerEntry entry{QStringLiteral("a"), QStringLiteral("1"), QString(), 0100644, 1, 2};
    LedgerEntry changed = entry;
    changed.oid = QStringLiteral("2");
    const LedgerEntry other{QStringLiteral("b"), QStringLiteral("1"), QString(), 0120000, 1, 2};
    VERIFY_GOOD(store.write(first, {entry, other}, {}));
    VERIFY_GOOD(store.write(second, {entry}, {}));
    VERIFY_GOOD(store.write(first, {changed}, {QStringLiteral("b"), QStringLiteral("never there")}));
    QCOMPARE(store.load(first).value(), (QHash<QString, LedgerEntry>{{changed.path, changed}}));
    QCOMPARE(store.load(second).value(), (QHash<QString, LedgerEntry>{{entry.path, entry}}));
    VERIFY_GOOD(store.forget(first));
    QCOMPARE(store.load(first)->size(), 0);
    QCOMPARE(store.load(second)->size(), 1);
}

void TestStores::sealedRowsComeBack()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    SealedStore &store = fixture.stores.sealed;
    const QByteArray raw("\0\xff\x7f\0", 4);
    const QString table = QStringLiteral("variable");
    VERIFY_GOOD(store.put({table, 1, QStringLiteral("A"), raw, QByteArray(), raw}));
    VERIFY_GOOD(
        store.putAll({{table, 1, QStringLiteral("B"), raw, "b", raw}, {table, 2, QStringLiteral("A"), raw, "c", raw}}));
    const auto row = store.get(table, 1, QStringLiteral("A"));
    VERIFY_GOOD(row);
    QVERIFY(row->has_value());
    QCOMPARE((*row)->nonce, raw);
    QCOMPARE((*row)->ciphertext, QByteArray()); // the empty secret
    VERIFY_GOOD(store.put({table, 1, QStringLiteral("A"), raw, "new", raw}));
    QCOMPARE(store.get(table, 1, QStringLiteral("A")).value()->ciphertext, QByteArray("new"));
    QCOMPARE(store.all()->size(), 3);
    VERIFY_GOOD(store.remove(table, 1, QStringLiteral("B")));
    QVERIFY(!store.get(table, 1, QStringLiteral("B"))->has_value());
    VERIFY_GOOD(store.removeAll(table, 1));
    QCOMPARE(store.all()->size(), 1);
}

void TestStores::processesComeBack()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    ProcessStore &store = fixture.stores.processes;
    VERIFY_GOOD(store.add({RunId(1), 100, 12345678901ULL, QStringLiteral("boot")}));
    VERIFY_GOOD(store.add({RunId(2), 100, 99, QStringLiteral("boot")})); // the number came again
    VERIFY_GOOD(store.add({RunId(3), 101, 7, QStringLiteral("boot")}));
    const auto rows = store.all();
    VERIFY_GOOD(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->front().runId, RunId(2));
    QCOMPARE(rows->front().startTicks, 99ULL);
    QCOMPARE(rows->front().bootId, QStringLiteral("boot"));
    VERIFY_GOOD(store.remove(100));
    QCOMPARE(store.all()->size(), 1);
    VERIFY_GOOD(store.clear());
    QCOMPARE(store.all()->size(), 0);
}

void TestStores::deliveriesComeBack()
{
    StoreFixture fixture;
    VERIFY_GOOD(fixture.database.open());
    DeliveryStore &store = fixture.stores.deliveries;
    Delivery guarded;
    guarded.receivedAt = QDateTime::currentDateTimeUtc();
    guarded.replayKey = QStringLiteral("stack:1\ngithub\n72d3162e");
    guarded.headers = {{"X-GitHub-Event", "push"}, {"X-Empty", ""}};
    guarded.body = "{\n\n}";
    Delivery other = guarded;
    other.replayKey.clear();
    other.body.clear();
    QVector<Delivery> deliveries{guarded, other};
    QVector<Run> noRuns;
    VERIFY_GOOD(
        store.addAll(deliveries, {DeliveryStore::contentOf(guarded), DeliveryStore::contentOf(other)}, noRuns, {}));
    const auto kept = store.get(deliveries.constFirst().id);
    VERIFY_GOOD(kept);
    QCOMPARE(kept->headers, guarded.headers);
    QCOMPARE(kept->body, guarded.body);
    // What the guard against replays starts from.
    QStringList keys;
    VERIFY_GOOD(store.eachReplayKey([&keys](const QString &key) { keys << key; }));
    QCOMPARE(keys, QStringList{guarded.replayKey});
}
