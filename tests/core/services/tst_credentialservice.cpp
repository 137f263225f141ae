// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_credentialservice.h"

#include "core/base/redactor.h"
#include "core/deploy/remotefor.h"
#include "core/services/credentialservice_p.h"
#include "core/store/database.h"
#include "core/store/stores.h"
#include "core/vault/vault.h"
#include "tests/core/deploy/fakes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

const QString kKey =
    u"-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0LWtleS1ib2R5\n-----END OPENSSH PRIVATE KEY-----\n"_s;

// Keeps what it was asked with; says what it is told to.
class AskedGit final : public FakeGit
{
public:
    git::Remote asked;
    int count = 0;
    std::optional<Error> refusal;
    Result<QStringList> branches(const git::Remote &remote, const CancelToken &) override
    {
        ++count;
        asked = remote;
        if (refusal)
            return fail(*refusal);
        return QStringList{u"main"_s, u"work"_s};
    }
};

CredentialChange changeOf(CredentialKind kind, std::initializer_list<std::pair<const char *, QString>> secrets = {},
                          const QString &name = u"mine"_s)
{
    CredentialChange change;
    change.credential.name = name;
    change.credential.kind = kind;
    for (const auto &[field, value] : secrets)
        change.secrets.insert_or_assign(QString::fromLatin1(field), SecretString(value));
    return change;
}

CredentialChange tokenChange(const QString &value = u"t0ken-Value"_s)
{
    return changeOf(CredentialKind::Token, {{"token", value}});
}

} // namespace

