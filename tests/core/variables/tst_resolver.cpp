// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_resolver.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <map>

using namespace slipway;
using namespace Qt::StringLiterals;

void TestResolver::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_tree = m_folder->path() + u"/tree"_s;
    QDir().mkpath(m_tree + u"/deploy"_s);
    m_secrets.clear();
}

void TestResolver::write(const QString &path, const QByteArray &content)
{
    QFile file(m_tree + u'/' + path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

Result<SecretString> TestResolver::secret(const QString &key) const
{
    const auto known = m_secrets.find(key);
    if (known == m_secrets.end())
        return fail(ErrorCode::NotFound, key);
    return SecretString(known->second);
}

variables::ResolveRequest TestResolver::request() const
{
    variables::ResolveRequest request;
    request.projectDirectory = m_tree + u"/deploy"_s;
    request.workTree = m_tree;
    return request;
}

void TestResolver::takesTheRepositorysEnvFilesInOrder()
{
    write(u"deploy/.env"_s);
    write(u"production.env"_s);
    auto asked = request();
    asked.envFilePath = u"production.env"_s;
    Redactor redactor;
    const auto resolved = variables::resolve(
        asked, [this](const QString &k) { return secret(k); }, redactor);
    QVERIFY(resolved);
    QCOMPARE(resolved->envFiles, QStringList({m_tree + u"/deploy/.env"_s, m_tree + u"/production.env"_s}));
    QVERIFY(resolved->notes.isEmpty());
}

void TestResolver::saysThatAnEnvFileIsNotThere()
{
    auto asked = request();
    asked.envFilePath = u"production.env"_s;
    Redactor redactor;
    const auto resolved = variables::resolve(
        asked, [this](const QString &k) { return secret(k); }, redactor);
    QVERIFY(resolved);
    QVERIFY(resolved->envFiles.isEmpty());
    QCOMPARE(resolved->notes.size(), 1);
    QVERIFY(resolved->notes.first().contains(u"production.env"_s));
}

void TestResolver::namesTheFieldOfAnEnvFileThatIsNotText()
{
    write(u"production.env"_s, "A=\xe4\xf6\n");
    auto asked = request();
    asked.envFilePath = u"production.env"_s;
    Redactor redactor;
    const auto resolved = variables::resolve(
        asked, [this](const QString &k) { return secret(k); }, redactor);
    QVERIFY(!resolved);
    QCOMPARE(resolved.error(), (Error{ErrorCode::InvalidInput, u"envFilePath"_s,
                                      u"The file production.env is not UTF-8 text. Save it as UTF-8."_s}));
}

void TestResolver::refusesAnEnvFileOutside_data()
{
    QTest::addColumn<QString>("linkAt");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("envFilePath");
    QTest::newRow("parent") << QString() << QString() << u"../outside.env"_s;
    QTest::newRow("absolute") << QString() << QString() << u"/etc/passwd"_s;
    QTest::newRow("link to a file outside") << u"a.env"_s << u"/etc/passwd"_s << u"a.env"_s;
    QTest::newRow("folder link") << u"up"_s << u".."_s << u"up/outside.env"_s;
    QTest::newRow("own .env is a link") << u"deploy/.env"_s << u"/etc/passwd"_s << QString();
    QTest::newRow("link to nothing") << u"a.env"_s << u"/nowhere/x"_s << u"a.env"_s;
}

void TestResolver::refusesAnEnvFileOutside()
{
    QFETCH(QString, linkAt);
    QFETCH(QString, target);
    QFETCH(QString, envFilePath);
    write(u"../outside.env"_s);
    if (!linkAt.isEmpty())
        QVERIFY(QFile::link(target, m_tree + u'/' + linkAt));
    auto asked = request();
    asked.envFilePath = envFilePath;
    Redactor redactor;
    const auto resolved = variables::resolve(
        asked, [this](const QString &k) { return secret(k); }, redactor);
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().code, ErrorCode::ComposePathInvalid);
}

void TestResolver::givesPersonsVariablesByProcessEnvironment()
{
    auto asked = request();
    m_secrets[u"TOKEN"_s] = u"gr\u00fcn 'quoted'"_s;
    asked.variables = {{u"PORT"_s, u"8080"_s, false, true, {}}, {u"TOKEN"_s, {}, true, true, {}}};
    Redactor redactor;
    const auto resolved = variables::resolve(
        asked, [this](const QString &k) { return secret(k); }, redactor);
    QVERIFY(resolved);
    QCOMPARE(resolved->processEnvironment.value(u"PORT"_s), u"8080"_s);
    QCOMPARE(resolved->processEnvironment.value(u"TOKEN"_s), u"gr\u00fcn 'quoted'"_s);
}

void TestResolver::addsEverySecretToTheRedactor()
{
    auto asked = request();
    m_secrets[u"TOKEN"_s] = u"very-secret"_s;
    // The second one is refused: the first is known by then.
    asked.variables = {{u"TOKEN"_s, {}, true, true, {}}, {u"LD_PRELOAD"_s, u"x"_s, false, true, {}}};
    Redactor redactor;
    QVERIFY(!variables::resolve(
        asked, [this](const QString &k) { return secret(k); }, redactor));
    QCOMPARE(redactor.redact(QByteArray("is very-secret.")), QByteArray("is ***."));
}

void TestResolver::refusesNamesThatSteerPrograms_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"PATH", "HOME", "LD_PRELOAD", "DOCKER_HOST", "COMPOSE_FILE", "1A", "A B"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestResolver::refusesNamesThatSteerPrograms()
{
    QFETCH(QString, name);
    auto asked = request();
    asked.variables = {{name, u"x"_s, false, true, {}}};
    Redactor redactor;
    const auto resolved = variables::resolve(
        asked, [this](const QString &k) { return secret(k); }, redactor);
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().code, ErrorCode::VariableInvalid);
    QCOMPARE(resolved.error().subject, name);
}

