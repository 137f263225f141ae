// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_keychain.h"

#include "core/store/database.h"
#include "core/store/sealedstore.h"
#include "core/vault/keysource.h"
#include "core/vault/vault.h"
#include "core/vault/vaultkeeper.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <cstdio>

using namespace slipway;
using namespace slipway::vault;

namespace {

// Shorter than the real one, so that the test of it is; long enough for all others.
constexpr std::chrono::milliseconds kTimeLimit{4000};

struct Output {
    QStringList lines;
    QString errors;
    qint64 milliseconds = 0;
};

// Runs this program as loadAndPrint() through `wrapper`, with nothing of the person's session.
Output run(const QStringList &wrapper, const QString &home, const QStringList &dataDirectories,
           const QString &mode = QStringLiteral("--keychain"))
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    QStringList command = wrapper;
    command << QCoreApplication::applicationFilePath() << mode << dataDirectories;
    QProcess process;
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(command.takeFirst(), command);
    process.waitForFinished(60'000);
    Output output;
    output.milliseconds = timer.elapsed();
    output.lines = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    output.errors = QString::fromUtf8(process.readAllStandardError());
    return output;
}

QStringList keyring()
{
    return {QStringLiteral(KEYRING_SCRIPT)};
}

} // namespace

int TestKeychain::loadAndPrint(const QStringList &dataDirectories)
{
    for (const QString &directory : dataDirectories) {
        KeychainSource source(directory, nullptr, kTimeLimit);
        QEventLoop loop;
        QElapsedTimer timer;
        timer.start();
        bool isInside = true;
        source.load([&](const Result<SecretString> &key) {
            const QByteArray text =
                key ? "key " + key->reveal().toByteArray().toHex()
                    : "error " + errorName(key.error().code).toUtf8() + " " + key.error().detail.toUtf8();
            std::printf("%s%s %lld\n", isInside ? "INSIDE " : "", text.constData(),
                        static_cast<long long>(timer.elapsed()));
            loop.quit();
        });
        isInside = false;
        loop.exec();
    }
    return 0;
}