class CredentialWorld
{
public:
    CredentialWorld()
        : paths{folder.path()}
        , database(paths.database())
        , stores(database)
        , vault(stores.sealed)
        , logs(paths.runs())
        , tools{stores, git, docker, vault, clock, gate, configs, logs, paths, {}}
    {
        isOpen = database.open().has_value() && unlock();
        makeService();
    }
    void makeService()
    {
        credentials = std::make_unique<CredentialService>(CredentialService::Dependencies{tools, changes});
    }
    bool unlock() { return vault.unlock(SecretString::fromBytes(QByteArray(32, 'k'))).has_value(); }
    // What a value is in the vault; empty = none.
    QString valueOf(CredentialId id, const char *field) const
    {
        const auto value = vault.unseal({u"credential"_s, id.value, QString::fromLatin1(field)});
        return value ? value->revealText() : QString();
    }
    StackId addStack(const QString &name, std::optional<CredentialId> credential)
    {
        const QString url = u"https://git.test/shop"_s;
        StackSettings settings;
        settings.name = name;
        settings.environmentId = EnvironmentId(1);
        settings.url = url;
        settings.credentialId = credential;
        return stores.stacks.add(settings, stores.repositories.ensure(url, credential)->id, clock.nowUtc())->id;
    }
    QByteArray bytesOnDisk() const
    {
        QByteArray all;
        for (const QFileInfo &info : QDir(folder.path()).entryInfoList(QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    QTemporaryDir folder;
    deploy::DataPaths paths;
    Database database;
    Stores stores;
    vault::Vault vault;
    FakeClock clock;
    AskedGit git;
    FakeDocker docker;
    ChangeNotifier changes;
    deploy::RepositoryGate gate;
    deploy::ConfigCache configs;
    deploy::RunLogs logs;
    deploy::RunTools tools;
    std::unique_ptr<CredentialService> credentials;
    bool isOpen = false;
};

void TestCredentialService::init()
{
    m_world = std::make_shared<CredentialWorld>();
    QVERIFY(m_world->isOpen);
}

void TestCredentialService::cleanup()
{
    m_world.reset();
}

void TestCredentialService::keepsValuesInTheVaultOnly_data()
{
    QTest::addColumn<CredentialKind>("kind");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("token") << CredentialKind::Token << QStringList{u"token"_s};
    QTest::newRow("password") << CredentialKind::Password << QStringList{u"password"_s};
    QTest::newRow("key") << CredentialKind::Ssh << QStringList{u"privateKey"_s};
    QTest::newRow("key with passphrase") << CredentialKind::Ssh << QStringList{u"privateKey"_s, u"passphrase"_s};
    QTest::newRow("agent") << CredentialKind::Agent << QStringList();
}

void TestCredentialService::keepsValuesInTheVaultOnly()
{
    QFETCH(CredentialKind, kind);
    QFETCH(QStringList, fields);
    CredentialChange change = changeOf(kind);
    for (const QString &field : fields)
        change.secrets.insert_or_assign(field, SecretString(field == u"privateKey" ? kKey : u"s3cret-Value"_s));
    const auto added = m_world->credentials->add(std::move(change));
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    QCOMPARE(added->setFields, fields);
    QCOMPARE(added->credential.kind, kind);
    QCOMPARE(added->credential.createdAt, m_world->clock.nowUtc());
    for (const QString &field : fields)
        QCOMPARE(m_world->valueOf(added->credential.id, field.toLatin1().constData()),
                 field == u"privateKey" ? kKey : u"s3cret-Value"_s);
    const auto all = m_world->credentials->all();
    QVERIFY(all);
    QCOMPARE(all->size(), 1);
    QCOMPARE(all->first().credential, added->credential);
    const QByteArray disk = m_world->bytesOnDisk();
    QVERIFY(disk.contains("mine"));
    QVERIFY(!disk.contains("s3cret-Value") && !disk.contains("c2VjcmV0LWtleS1ib2R5"));
}

void TestCredentialService::namesTheFieldThatIsWrong_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("no name") << u"name"_s << u"  "_s;
    QTest::newRow("long name") << u"name"_s << QString(101, u'a');
    QTest::newRow("name of two lines") << u"name"_s << u"a\nb"_s;
    QTest::newRow("colon in user") << u"username"_s << u"a:b"_s;
    QTest::newRow("line break in user") << u"username"_s << u"a\r\nX: y"_s;
    QTest::newRow("user as an option") << u"username"_s << u"-oProxyCommand=id"_s;
    QTest::newRow("host with scheme") << u"host"_s << u"https://git.test"_s;
    QTest::newRow("host with path") << u"host"_s << u"git.test/team"_s;
    QTest::newRow("host with user") << u"host"_s << u"me@git.test"_s;
    QTest::newRow("host with blank") << u"host"_s << u"git test"_s;
    QTest::newRow("host as an option") << u"host"_s << u"-oProxyCommand=id"_s;
    QTest::newRow("no value") << u"token"_s << QString();
    QTest::newRow("value of two lines") << u"token"_s << u"a\r\nX: y"_s;
    QTest::newRow("long value") << u"token"_s << QString(64 * 1024 + 1, u'a');
    QTest::newRow("field of another kind") << u"password"_s << u"a"_s;
    QTest::newRow("unknown field") << u"nothing"_s << u"a"_s;
    QTest::newRow("not a key") << u"privateKey"_s << u"ssh-ed25519 AAAA me"_s;
}

void TestCredentialService::namesTheFieldThatIsWrong()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    CredentialChange change = tokenChange();
    if (field == u"name")
        change.credential.name = value;
    else if (field == u"username")
        change.credential.username = value;
    else if (field == u"host")
        change.credential.host = value;
    else if (field == u"privateKey")
        change = changeOf(CredentialKind::Ssh, {{"privateKey", value}});
    else
        change.secrets.insert_or_assign(field, SecretString(value));
    const auto refused = m_world->credentials->add(std::move(change));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().subject, field);
    QVERIFY(!refused.error().detail.isEmpty());
    QVERIFY(m_world->credentials->all()->isEmpty());
}

void TestCredentialService::acceptsHosts_data()
{
    QTest::addColumn<QString>("stored");
    QTest::newRow("git.test") << u"git.test"_s;
    QTest::newRow(" Git.Test ") << u"git.test"_s;
    QTest::newRow("git.test:8443") << u"git.test:8443"_s;
    QTest::newRow("10.0.0.1") << u"10.0.0.1"_s;
    QTest::newRow("localhost") << u"localhost"_s;
}

void TestCredentialService::acceptsHosts()
{
    QFETCH(QString, stored);
    CredentialChange change = tokenChange();
    change.credential.host = QString::fromLatin1(QTest::currentDataTag());
    const auto added = m_world->credentials->add(std::move(change));
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    QCOMPARE(added->credential.host, stored);
}

void TestCredentialService::valueThatIsNotSentStays()
{
    const CredentialId id = m_world->credentials->add(tokenChange())->credential.id;
    m_world->clock.advance(std::chrono::hours(1));
    const auto changed = m_world->credentials->change(id, changeOf(CredentialKind::Token, {}, u"other"_s));
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().detail));
    QCOMPARE(changed->credential.name, u"other"_s);
    QVERIFY(changed->credential.createdAt < m_world->clock.nowUtc());
    QCOMPARE(changed->setFields, QStringList{u"token"_s});
    QCOMPARE(m_world->valueOf(id, "token"), u"t0ken-Value"_s);
}

