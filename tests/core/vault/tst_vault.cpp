// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_vault.h"

#include "core/store/database.h"
#include "core/store/sealedstore.h"
#include "core/vault/sealedchange.h"
#include "core/vault/sealing.h"
#include "core/vault/vault.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>
#include <vector>

using namespace slipway;
using namespace slipway::vault;

namespace {

SecretString key(char fill)
{
    return SecretString::fromBytes(QByteArray(32, fill));
}

SealedName password(qint64 id = 12)
{
    return {QStringLiteral("variable"), id, QStringLiteral("PASSWORD")};
}

struct Fixture {
    QTemporaryDir folder;
    Database database{folder.filePath(QStringLiteral("slipway.db"))};
    SealedStore store{database};
    Vault vault{store};

    bool open() { return database.open().has_value(); }
};

void compareCode(const Error &error, ErrorCode expected)
{
    QCOMPARE(errorName(error.code), errorName(expected));
}

} // namespace

void TestVault::sealsAndOpens_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("text") << QByteArray("correct horse");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("binary") << QByteArray("\0\xff\n\0", 4);
    QTest::newRow("96 KiB") << QByteArray(96 * 1024, 'x');
}

void TestVault::sealsAndOpens()
{
    QFETCH(QByteArray, value);
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    QVERIFY(fixture.vault.isUnlocked());
    QVERIFY(!fixture.vault.isForSessionOnly());
    QVERIFY(!*fixture.vault.contains(password()));
    compareCode(fixture.vault.unseal(password()).error(), ErrorCode::NotFound);
    QVERIFY(fixture.vault.seal(password(), SecretString::fromBytes("older")));
    QVERIFY(fixture.vault.seal(password(), SecretString::fromBytes(value)));
    QVERIFY(*fixture.vault.contains(password()));
    const auto opened = fixture.vault.unseal(password());
    QVERIFY(opened);
    QCOMPARE(opened->reveal().toByteArray(), value);
}

void TestVault::doesNothingWhileLocked()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(!fixture.vault.isUnlocked());
    compareCode(fixture.vault.seal(password(), key('x')).error(), ErrorCode::VaultUnavailable);
    compareCode(fixture.vault.unseal(password()).error(), ErrorCode::VaultUnavailable);
    compareCode(fixture.vault.contains(password()).error(), ErrorCode::VaultUnavailable);
    compareCode(fixture.vault.remove(password()).error(), ErrorCode::VaultUnavailable);
    compareCode(fixture.vault.removeAll(QStringLiteral("variable"), 12).error(), ErrorCode::VaultUnavailable);
    QCOMPARE(fixture.store.all()->size(), 0);
}

void TestVault::opensAfterARestart()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    QVERIFY(fixture.vault.seal(password(), SecretString(QStringLiteral("value"))));
    fixture.database.close();
    QVERIFY(fixture.database.open());
    Vault again(fixture.store);
    QVERIFY(again.unlock(key('k')));
    QCOMPARE(again.unseal(password())->revealText(), QStringLiteral("value"));
}

void TestVault::refusesAnotherKeyAndKeepsTheRows()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    QVERIFY(fixture.vault.seal(password(), SecretString(QStringLiteral("value"))));
    const auto before = fixture.store.all();
    Vault other(fixture.store);
    compareCode(other.unlock(key('o')).error(), ErrorCode::VaultKeyWrong);
    QVERIFY(!other.isUnlocked());
    compareCode(other.unseal(password()).error(), ErrorCode::VaultUnavailable);
    const auto after = fixture.store.all();
    QCOMPARE(after->size(), before->size());
    for (qsizetype i = 0; i < after->size(); ++i)
        QCOMPARE(after->at(i).ciphertext, before->at(i).ciphertext);
    QVERIFY(other.unlock(key('k'))); // the right one still opens it
    QCOMPARE(other.unseal(password())->revealText(), QStringLiteral("value"));
}

void TestVault::refusesAKeyOfAnotherLength()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    for (const int size : {0, 16, 31, 33})
        compareCode(fixture.vault.unlock(SecretString::fromBytes(QByteArray(size, 'k'))).error(),
                    ErrorCode::VaultUnavailable);
    QCOMPARE(fixture.store.all()->size(), 0);
}

