// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_keyfile.h"

#include "core/vault/keysource.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <optional>

using namespace slipway;
using namespace slipway::vault;

namespace {

std::optional<Result<SecretString>> loaded(KeySource &source)
{
    auto answer = std::make_shared<std::optional<Result<SecretString>>>();
    source.load([answer](Result<SecretString> key) { answer->emplace(std::move(key)); });
    (void)QTest::qWaitFor([answer] { return answer->has_value(); });
    return std::move(*answer);
}

} // namespace

void TestKeyFile::makesAKeyAndFindsItAgain()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("vault.key"));
    KeyFileSource source(path);
    QVERIFY(source.description().contains(path));
    const auto made = loaded(source);
    QVERIFY(made && *made);
    QCOMPARE((*made)->size(), 32);
    const auto onlyMine = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    QCOMPARE(QFile::permissions(path), onlyMine);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("vault.key")});
    KeyFileSource again(path);
    const auto found = loaded(again);
    QVERIFY(found && *found);
    QVERIFY((*found)->equals(**made));
}

void TestKeyFile::answersOnceAndNeverInsideLoad()
{
    QTemporaryDir folder;
    KeyFileSource source(folder.filePath(QStringLiteral("vault.key")));
    int answers = 0;
    source.load([&answers](const Result<SecretString> &) { ++answers; });
    QCOMPARE(answers, 0);
    QTRY_COMPARE(answers, 1);
    QTest::qWait(50);
    QCOMPARE(answers, 1);
}

void TestKeyFile::refusesAFileThatOthersMayRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("vault.key"));
    KeyFileSource source(path);
    QVERIFY(*loaded(source));
    for (const QFile::Permission right : {QFile::ReadGroup, QFile::ReadOther, QFile::WriteGroup}) {
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | right));
        const auto refused = loaded(source);
        QVERIFY(refused && !*refused);
        QCOMPARE(refused->error().code, ErrorCode::VaultUnavailable);
        QVERIFY2(refused->error().detail.contains(path), qPrintable(refused->error().detail));
    }
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(*loaded(source));
}

void TestKeyFile::refusesWhatIsNotAKey_data()
{
    QTest::addColumn<int>("size"); // -1: a folder, -2: a link
    QTest::newRow("empty") << 0;
    QTest::newRow("short") << 31;
    QTest::newRow("long") << 33;
    QTest::newRow("folder") << -1;
    QTest::newRow("link") << -2;
}

void TestKeyFile::refusesWhatIsNotAKey()
{
    QFETCH(int, size);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("vault.key"));
    if (size == -1) {
        QVERIFY(QDir().mkdir(path));
    } else {
        const QString target = size == -2 ? folder.filePath(QStringLiteral("elsewhere")) : path;
        QFile file(target);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(size == -2 ? 32 : size, 'k'));
        file.close();
        QVERIFY(QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner));
        if (size == -2)
            QVERIFY(QFile::link(target, path));
    }
    KeyFileSource source(path);
    const auto refused = loaded(source);
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().code, ErrorCode::VaultUnavailable);
    if (size >= 0)
        QCOMPARE(QFile(path).size(), size); // nothing is put over it
}

void TestKeyFile::saysThatItCannotWrite()
{
    KeyFileSource source(QStringLiteral("/nowhere/at/all/vault.key"));
    const auto refused = loaded(source);
    QVERIFY(refused && !*refused);
    QCOMPARE(refused->error().code, ErrorCode::VaultUnavailable);
    QVERIFY(refused->error().detail.contains(QLatin1String("/nowhere/at/all/vault.key")));
}

void TestKeyFile::twoAtOnceGetTheSameKey()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("vault.key"));
    KeyFileSource first(path);
    KeyFileSource second(path);
    std::optional<Result<SecretString>> one;
    std::optional<Result<SecretString>> two;
    first.load([&one](Result<SecretString> key) { one.emplace(std::move(key)); });
    second.load([&two](Result<SecretString> key) { two.emplace(std::move(key)); });
    QTRY_VERIFY(one && two);
    QVERIFY(*one && *two);
    QVERIFY((*one)->equals(**two));
}