void TestCredentialService::emptyValueIsTakenAway()
{
    const CredentialId id =
        m_world->credentials->add(changeOf(CredentialKind::Ssh, {{"privateKey", kKey}, {"passphrase", u"open"_s}}))
            ->credential.id;
    const auto changed = m_world->credentials->change(id, changeOf(CredentialKind::Ssh, {{"passphrase", QString()}}));
    QVERIFY(changed);
    QCOMPARE(changed->setFields, QStringList{u"privateKey"_s});
    QCOMPARE(m_world->valueOf(id, "passphrase"), QString());
    QCOMPARE(m_world->valueOf(id, "privateKey"), kKey);
}

void TestCredentialService::neededValueIsNotTakenAway()
{
    const CredentialId id = m_world->credentials->add(tokenChange())->credential.id;
    const auto refused = m_world->credentials->change(id, tokenChange(QString()));
    QVERIFY(!refused);
    QCOMPARE(refused.error().subject, u"token"_s);
    QCOMPARE(m_world->valueOf(id, "token"), u"t0ken-Value"_s);
}

void TestCredentialService::refusedChangeLeavesAllAsItWas_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isOtherKind");
    QTest::newRow("name") << u"taken"_s << QString() << false;
    QTest::newRow("host") << u"free"_s << u"taken.test"_s << false;
    QTest::newRow("wrong host") << u"free"_s << u"a b"_s << false;
    QTest::newRow("another kind and a taken name") << u"taken"_s << QString() << true;
}

void TestCredentialService::refusedChangeLeavesAllAsItWas()
{
    QFETCH(QString, name);
    QFETCH(QString, host);
    QFETCH(bool, isOtherKind);
    CredentialChange other = changeOf(CredentialKind::Token, {{"token", u"x"_s}}, u"taken"_s);
    other.credential.host = u"taken.test"_s;
    QVERIFY(m_world->credentials->add(std::move(other)));
    const CredentialView before = m_world->credentials->add(tokenChange()).value();
    const CredentialId id = before.credential.id;

    CredentialChange change = isOtherKind ? changeOf(CredentialKind::Password, {{"password", u"new"_s}}, name)
                                          : changeOf(CredentialKind::Token, {{"token", u"new"_s}}, name);
    change.credential.host = host;
    const QSignalSpy spy(&m_world->changes, &ChangeNotifier::credentialsChanged);
    const auto refused = m_world->credentials->change(id, std::move(change));
    QVERIFY(!refused);
    const CredentialView after = m_world->credentials->get(id).value();
    QCOMPARE(after.credential, before.credential);
    QCOMPARE(after.setFields, before.setFields);
    QCOMPARE(m_world->valueOf(id, "token"), u"t0ken-Value"_s);
    QCOMPARE(m_world->valueOf(id, "password"), QString());
    QCOMPARE(spy.size(), 0);
}

void TestCredentialService::otherKindForgetsTheValuesOfTheFirst()
{
    const CredentialId id = m_world->credentials->add(tokenChange())->credential.id;
    const auto incomplete = m_world->credentials->change(id, changeOf(CredentialKind::Password));
    QVERIFY(!incomplete);
    QCOMPARE(incomplete.error().subject, u"password"_s);
    QCOMPARE(m_world->valueOf(id, "token"), u"t0ken-Value"_s);

    const auto changed = m_world->credentials->change(id, changeOf(CredentialKind::Password, {{"password", u"p"_s}}));
    QVERIFY(changed);
    QCOMPARE(changed->setFields, QStringList{u"password"_s});
    QCOMPARE(m_world->valueOf(id, "token"), QString());
    QVERIFY(m_world->credentials->change(id, changeOf(CredentialKind::Agent)));
    QCOMPARE(m_world->valueOf(id, "password"), QString());
}

void TestCredentialService::takenNameIsAConflict()
{
    QVERIFY(m_world->credentials->add(tokenChange()));
    const auto second = m_world->credentials->add(tokenChange(u"other"_s));
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QCOMPARE(second.error().subject, u"name"_s);
    QCOMPARE(m_world->credentials->all()->size(), 1);
}