void TestVault::doesNotOpenARowCopiedOntoAnotherName()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    QVERIFY(fixture.vault.seal(password(), SecretString(QStringLiteral("value"))));
    const auto original = fixture.store.get(QStringLiteral("variable"), 12, QStringLiteral("PASSWORD"));
    const SealedName others[] = {{QStringLiteral("variable"), 13, QStringLiteral("PASSWORD")},
                                 {QStringLiteral("variable"), 12, QStringLiteral("OTHER")},
                                 {QStringLiteral("stack"), 12, QStringLiteral("PASSWORD")}};
    for (const SealedName &name : others) {
        SealedRow copy = **original;
        copy.table = name.table;
        copy.rowId = name.id;
        copy.field = name.field;
        QVERIFY(fixture.store.put(copy));
        compareCode(fixture.vault.unseal(name).error(), ErrorCode::VaultKeyWrong);
    }
    QCOMPARE(fixture.vault.unseal(password())->revealText(), QStringLiteral("value"));
}

void TestVault::doesNotOpenWhatWasTamperedWith_data()
{
    QTest::addColumn<int>("part");
    QTest::newRow("nonce") << 0;
    QTest::newRow("ciphertext") << 1;
    QTest::newRow("tag") << 2;
    QTest::newRow("short tag") << 3;
    QTest::newRow("empty") << 4;
}

void TestVault::doesNotOpenWhatWasTamperedWith()
{
    QFETCH(int, part);
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    QVERIFY(fixture.vault.seal(password(), SecretString(QStringLiteral("value"))));
    SealedRow row = **fixture.store.get(QStringLiteral("variable"), 12, QStringLiteral("PASSWORD"));
    const auto flip = [](QByteArray &bytes) { bytes[0] = static_cast<char>(bytes[0] ^ 1); };
    if (part == 0)
        flip(row.nonce);
    else if (part == 1)
        flip(row.ciphertext);
    else if (part == 2)
        flip(row.tag);
    else if (part == 3)
        row.tag.truncate(4);
    else
        row.nonce = row.ciphertext = row.tag = QByteArray();
    QVERIFY(fixture.store.put(row));
    const auto opened = fixture.vault.unseal(password());
    QVERIFY(!opened);
    compareCode(opened.error(), ErrorCode::VaultKeyWrong);
    QCOMPARE(opened.error().subject, QStringLiteral("PASSWORD"));
    QVERIFY(*fixture.vault.contains(password())); // it stays where it is
}

void TestVault::sealsTheSameValueDifferentlyEachTime()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    QSet<QByteArray> nonces;
    QSet<QByteArray> texts;
    for (int i = 0; i < 100; ++i) {
        QVERIFY(fixture.vault.seal(password(i), SecretString(QStringLiteral("the same value"))));
        const auto row = fixture.store.get(QStringLiteral("variable"), i, QStringLiteral("PASSWORD"));
        nonces << (*row)->nonce;
        texts << (*row)->ciphertext;
    }
    QCOMPARE(nonces.size(), 100);
    QCOMPARE(texts.size(), 100);
}

void TestVault::keepsSecretsForTheSessionOnly()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    QVERIFY(fixture.vault.seal(password(1), SecretString(QStringLiteral("kept"))));
    {
        Vault session(fixture.store);
        QVERIFY(session.unlockForSession());
        QVERIFY(session.isUnlocked() && session.isForSessionOnly());
        QVERIFY(session.seal(password(2), SecretString(QStringLiteral("for now"))));
        QCOMPARE(session.unseal(password(2))->revealText(), QStringLiteral("for now"));
        compareCode(session.unseal(password(1)).error(), ErrorCode::VaultKeyWrong); // stays closed
        compareCode(session.seal(password(1), SecretString(QStringLiteral("over it"))).error(),
                    ErrorCode::VaultUnavailable);                                    // and as it is
        QVERIFY(session.seal(password(2), SecretString(QStringLiteral("for now")))); // its own may change
    }
    Vault again(fixture.store);
    QVERIFY(again.unlock(key('k')));
    QVERIFY(!again.isForSessionOnly());
    QCOMPARE(again.unseal(password(1))->revealText(), QStringLiteral("kept"));
    compareCode(again.unseal(password(2)).error(), ErrorCode::VaultKeyWrong); // gone with the session
}

