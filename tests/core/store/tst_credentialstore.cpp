// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_credentialstore.h"

#include "samples.h"
#include "storefixture.h"

using namespace slipway;

namespace {

Credential sample(const QString &name, const QString &host = {})
{
    return {CredentialId(), name, CredentialKind::Token, QStringLiteral("it's \"me\""), host, samples::time()};
}

} // namespace

void TestCredentialStore::keepsEveryField_data()
{
    QTest::addColumn<CredentialKind>("kind");
    for (const CredentialKind kind :
         {CredentialKind::Token, CredentialKind::Password, CredentialKind::Ssh, CredentialKind::Agent})
        QTest::newRow(qPrintable(credentialKindName(kind))) << kind;
}

void TestCredentialStore::keepsEveryField()
{
    QFETCH(CredentialKind, kind);
    StoreFixture f;
    QVERIFY(f.open());
    Credential credential = sample(QStringLiteral("grün; --"), QStringLiteral("git.test:8443"));
    credential.kind = kind;
    const auto added = f.stores.credentials.add(credential);
    VERIFY_GOOD(added);
    QVERIFY(added->id.isValid());
    credential.id = added->id;
    QCOMPARE(*f.stores.credentials.get(added->id), credential);

    credential.name = QStringLiteral("other");
    credential.kind = CredentialKind::Agent;
    credential.username.clear();
    credential.host.clear();
    VERIFY_GOOD(f.stores.credentials.change(credential));
    QCOMPARE(*f.stores.credentials.get(added->id), credential);
}

void TestCredentialStore::listsByName()
{
    StoreFixture f;
    QVERIFY(f.open());
    for (const char *name : {"c", "a", "b"})
        VERIFY_GOOD(f.stores.credentials.add(sample(QString::fromLatin1(name))));
    QStringList names;
    const QVector<Credential> all = f.stores.credentials.all().value();
    for (const Credential &credential : all)
        names << credential.name;
    QCOMPARE(names.join(QString()), QStringLiteral("abc"));
}

void TestCredentialStore::findsTheDefaultOfAHost()
{
    StoreFixture f;
    QVERIFY(f.open());
    VERIFY_GOOD(f.stores.credentials.add(sample(QStringLiteral("none"))));
    const Credential added =
        f.stores.credentials.add(sample(QStringLiteral("one"), QStringLiteral("git.test"))).value();
    QCOMPARE(f.stores.credentials.findByHost(QStringLiteral("git.test"))->value(), added);
    for (const char *other : {"", "git.test:1", "test", "%", "git%"})
        QVERIFY2(!f.stores.credentials.findByHost(QString::fromLatin1(other))->has_value(), other);
}

void TestCredentialStore::nameAndHostAreTakenOnce()
{
    StoreFixture f;
    QVERIFY(f.open());
    const QString host = QStringLiteral("git.test");
    VERIFY_GOOD(f.stores.credentials.add(sample(QStringLiteral("one"), host)));
    Credential two = f.stores.credentials.add(sample(QStringLiteral("two"))).value();
    VERIFY_FAILS(f.stores.credentials.add(sample(QStringLiteral("one"))), ErrorCode::Conflict);
    QCOMPARE(f.stores.credentials.add(sample(QStringLiteral("three"), host)).error().subject, QStringLiteral("host"));
    QCOMPARE(f.stores.credentials.all()->size(), 2);
    two.host = host;
    VERIFY_FAILS(f.stores.credentials.change(two), ErrorCode::Conflict);
    two.host.clear();
    two.name = QStringLiteral("one");
    QCOMPARE(f.stores.credentials.change(two).error().subject, QStringLiteral("name"));
    two.name = QStringLiteral("two");
    VERIFY_GOOD(f.stores.credentials.change(two)); // its own name is free
}

void TestCredentialStore::missingRowIsNotFound()
{
    StoreFixture f;
    QVERIFY(f.open());
    Credential missing = sample(QStringLiteral("x"));
    missing.id = CredentialId(77);
    VERIFY_FAILS(f.stores.credentials.get(missing.id), ErrorCode::NotFound);
    VERIFY_FAILS(f.stores.credentials.change(missing), ErrorCode::NotFound);
    VERIFY_FAILS(f.stores.credentials.remove(missing.id), ErrorCode::NotFound);
}

void TestCredentialStore::removesTheSealedValuesToo()
{
    StoreFixture f;
    QVERIFY(f.open());
    const CredentialId id = f.stores.credentials.add(sample(QStringLiteral("a")))->id;
    const QString table = QStringLiteral("credential");
    const QString field = QStringLiteral("token");
    for (const auto &[name, row] :
         {std::pair{table, id.value}, {table, id.value + 1}, {QStringLiteral("variable"), id.value}})
        VERIFY_GOOD(f.stores.sealed.put({name, row, field, QByteArray(12, 'n'), QByteArray("c"), QByteArray(16, 't')}));
    VERIFY_GOOD(f.stores.credentials.remove(id));
    QVERIFY(!f.stores.sealed.get(table, id.value, field)->has_value());
    QVERIFY(f.stores.sealed.get(table, id.value + 1, field)->has_value());
    QVERIFY(f.stores.sealed.get(QStringLiteral("variable"), id.value, field)->has_value());
}

void TestCredentialStore::keepsACredentialThatStacksUse()
{
    StoreFixture f;
    QVERIFY(f.open());
    const CredentialId id = f.stores.credentials.add(sample(QStringLiteral("a")))->id;
    const auto repository = f.stores.repositories.ensure(QStringLiteral("https://git.test/a"), id);
    VERIFY_GOOD(repository);
    StackSettings settings = samples::settings(QStringLiteral("shop"));
    settings.credentialId = id;
    const auto stack = f.stores.stacks.add(settings, repository->id, samples::time());
    VERIFY_GOOD(stack);
    const auto refused = f.stores.credentials.remove(id);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().detail.contains(QStringLiteral("shop")));
    VERIFY_GOOD(f.stores.credentials.get(id));
    VERIFY_GOOD(f.stores.stacks.remove(stack->id));
    VERIFY_GOOD(f.stores.credentials.remove(id));
}

void TestCredentialStore::otherCredentialKeepsWhatTheAddressTrusts()
{
    StoreFixture f;
    QVERIFY(f.open());
    const CredentialId id = f.stores.credentials.add(sample(QStringLiteral("a")))->id;
    const QString url = QStringLiteral("https://git.test/a");
    RepositoryRow first = f.stores.repositories.ensure(url, std::nullopt).value();
    first.caCertificates = QStringLiteral("PEM");
    first.sizeLimit = 5;
    VERIFY_GOOD(f.stores.repositories.change(first));
    const RepositoryRow second = f.stores.repositories.ensure(url, id).value();
    QVERIFY(second.id != first.id);
    QCOMPARE(second.caCertificates, first.caCertificates);
    QCOMPARE(second.sizeLimit, first.sizeLimit);
    QCOMPARE(f.stores.repositories.get(second.id)->caCertificates, first.caCertificates);
    QVERIFY(f.stores.repositories.ensure(QStringLiteral("https://git.test/b"), id)->caCertificates.isEmpty());
}