void TestCredentialService::hostHasOneCredential()
{
    CredentialChange first = tokenChange();
    first.credential.host = u"git.test"_s;
    QVERIFY(m_world->credentials->add(std::move(first)));
    CredentialChange second = changeOf(CredentialKind::Token, {{"token", u"x"_s}}, u"second"_s);
    second.credential.host = u"GIT.test"_s;
    const auto refused = m_world->credentials->add(std::move(second));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(refused.error().subject, u"host"_s);
    QVERIFY(refused.error().detail.contains(u"mine"_s));
}

void TestCredentialService::refusesValuesWhileTheVaultIsLocked()
{
    vault::Vault locked(m_world->stores.sealed);
    deploy::RunTools tools{m_world->stores, m_world->git,     m_world->docker, locked,         m_world->clock,
                           m_world->gate,   m_world->configs, m_world->logs,   m_world->paths, {}};
    CredentialService service({tools, m_world->changes});
    const auto refused = service.add(tokenChange());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::VaultUnavailable);
    QVERIFY(service.all()->isEmpty());
    QVERIFY(service.add(changeOf(CredentialKind::Agent))); // has nothing to keep
}

void TestCredentialService::waitsForTheVault()
{
    vault::Vault late(m_world->stores.sealed);
    deploy::RunTools tools{m_world->stores,
                           m_world->git,
                           m_world->docker,
                           late,
                           m_world->clock,
                           m_world->gate,
                           m_world->configs,
                           m_world->logs,
                           m_world->paths,
                           [&late](const CancelToken &) {
            (void)late.unlock(SecretString::fromBytes(QByteArray(32, 'k'))); }};
    CredentialService service({tools, m_world->changes});
    QVERIFY(service.add(tokenChange()));
}

void TestCredentialService::removesItsValues()
{
    const CredentialId id = m_world->credentials->add(tokenChange())->credential.id;
    QVERIFY(m_world->credentials->remove(id));
    QCOMPARE(m_world->valueOf(id, "token"), QString());
    QCOMPARE(m_world->credentials->get(id).error().code, ErrorCode::NotFound);
    QCOMPARE(m_world->credentials->remove(id).error().code, ErrorCode::NotFound);
    QCOMPARE(m_world->credentials->change(id, tokenChange()).error().code, ErrorCode::NotFound);
    QCOMPARE(m_world->credentials->test(id, u"https://git.test/a"_s).error().code, ErrorCode::NotFound);
}

void TestCredentialService::removalIsRefusedWhileStacksUseIt()
{
    const CredentialId id = m_world->credentials->add(tokenChange())->credential.id;
    m_world->addStack(u"shop"_s, id);
    const StackId second = m_world->addStack(u"blog"_s, id);
    m_world->addStack(u"other"_s, {});
    QCOMPARE(m_world->credentials->get(id)->stacks, QStringList({u"shop"_s, u"blog"_s}));
    const auto refused = m_world->credentials->remove(id);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY2(refused.error().detail.contains(u"blog, shop"_s), qPrintable(refused.error().detail));
    QCOMPARE(m_world->valueOf(id, "token"), u"t0ken-Value"_s);
    QVERIFY(m_world->stores.stacks.remove(second));
    QVERIFY(!m_world->credentials->remove(id));
}

void TestCredentialService::announcesChanges()
{
    const QSignalSpy spy(&m_world->changes, &ChangeNotifier::credentialsChanged);
    const CredentialId id = m_world->credentials->add(tokenChange())->credential.id;
    QCOMPARE(spy.size(), 1);
    QVERIFY(m_world->credentials->change(id, changeOf(CredentialKind::Token, {}, u"other"_s)));
    QCOMPARE(spy.size(), 2);
    QVERIFY(m_world->credentials->remove(id));
    QCOMPARE(spy.size(), 3);
}