void TestResolver::passesVaultErrorsOn()
{
    auto asked = request();
    asked.variables = {{u"TOKEN"_s, {}, true, true, {}}};
    Redactor redactor;
    const auto resolved = variables::resolve(
        asked, [](const QString &) -> Result<SecretString> { return fail(ErrorCode::VaultUnavailable); }, redactor);
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().code, ErrorCode::VaultUnavailable);
}

void TestResolver::fingerprintTellsThatSomethingChanged()
{
    const auto print = [this](const QVector<Variable> &list, const QByteArray &salt) {
        return variables::fingerprint(
                   list, [this](const QString &k) { return secret(k); }, salt)
            .value();
    };
    m_secrets[u"S"_s] = u"one"_s;
    const QVector<Variable> list{{u"A"_s, u"1"_s, false, true, {}}, {u"S"_s, {}, true, true, {}}};
    const QString before = print(list, "x");
    QCOMPARE(print(list, "x"), before);
    QCOMPARE(print({list[1], list[0]}, "x"), before);
    QVector<Variable> commented = list;
    commented[0].comment = u"why"_s;
    QCOMPARE(print(commented, "x"), before);
    QVERIFY(print(list, "y") != before);
    QVERIFY(print({list[0]}, "x") != before);
    QVector<Variable> changed = list;
    changed[0].value = u"2"_s;
    QVERIFY(print(changed, "x") != before);
    m_secrets[u"S"_s] = u"two"_s;
    QVERIFY(print(list, "x") != before);
    // Where one ends and the next begins counts.
    QVERIFY(print({{u"A"_s, u"1B"_s, false, true, {}}}, "x") != print({{u"A1"_s, u"B"_s, false, true, {}}}, "x"));
}

void TestResolver::fingerprintDoesNotShowTheValue()
{
    const auto parts = variables::fingerprintParts(
        {{u"A"_s, u"value-in-clear"_s, false, true, {}}}, [this](const QString &k) { return secret(k); }, "x");
    QVERIFY(parts);
    QCOMPARE(parts->size(), 1);
    QVERIFY(!parts->first().contains(u"value"_s));
    QCOMPARE(parts->first().size(), 32);
}