int TestKeychain::renewAndPrint(const QString &dataDirectory)
{
    const SealedName name{QStringLiteral("variable"), 1, QStringLiteral("PASSWORD")};
    Database database(QDir(dataDirectory).filePath(QStringLiteral("slipway.db")));
    SealedStore store(database);
    if (!database.open())
        return 1;
    for (int start = 0; start < 3; ++start) {
        Vault vault(store);
        VaultKeeper keeper(vault, std::make_unique<KeychainSource>(dataDirectory, nullptr, kTimeLimit));
        keeper.open();
        if (!QTest::qWaitFor([&] { return keeper.state() != VaultKeeper::State::Opening; }, 20'000))
            return 2;
        if (start == 0 && !vault.seal(name, SecretString(QStringLiteral("swordfish"))))
            return 3;
        const auto value = vault.unseal(name);
        std::printf("%s %s\n", keeper.state() == VaultKeeper::State::Open ? "open" : qPrintable(keeper.message()),
                    value ? value->reveal().toByteArray().constData() : "closed");
        bool isAnswered = false;
        keeper.renewKey([&](const Result<> &renewed) {
            isAnswered = true;
            std::printf("%s\n", renewed ? "renewed" : qPrintable(renewed.error().detail));
        });
        if (!QTest::qWaitFor([&] { return isAnswered; }, 20'000))
            return 4;
    }
    return 0;
}

void TestKeychain::renewsItsKey()
{
    QTemporaryDir home;
    const Output output = run(keyring(), home.path(), {home.path()}, QStringLiteral("--renew"));
    const QStringList once{QStringLiteral("open swordfish"), QStringLiteral("renewed")};
    QVERIFY2(output.lines == once + once + once, qPrintable(output.lines.join(QLatin1Char('|')) + output.errors));
}

void TestKeychain::makesAKeyForEachDataDirectoryAndFindsItAgain()
{
    for (const char *program : {"dbus-run-session", "gnome-keyring-daemon"})
        QVERIFY2(!QStandardPaths::findExecutable(QLatin1String(program)).isEmpty(), program);
    QTemporaryDir home;
    const QDir folder(home.path());
    QVERIFY(folder.mkpath(QStringLiteral("one")) && folder.mkpath(QStringLiteral("two")));
    QVERIFY(QFile::link(folder.filePath(QStringLiteral("one")), folder.filePath(QStringLiteral("link"))));
    QStringList directories;
    for (const char *name : {"one", "two", "one", "link"})
        directories << folder.filePath(QLatin1String(name));
    const Output output = run(keyring(), home.path(), directories);
    QCOMPARE(output.lines.size(), 4);
    static const QRegularExpression keyLine(QStringLiteral("\\Akey ([0-9a-f]{64}) (\\d+)\\z"));
    QStringList keys;
    for (const QString &line : output.lines) {
        const auto match = keyLine.match(line);
        QVERIFY2(match.hasMatch(), qPrintable(line + output.errors));
        keys << match.captured(1);
    }
    QVERIFY(keys.at(0) != keys.at(1)); // one entry a data directory
    QCOMPARE(keys.at(2), keys.at(0));
    QCOMPARE(keys.at(3), keys.at(0)); // through a link it is the same
}

void TestKeychain::saysAtOnceThatThereIsNoBus()
{
    QTemporaryDir home;
    const Output output =
        run({QStringLiteral("env"), QStringLiteral("DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere/bus")}, home.path(),
            {home.path()});
    QCOMPARE(output.lines.size(), 1);
    QVERIFY2(output.lines.front().startsWith(QLatin1String("error vault_unavailable ")),
             qPrintable(output.lines.front()));
    QVERIFY2(output.milliseconds < 5000, qPrintable(QString::number(output.milliseconds)));
}

void TestKeychain::saysThatTheKeychainIsMissing()
{
    QTemporaryDir home;
    // A bus that can start nothing: its configuration knows no service folders.
    QFile configuration(home.filePath(QStringLiteral("bus.conf")));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">"
                        "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                        "<allow own=\"*\"/></policy></busconfig>");
    configuration.close();
    const Output output = run({QStringLiteral("dbus-run-session"),
                               QStringLiteral("--config-file=") + configuration.fileName(), QStringLiteral("--")},
                              home.path(), {home.path()});
    QCOMPARE(output.lines.size(), 1);
    QVERIFY2(output.lines.front().startsWith(QLatin1String("error vault_unavailable ")),
             qPrintable(output.lines.front()));
    QVERIFY(output.milliseconds < 10'000);
}

void TestKeychain::saysThatTheKeychainIsLocked()
{
    // A daemon whose keychain was never unlocked, and nobody to ask.
    QTemporaryDir home;
    const QString script = QStringLiteral("gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; "
                                          "exec \"$0\" \"$@\"");
    const Output output = run(
        {QStringLiteral("dbus-run-session"), QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script},
        home.path(), {home.path()});
    QCOMPARE(output.lines.size(), 1);
    QVERIFY2(output.lines.front().startsWith(QLatin1String("error vault_unavailable ")),
             qPrintable(output.lines.front()));
    QVERIFY2(output.milliseconds < 30'000, qPrintable(QString::number(output.milliseconds)));
}

void TestKeychain::givesUpOnAKeychainThatNeverAnswers()
{
    // As with a prompt nobody answers: the daemon is there, and stopped.
    QTemporaryDir home;
    const QString script = QStringLiteral(R"(
        printf password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
        daemon=$!
        for i in $(seq 100); do
            dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
                string:org.freedesktop.secrets 2>/dev/null | grep -q 'boolean true' && break
            sleep 0.05
        done
        kill -STOP $daemon
        "$0" "$@"
        kill -KILL $daemon
    )");
    const Output output = run(
        {QStringLiteral("dbus-run-session"), QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script},
        home.path(), {home.path()});
    QCOMPARE(output.lines.size(), 1);
    static const QRegularExpression line(QStringLiteral("\\Aerror vault_unavailable .*did not answer.* (\\d+)\\z"));
    const auto match = line.match(output.lines.front());
    QVERIFY2(match.hasMatch(), qPrintable(output.lines.front()));
    const int waited = match.captured(1).toInt();
    QVERIFY2(waited > kTimeLimit.count() * 9 / 10 && waited < kTimeLimit.count() * 2,
             qPrintable(QString::number(waited)));
}