void TestCredentialService::testSendsTheCredential()
{
    CredentialChange change = changeOf(CredentialKind::Password, {{"password", u"p4ss"_s}});
    change.credential.username = u"me"_s;
    const CredentialId id = m_world->credentials->add(std::move(change))->credential.id;
    const auto branches = m_world->credentials->test(id, u"https://git.test/team/shop.git"_s);
    QVERIFY2(branches, branches ? "" : qPrintable(branches.error().detail));
    QCOMPARE(*branches, QStringList({u"main"_s, u"work"_s}));
    const git::Remote &asked = m_world->git.asked;
    QCOMPARE(asked.url, u"https://git.test/team/shop.git"_s);
    QVERIFY(asked.credential);
    QCOMPARE(asked.credential->kind, git::GitCredential::Kind::Password);
    QCOMPARE(asked.credential->username, u"me"_s);
    QCOMPARE(asked.credential->password.revealText(), u"p4ss"_s);
    QCOMPARE(asked.knownHostsFiles, QStringList{m_world->paths.knownHosts()});
    for (const QString &wrong : {QString(), u"ext::sh -c id"_s, u"https://me:secret@git.test/a"_s})
        QCOMPARE(m_world->credentials->test(id, wrong).error().code, ErrorCode::InvalidInput);
}

void TestCredentialService::testNeverGoesToAnotherHost()
{
    CredentialChange change = tokenChange();
    change.credential.host = u"git.test"_s;
    const CredentialId id = m_world->credentials->add(std::move(change))->credential.id;
    for (const QString &url :
         {u"https://evil.test/a"_s, u"https://git.test:8443/a"_s, u"https://git.test.evil.test/a"_s,
          u"ssh://git@git.test/a"_s, u"git@git.test:a"_s, u"/srv/git/a"_s}) {
        const auto refused = m_world->credentials->test(id, url);
        QVERIFY2(!refused, qPrintable(url));
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
    QCOMPARE(m_world->git.count, 0);
    QVERIFY(m_world->credentials->test(id, u"https://GIT.test/a"_s));
}

void TestCredentialService::testTrustsWhatTheRepositoryTrusts()
{
    const CredentialId id = m_world->credentials->add(tokenChange())->credential.id;
    RepositoryRow row = m_world->stores.repositories.ensure(u"https://git.test/shop"_s, {}).value();
    row.caCertificates = u"-----BEGIN CERTIFICATE-----"_s;
    QVERIFY(m_world->stores.repositories.change(row));
    QVERIFY(m_world->credentials->test(id, u"https://git.test/shop.git"_s));
    QCOMPARE(m_world->git.asked.caPem, QByteArray("-----BEGIN CERTIFICATE-----"));
    QVERIFY(m_world->credentials->test(id, u"https://git.test/other"_s));
    QVERIFY(m_world->git.asked.caPem.isEmpty());
}

void TestCredentialService::testNeverAnswersAValue()
{
    const CredentialId id = m_world->credentials->add(tokenChange())->credential.id;
    m_world->git.refusal = Error{ErrorCode::GitAuth, u"git.test t0ken-Value"_s, u"remote: no t0ken-Value here"_s};
    const auto refused = m_world->credentials->test(id, u"https://git.test/a"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::GitAuth);
    QVERIFY(!refused.error().subject.contains(u"t0ken-Value"_s));
    QVERIFY(!refused.error().detail.contains(u"t0ken-Value"_s));
    QVERIFY(refused.error().detail.startsWith(u"remote: no"_s));
}

void TestCredentialService::repositoryWithoutACredentialUsesTheOneOfItsHost_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isSent");
    QTest::newRow("its host") << u"https://git.test/a.git"_s << true;
    QTest::newRow("in upper case") << u"https://GIT.test/a.git"_s << true;
    QTest::newRow("with the scheme's port") << u"https://git.test:443/a"_s << true;
    QTest::newRow("another port") << u"https://git.test:444/a"_s << false;
    QTest::newRow("another host") << u"https://other.test/a"_s << false;
    QTest::newRow("host below it") << u"https://sub.git.test/a"_s << false;
    QTest::newRow("ssh, which takes no token") << u"git@git.test:a"_s << false;
    QTest::newRow("a folder") << u"/srv/git.test/a"_s << false;
}

void TestCredentialService::repositoryWithoutACredentialUsesTheOneOfItsHost()
{
    QFETCH(QString, url);
    QFETCH(bool, isSent);
    CredentialChange change = tokenChange();
    change.credential.host = u"git.test"_s;
    QVERIFY(m_world->credentials->add(std::move(change)));
    Redactor redactor;
    const auto remote = deploy::remoteFor(m_world->tools, {}, url, redactor, {});
    QVERIFY(remote);
    QCOMPARE(remote->credential != nullptr, isSent);
    if (isSent)
        QCOMPARE(redactor.redact(u"a t0ken-Value b"_s).contains(u"t0ken-Value"_s), false);
}