void TestVault::lostKeyLosesNothingAndCanBeGivenUp()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    QVERIFY(fixture.vault.seal(password(1), SecretString(QStringLiteral("kept"))));
    QVERIFY(fixture.vault.seal(password(2), SecretString(QStringLiteral("old"))));
    {
        Vault other(fixture.store);
        compareCode(other.unlock(key('x')).error(), ErrorCode::VaultKeyWrong);
        QVERIFY(other.unlockAnew(key('x')));
        compareCode(other.unseal(password(1)).error(), ErrorCode::VaultKeyWrong);
        QVERIFY(other.seal(password(2), SecretString(QStringLiteral("entered anew"))));
    }
    Vault again(fixture.store);
    QVERIFY(again.unlock(key('x')));
    QCOMPARE(again.unseal(password(2))->revealText(), QStringLiteral("entered anew"));
    // The old key turned up again: what was not entered anew opens.
    Vault old(fixture.store);
    compareCode(old.unlock(key('k')).error(), ErrorCode::VaultKeyWrong);
    QVERIFY(old.unlockAnew(key('k')));
    QCOMPARE(old.unseal(password(1))->revealText(), QStringLiteral("kept"));
}

void TestVault::undoPutsBackWhatDidNotOpen()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('a')));
    QVERIFY(fixture.vault.seal(password(), SecretString(QStringLiteral("swordfish"))));
    QVERIFY(fixture.vault.unlockAnew(key('b')));
    SealedChange change(fixture.vault);
    QVERIFY(change.put(password(), SecretString(QStringLiteral("other"))));
    QVERIFY(fixture.vault.unseal(password())->equals(SecretString(QStringLiteral("other"))));
    change.undo();
    compareCode(fixture.vault.unseal(password()).error(), ErrorCode::VaultKeyWrong);
    // Who finds the old key again finds the value too.
    QVERIFY(fixture.vault.unlockAnew(key('a')));
    QVERIFY(fixture.vault.unseal(password())->equals(SecretString(QStringLiteral("swordfish"))));
}

void TestVault::removesValues()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    SealedName other = password();
    other.field = QStringLiteral("OTHER");
    QVERIFY(fixture.vault.seal(password(), key('1')));
    QVERIFY(fixture.vault.seal(other, key('2')));
    QVERIFY(fixture.vault.seal(password(13), key('3')));
    QVERIFY(fixture.vault.remove(password()));
    QVERIFY(!*fixture.vault.contains(password()));
    QVERIFY(*fixture.vault.contains(other));
    QVERIFY(fixture.vault.removeAll(QStringLiteral("variable"), 12));
    QVERIFY(!*fixture.vault.contains(other));
    QVERIFY(*fixture.vault.contains(password(13)));
}

void TestVault::leavesNothingInClearInTheFiles()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    const QByteArray secret("only-once-in-this-program");
    const QByteArray keyBytes("0123456789abcdefghijklmnopqrstuv");
    QVERIFY(fixture.vault.unlock(SecretString::fromBytes(keyBytes)));
    QVERIFY(fixture.vault.seal(password(), SecretString::fromBytes(secret)));
    const auto verifyClean = [&] {
        const QFileInfoList files = QDir(fixture.folder.path()).entryInfoList(QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const QByteArray &forbidden :
                 {secret, secret.toBase64(), secret.toHex(), keyBytes, keyBytes.toBase64()})
                QVERIFY2(!bytes.contains(forbidden), qPrintable(info.fileName()));
        }
    };
    verifyClean(); // with -wal and -shm beside it
    fixture.database.close();
    verifyClean();
}

void TestVault::servesSeveralThreads()
{
    Fixture fixture;
    QVERIFY(fixture.open());
    QVERIFY(fixture.vault.unlock(key('k')));
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&, i] {
            for (int j = 0; j < 20; ++j) {
                const QString value = QStringLiteral("value %1 %2").arg(i).arg(j);
                const bool isSealed = fixture.vault.seal(password(i), SecretString(value)).has_value();
                const auto opened = fixture.vault.unseal(password(i));
                wrong += isSealed && opened && opened->revealText() == value ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void TestVault::agreesWithAKnownAnswer()
{
    // Test case 16 of the GCM specification (McGrew and Viega), AES-256 with additional data.
    const SecretString testKey = SecretString::fromBytes(
        QByteArray::fromHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
    const SealedBytes sealed{QByteArray::fromHex("cafebabefacedbaddecaf888"),
                             QByteArray::fromHex("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                                                 "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"),
                             QByteArray::fromHex("76fc6ece0f4e1768cddf8853bb2d551b")};
    const QByteArray aad = QByteArray::fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const auto opened = openBytes(testKey, sealed, aad);
    QVERIFY(opened);
    QCOMPARE(opened->reveal().toByteArray().toHex(),
             QByteArray("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
}
