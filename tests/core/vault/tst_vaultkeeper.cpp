// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_vaultkeeper.h"

#include "core/store/database.h"
#include "core/store/sealedstore.h"
#include "core/vault/keysource.h"
#include "core/vault/sealing.h"
#include "core/vault/vault.h"
#include "core/vault/vaultkeeper.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <optional>
#include <thread>

using namespace slipway;
using namespace slipway::vault;

namespace {

const QByteArray kValue = "swordfish";

SealedName password(qint64 id = 1)
{
    return {QStringLiteral("variable"), id, QStringLiteral("PASSWORD")};
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// One data directory with its key file; a Program is one start of Slipway on it.
struct Folder {
    QTemporaryDir folder;
    QString keyPath = folder.filePath(QStringLiteral("vault.key"));
    QString databasePath = folder.filePath(QStringLiteral("slipway.db"));
};

struct Program {
    explicit Program(const Folder &folder)
        : Program(folder, std::make_unique<KeyFileSource>(folder.keyPath))
    {
    }
    Program(const Folder &folder, std::unique_ptr<KeySource> source)
        : database(folder.databasePath)
        , keeper(vault, std::move(source))
    {
    }
    bool open()
    {
        if (!database.open())
            return false;
        keeper.open();
        return QTest::qWaitFor([this] { return keeper.state() != VaultKeeper::State::Opening; });
    }
    // What renewKey() answered; nothing where it never did.
    std::optional<Result<>> renew()
    {
        std::optional<Result<>> answer;
        keeper.renewKey([&](const Result<> &result) { answer = result; });
        if (answer)
            return {}; // inside the call
        return QTest::qWaitFor([&] { return answer.has_value(); }) ? answer : std::nullopt;
    }
    QByteArray value(const SealedName &name = password()) const
    {
        const auto value = vault.unseal(name);
        return value ? value->reveal().toByteArray() : QByteArray("(") + errorName(value.error().code).toUtf8() + ")";
    }
    bool seal(const SealedName &name = password())
    {
        return vault.seal(name, SecretString::fromBytes(QByteArray(kValue))).has_value();
    }

    Database database;
    SealedStore store{database};
    Vault vault{store};
    VaultKeeper keeper;
};

// A key file whose next key cannot be kept.
class FullDisk final : public KeySource
{
public:
    explicit FullDisk(const QString &path)
        : m_file(path)
    {
    }
    void load(std::function<void(Result<SecretString>)> done) override { m_file.load(std::move(done)); }
    void storeNext(SecretString, std::function<void(Result<>)> done) override
    {
        QMetaObject::invokeMethod(
            this, [done = std::move(done)] { done(fail(ErrorCode::VaultUnavailable)); }, Qt::QueuedConnection);
    }
    void loadNext(std::function<void(Result<SecretString>)> done) override { m_file.loadNext(std::move(done)); }
    void promoteNext(SecretString key, std::function<void(Result<>)> done) override
    {
        m_file.promoteNext(std::move(key), std::move(done));
    }
    QString description() const override { return m_file.description(); }

private:
    KeyFileSource m_file;
};

} // namespace

void TestVaultKeeper::opensWithTheKeyOfItsSource()
{
    const Folder folder;
    Program program(folder);
    QVERIFY(program.open());
    QCOMPARE(program.keeper.state(), VaultKeeper::State::Open);
    QVERIFY(program.keeper.message().isEmpty());
    QVERIFY(program.seal());
    QCOMPARE(program.value(), kValue);
}

void TestVaultKeeper::renewsTheKeyAndOpensWithItLater()
{
    const Folder folder;
    const QByteArray before = [&] {
        Program program(folder);
        const bool isReady = program.open() && program.seal() && program.seal(password(2));
        const QByteArray key = isReady ? bytesOf(folder.keyPath) : QByteArray();
        const auto renewed = program.renew();
        return renewed && *renewed && program.value() == kValue ? key : QByteArray();
    }();
    QCOMPARE(before.size(), kKeyBytes);
    const QByteArray after = bytesOf(folder.keyPath);
    QCOMPARE(after.size(), kKeyBytes);
    QVERIFY(after != before);
    QVERIFY(!QFile::exists(folder.keyPath + QStringLiteral(".next")));

    Program later(folder);
    QVERIFY(later.open());
    QCOMPARE(later.keeper.state(), VaultKeeper::State::Open);
    QCOMPARE(later.value(), kValue);
    QCOMPARE(later.value(password(2)), kValue);
    // And the old key opens nothing any more.
    Vault stolen(later.store);
    QVERIFY(!stolen.unlock(SecretString::fromBytes(QByteArray(before))));
}

void TestVaultKeeper::opensWhereARenewalWasCutOff_data()
{
    QTest::addColumn<bool>("isSealedAnew");
    QTest::newRow("before the values were sealed anew") << false;
    QTest::newRow("before the new key took its place") << true;
}

void TestVaultKeeper::opensWhereARenewalWasCutOff()
{
    QFETCH(const bool, isSealedAnew);
    const Folder folder;
    {
        Program program(folder);
        QVERIFY(program.open());
        QVERIFY(program.seal());
        KeyFileSource source(folder.keyPath);
        std::optional<SecretString> key = randomKey();
        bool isStored = false;
        source.storeNext(key->clone(), [&](const Result<> &stored) { isStored = stored.has_value(); });
        QVERIFY(QTest::qWaitFor([&] { return isStored; }));
        if (isSealedAnew)
            QVERIFY(program.vault.renewKey(std::move(*key)));
    }
    for (int start = 0; start < 2; ++start) {
        Program later(folder);
        QVERIFY(later.open());
        QCOMPARE(later.keeper.state(), VaultKeeper::State::Open);
        QCOMPARE(later.value(), kValue);
        QTest::qWait(20); // the new key takes its place
    }
    QCOMPARE(QFile::exists(folder.keyPath + QStringLiteral(".next")), !isSealedAnew);
    Program last(folder);
    QVERIFY(last.open());
    const auto renewed = last.renew();
    QVERIFY(renewed && *renewed);
    QCOMPARE(last.value(), kValue);
}

void TestVaultKeeper::keepsTheOldKeyWhereTheNewOneCannotBeKept()
{
    const Folder folder;
    Program program(folder, std::make_unique<FullDisk>(folder.keyPath));
    QVERIFY(program.open());
    QVERIFY(program.seal());
    const auto renewed = program.renew();
    QVERIFY(renewed && !*renewed);
    QCOMPARE(program.value(), kValue);
    Program later(folder);
    QVERIFY(later.open());
    QCOMPARE(later.value(), kValue);
}

void TestVaultKeeper::leavesAloneWhatAnOlderKeySealed()
{
    const Folder folder;
    {
        Program program(folder);
        QVERIFY(program.open());
        QVERIFY(program.seal(password(7)));
    }
    QVERIFY(QFile::rename(folder.keyPath, folder.keyPath + QStringLiteral(".lost")));
    {
        Program program(folder);
        QVERIFY(program.open());
        QCOMPARE(program.keeper.state(), VaultKeeper::State::WrongKey);
        QVERIFY(program.keeper.startAnew());
        QVERIFY(program.seal(password(8)));
        const auto before = program.store.get(QStringLiteral("variable"), 7, QStringLiteral("PASSWORD"));
        const auto renewed = program.renew();
        QVERIFY(renewed && *renewed);
        const auto after = program.store.get(QStringLiteral("variable"), 7, QStringLiteral("PASSWORD"));
        QVERIFY(before && *before && after && *after);
        QCOMPARE((*after)->ciphertext, (*before)->ciphertext);
        QCOMPARE(program.value(password(7)), QByteArray("(vault_key_wrong)"));
        QCOMPARE(program.value(password(8)), kValue);
    }
}

void TestVaultKeeper::renewsOneAtATime()
{
    const Folder folder;
    Program program(folder);
    QVERIFY(program.open());
    std::optional<Result<>> first;
    std::optional<Result<>> second;
    program.keeper.renewKey([&](const Result<> &result) { first = result; });
    program.keeper.renewKey([&](const Result<> &result) { second = result; });
    QVERIFY(QTest::qWaitFor([&] { return first && second; }));
    QVERIFY(first->has_value());
    QVERIFY(!second->has_value());
    QCOMPARE(errorName(second->error().code), errorName(ErrorCode::Conflict));
}

void TestVaultKeeper::renewsNothingForTheSessionOnly()
{
    const Folder folder;
    QFile open(folder.keyPath); // a key that others may read is refused
    QVERIFY(open.open(QIODevice::WriteOnly));
    open.write(QByteArray(kKeyBytes, 'k'));
    QVERIFY(open.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    open.close();
    Program program(folder);
    QVERIFY(program.open());
    QCOMPARE(program.keeper.state(), VaultKeeper::State::SessionOnly);
    QVERIFY(!program.keeper.message().isEmpty());
    const auto renewed = program.renew();
    QVERIFY(renewed && !*renewed);
    QVERIFY(!program.vault.renewKey(SecretString::fromBytes(QByteArray(kKeyBytes, 'n'))));
}

void TestVaultKeeper::losesNothingThatIsSealedMeanwhile()
{
    const Folder folder;
    Program program(folder);
    QVERIFY(program.open());
    std::atomic<bool> isOver = false;
    std::atomic<int> sealedCount = 0;
    std::thread writer([&] {
        while (!isOver && sealedCount < 500) {
            if (!program.seal(password(sealedCount + 1)))
                return;
            ++sealedCount;
        }
    });
    bool isGood = true;
    for (int round = 0; round < 5; ++round) {
        const auto renewed = program.renew();
        isGood = isGood && renewed && *renewed;
    }
    isOver = true;
    writer.join();
    QVERIFY(isGood);
    QVERIFY(sealedCount > 0);
    Program later(folder);
    program.database.close();
    QVERIFY(later.open());
    for (int id = 1; id <= sealedCount; ++id)
        QCOMPARE(later.value(password(id)), kValue);
}

void TestVaultKeeper::startsAnewOnlyWhereTheKeyIsWrong()
{
    const Folder folder;
    Program program(folder);
    QVERIFY(program.open());
    const auto refused = program.keeper.startAnew();
    QVERIFY(!refused);
    QCOMPARE(errorName(refused.error().code), errorName(ErrorCode::Conflict));
}
