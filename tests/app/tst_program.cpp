// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_program.h"

#include "slipwayprocess.h"
#include "tests/core/listener/httpclient.h"
#include "tests/core/listener/stallingserver.h"
#include "tests/support/testengine.h"
#include "tests/support/testgit.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QMap>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

// As the settings dialog would; while no instance runs.
bool keepSettings(const SlipwayProcess &slipway, const QMap<QString, QString> &settings)
{
    const QString name = u"settings"_s;
    bool isKept = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(slipway.file(u"slipway.db"_s));
        isKept = database.open();
        for (auto it = settings.begin(); isKept && it != settings.end(); ++it) {
            QSqlQuery query(database);
            isKept = query.prepare(u"INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"_s);
            query.addBindValue(it.key());
            query.addBindValue(it.value());
            isKept = isKept && query.exec();
        }
    }
    QSqlDatabase::removeDatabase(name);
    return isKept;
}

} // namespace

void ProgramTest::saysItsVersionAndItsUse()
{
    const SlipwayProcess slipway;
    const Outcome version = slipway.run({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QCOMPARE(version.output, QStringLiteral("slipway " SLIPWAY_VERSION "\n"));
    const Outcome help = slipway.run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.output.contains(u"stack add NAME --url URL"_s));
    QVERIFY2(!QFileInfo::exists(slipway.dataDirectory()), "looking at the help made the data directory");
}

void ProgramTest::exitsWithTwoOnWrongUse()
{
    const Outcome outcome = SlipwayProcess().run({u"launch"_s});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.complaint.contains(u"launch"_s));
    QVERIFY(outcome.output.isEmpty());
}

void ProgramTest::saysHowToStartWhenNoneRuns_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"stack list", "stack add web --url file:///x", "stack show web", "stack remove web",
                             "sync web", "sync web --wait", "deploy web", "logs web", "logs web -f", "history web"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void ProgramTest::saysHowToStartWhenNoneRuns()
{
    QFETCH(QString, line);
    const SlipwayProcess slipway;
    const Outcome outcome = slipway.run(line.split(u' '));
    QCOMPARE(outcome.exitCode, 3);
    QVERIFY2(outcome.complaint.contains(u"slipway serve"_s), qPrintable(outcome.complaint));
    QVERIFY(!QFileInfo::exists(slipway.dataDirectory()));
}

void ProgramTest::endsCleanlyOnASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void ProgramTest::endsCleanlyOnASignal()
{
    QFETCH(int, signal);
    SlipwayProcess slipway;
    QVERIFY2(slipway.startServe(), slipway.serve().readAllStandardError().constData());
    const QJsonObject file = slipway.listenerFile();
    QCOMPARE(file.value(u"pid"_s).toInteger(), slipway.serve().processId());
    QCOMPARE(file.value(u"version"_s).toString(), QStringLiteral(SLIPWAY_VERSION));
    QVERIFY(file.value(u"url"_s).toString().startsWith(u"http://127.0.0.1:"_s));
    QCOMPARE(HttpClient(slipway.port()).call("GET", "/api/health").status, 200);
    const auto othersMay = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFileInfo(slipway.file(u"listener.json"_s)).permissions() & othersMay));
    QVERIFY(!(QFileInfo(slipway.file(u"slipway.sock"_s)).permissions() & othersMay));
    QVERIFY(!(QFileInfo(slipway.dataDirectory()).permissions() & othersMay));
    QCOMPARE(slipway.endServe(signal), 0);
    QVERIFY(!QFileInfo::exists(slipway.file(u"listener.json"_s)));
    QVERIFY(!QFileInfo::exists(slipway.file(u"slipway.sock"_s)));
    QVERIFY2(!QFileInfo::exists(slipway.file(u"slipway.db-wal"_s)), "the database was not closed");
}

void ProgramTest::endsCleanlyDuringARun()
{
    const StallingServer stalling;
    SlipwayProcess slipway;
    QVERIFY(slipway.startServe());
    QCOMPARE(slipway.run({u"stack"_s, u"add"_s, u"web"_s, u"--url"_s, stalling.url()}).exitCode, 0);
    QCOMPARE(slipway.run({u"sync"_s, u"web"_s}).exitCode, 0);
    QTest::qWait(300);
    QCOMPARE(slipway.endServe(), 0);
}

void ProgramTest::keepsToOneInstance()
{
    SlipwayProcess slipway;
    QVERIFY(slipway.startServe());
    for (const QStringList &arguments : {QStringList{u"serve"_s}, QStringList(), QStringList{u"--background"_s}}) {
        const Outcome second = slipway.run(arguments);
        QCOMPARE(second.exitCode, 1);
        QVERIFY2(second.complaint.contains(u"already runs"_s), qPrintable(second.complaint));
    }
    // The first is not disturbed.
    QCOMPARE(HttpClient(slipway.port()).call("GET", "/api/health").status, 200);
    SlipwayProcess other;
    QVERIFY2(other.startServe(), "another data directory has an instance of its own");
    QCOMPARE(other.endServe(), 0);
}

void ProgramTest::startsAgainAfterAKill()
{
    SlipwayProcess slipway;
    QVERIFY(slipway.startServe());
    slipway.endServe(SIGKILL);
    QVERIFY2(QFileInfo::exists(slipway.file(u"listener.json"_s)), "a killed program cannot have removed it");
    QCOMPARE(slipway.run({u"stack"_s, u"list"_s}).exitCode, 3);
    QFile::remove(slipway.file(u"listener.json"_s));
    QVERIFY2(slipway.startServe(), slipway.serve().readAllStandardError().constData());
    QCOMPARE(slipway.run({u"stack"_s, u"list"_s}).exitCode, 0);
    QCOMPARE(slipway.endServe(), 0);
}

void ProgramTest::worksInAFolderWithALongName()
{
    SlipwayProcess slipway(QString(120, u'd') + u"/data"_s);
    QVERIFY2(slipway.startServe(), slipway.serve().readAllStandardError().constData());
    const Outcome list = slipway.run({u"stack"_s, u"list"_s});
    QVERIFY2(list.exitCode == 0, qPrintable(list.complaint));
    QCOMPARE(slipway.endServe(), 0);
}

void ProgramTest::makesTokensWhileNoneRuns()
{
    SlipwayProcess slipway;
    const Outcome created =
        slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"ci"_s, u"--permission"_s, u"stacks:view"_s});
    QVERIFY2(created.exitCode == 0, qPrintable(created.complaint));
    QVERIFY(created.output.startsWith(u"slw_"_s));
    QCOMPARE(created.output.count(u'\n'), 1);
    const Outcome listed = slipway.run({u"token"_s, u"list"_s});
    QVERIFY(listed.output.contains(u"ci "_s));
    QVERIFY(!listed.output.contains(created.output.trimmed()));
    QCOMPARE(slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"ci"_s}).exitCode, 1); // the name is taken
    QCOMPARE(slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"x"_s, u"--permission"_s, u"all"_s}).exitCode, 1);

    QVERIFY(slipway.startServe());
    const HttpClient client(slipway.port(), created.output.trimmed().toLatin1());
    QCOMPARE(client.call("GET", "/api/git/stacks").status, 200);
    QCOMPARE(client.call("POST", "/api/git/stacks", "{}").status, 403);
    QCOMPARE(slipway.endServe(), 0);
    QCOMPARE(slipway.run({u"token"_s, u"revoke"_s, u"ci"_s}).exitCode, 0);
    QCOMPARE(slipway.run({u"token"_s, u"revoke"_s, u"ci"_s}).exitCode, 1);
    QVERIFY(!slipway.run({u"token"_s, u"list"_s}).output.contains(u"ci "_s));
}

void ProgramTest::makesTokensWhileOneRuns()
{
    SlipwayProcess slipway;
    QVERIFY(slipway.startServe());
    const Outcome created = slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"ci"_s});
    QVERIFY2(created.exitCode == 0, qPrintable(created.complaint));
    const HttpClient client(slipway.port(), created.output.trimmed().toLatin1());
    QCOMPARE(client.call("GET", "/api/git/stacks").status, 200);
    QVERIFY(slipway.run({u"token"_s, u"list"_s}).output.contains(u"ci "_s));
    QCOMPARE(slipway.run({u"token"_s, u"revoke"_s, u"ci"_s}).exitCode, 0);
    QCOMPARE(client.call("GET", "/api/git/stacks").status, 401);
    const Outcome local = slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"far"_s, u"--environment"_s, u"42"_s});
    QCOMPARE(
        HttpClient(slipway.port(), local.output.trimmed().toLatin1()).call("GET", "/api/environments").array().size(),
        0);
}

void ProgramTest::addsListsShowsAndRemovesAStack()
{
    SlipwayProcess slipway;
    QVERIFY(slipway.startServe());
    QVERIFY(slipway.run({u"stack"_s, u"list"_s}).output.contains(u"no stack yet"_s));
    const QString url = u"https://git.example/web.git"_s;
    const Outcome added = slipway.run({u"stack"_s, u"add"_s, u"web"_s, u"--url"_s, url, u"--branch"_s, u"next"_s,
                                       u"--var"_s, u"A=b"_s, u"--secret"_s, u"PASSWORD"_s},
                                      "swordfish\n");
    QVERIFY2(added.exitCode == 0, qPrintable(added.complaint));
    QCOMPARE(slipway.run({u"stack"_s, u"add"_s, u"web"_s, u"--url"_s, url}).exitCode, 1);
    // Refusals name what the person typed, not the API's fields.
    const Outcome outside =
        slipway.run({u"stack"_s, u"add"_s, u"other"_s, u"--url"_s, url, u"--compose-path"_s, u"../x.yaml"_s});
    QCOMPARE(outside.exitCode, 1);
    QVERIFY2(outside.complaint.contains(u"--compose-path: "_s), qPrintable(outside.complaint));
    const Outcome list = slipway.run({u"stack"_s, u"list"_s});
    QCOMPARE(list.exitCode, 0);
    QVERIFY(list.output.contains(u"web"_s) && list.output.contains(url) && list.output.contains(u"next"_s));
    const QJsonArray json =
        QJsonDocument::fromJson(slipway.run({u"stack"_s, u"list"_s, u"--json"_s}).output.toUtf8()).array();
    QCOMPARE(json.size(), 1);
    QCOMPARE(json.first().toObject().value(u"stackName"_s).toString(), u"web"_s);
    const Outcome shown = slipway.run({u"stack"_s, u"show"_s, u"web"_s});
    QVERIFY(shown.output.contains(u"A=b"_s));
    QVERIFY(shown.output.contains(u"PASSWORD=***"_s));
    QVERIFY(!shown.output.contains(u"swordfish"_s));
    QCOMPARE(slipway.run({u"stack"_s, u"show"_s, u"other"_s}).exitCode, 1);
    QCOMPARE(slipway.run({u"history"_s, u"web"_s}).exitCode, 0);
    QCOMPARE(slipway.run({u"logs"_s, u"web"_s}).exitCode, 0);
    const Outcome removed = slipway.run({u"stack"_s, u"remove"_s, u"web"_s});
    QVERIFY2(removed.exitCode == 0, qPrintable(removed.complaint));
    QCOMPARE(slipway.run({u"stack"_s, u"remove"_s, u"web"_s}).exitCode, 1);
}

void ProgramTest::neverTakesASecretFromItsArguments()
{
    SlipwayProcess slipway;
    const QStringList add{u"stack"_s, u"add"_s, u"web"_s, u"--url"_s, u"https://git.example/web.git"_s};
    QCOMPARE(slipway.run(add + QStringList{u"--secret"_s, u"P=swordfish"_s}).exitCode, 2);
    QVERIFY(slipway.startServe());
    // No line for it: nothing is added with an empty secret.
    QCOMPARE(slipway.run(add + QStringList{u"--secret"_s, u"P"_s}).exitCode, 1);
    QFile file(slipway.file(u"secret.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("swordfish\n");
    file.close();
    const Outcome added = slipway.run(add + QStringList{u"--secret-file"_s, u"P="_s + file.fileName()});
    QVERIFY2(added.exitCode == 0, qPrintable(added.complaint));
    file.remove();
    QCOMPARE(slipway.endServe(), 0);
    for (const QString &name : {u"slipway.db"_s}) {
        QFile stored(slipway.file(name));
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QVERIFY(!stored.readAll().contains("swordfish"));
    }
}

void ProgramTest::renewsTheKeyOfItsSecrets()
{
    const auto keyOf = [](const SlipwayProcess &slipway) {
        QFile file(slipway.file(u"vault.key"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    SlipwayProcess slipway;
    const QStringList renew{u"vault"_s, u"renew-key"_s, u"--vault"_s, u"key-file"_s};
    QVERIFY(slipway.startServe({u"--listen"_s, u"127.0.0.1:0"_s, u"--vault"_s, u"key-file"_s}));
    const Outcome added = slipway.run(
        {u"stack"_s, u"add"_s, u"web"_s, u"--url"_s, u"https://git.example/web.git"_s, u"--secret"_s, u"PASSWORD"_s},
        "swordfish\n");
    QVERIFY2(added.exitCode == 0, qPrintable(added.complaint));
    const Outcome refused = slipway.run(renew);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.complaint.contains(u"already runs"_s), qPrintable(refused.complaint));
    QCOMPARE(slipway.endServe(), 0);

    const QByteArray before = keyOf(slipway);
    const Outcome renewed = slipway.run(renew);
    QVERIFY2(renewed.exitCode == 0, qPrintable(renewed.complaint));
    QVERIFY(renewed.output.contains(u"vault.key"_s));
    QVERIFY(keyOf(slipway).size() == 32 && keyOf(slipway) != before);
    QVERIFY(slipway.startServe({u"--listen"_s, u"127.0.0.1:0"_s, u"--vault"_s, u"key-file"_s}));
    QVERIFY(slipway.run({u"stack"_s, u"show"_s, u"web"_s}).output.contains(u"PASSWORD=***"_s));
    QCOMPARE(slipway.endServe(), 0);
}

void ProgramTest::givesUpALostKey()
{
    SlipwayProcess slipway;
    const QStringList serve{u"--listen"_s, u"127.0.0.1:0"_s, u"--vault"_s, u"key-file"_s};
    const QStringList anew{u"vault"_s, u"start-anew"_s, u"--vault"_s, u"key-file"_s};
    const QStringList doctor{u"doctor"_s, u"--vault"_s, u"key-file"_s, u"--listen"_s, u"127.0.0.1:0"_s};
    const auto add = [&slipway](const QString &name) {
        return slipway.run(
            {u"stack"_s, u"add"_s, name, u"--url"_s, u"https://git.example/web.git"_s, u"--secret"_s, u"PASSWORD"_s},
            "swordfish\n");
    };
    QVERIFY(slipway.startServe(serve));
    QCOMPARE(add(u"web"_s).exitCode, 0);
    QCOMPARE(slipway.endServe(), 0);
    QVERIFY(!slipway.run(doctor).output.contains(u"does not fit"_s));
    const Outcome needless = slipway.run(anew);
    QCOMPARE(needless.exitCode, 0);
    QVERIFY2(needless.output.contains(u"nothing to give up"_s), qPrintable(needless.output));

    // The file is lost: another key is made, which does not fit.
    QVERIFY(QFile::remove(slipway.file(u"vault.key"_s)));
    QVERIFY(slipway.startServe(serve));
    QCOMPARE(add(u"second"_s).exitCode, 1);
    const Outcome refused = slipway.run(anew);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.complaint.contains(u"already runs"_s), qPrintable(refused.complaint));
    QCOMPARE(slipway.endServe(), 0);
    const Outcome examined = slipway.run(doctor);
    QVERIFY2(examined.output.contains(u"does not fit"_s) && examined.output.contains(u"vault start-anew"_s),
             qPrintable(examined.output));
    QCOMPARE(examined.exitCode, 1);

    const Outcome started = slipway.run(anew);
    QVERIFY2(started.exitCode == 0, qPrintable(started.complaint));
    QVERIFY2(started.output.contains(u"1 secret "_s), qPrintable(started.output));
    QVERIFY(!slipway.run(doctor).output.contains(u"does not fit"_s));
    QVERIFY(slipway.startServe(serve));
    const Outcome second = add(u"second"_s);
    QVERIFY2(second.exitCode == 0, qPrintable(second.complaint));
    QVERIFY(slipway.run({u"stack"_s, u"show"_s, u"web"_s}).output.contains(u"PASSWORD=***"_s)); // not destroyed
    QCOMPARE(slipway.endServe(), 0);
}

void ProgramTest::saysWhyASyncFailed()
{
    SlipwayProcess slipway;
    QVERIFY(slipway.startServe());
    QCOMPARE(slipway.run({u"stack"_s, u"add"_s, u"web"_s, u"--url"_s, u"file:///nowhere/web.git"_s}).exitCode, 0);
    const Outcome sync = slipway.run({u"sync"_s, u"web"_s, u"--wait"_s});
    QCOMPARE(sync.exitCode, 1);
    QVERIFY2(sync.complaint.contains(u"Failed to pull from repository"_s), qPrintable(sync.complaint));
    QVERIFY(slipway.run({u"history"_s, u"web"_s}).output.contains(u"failed"_s));
    QVERIFY(slipway.run({u"stack"_s, u"show"_s, u"web"_s}).output.contains(u"error"_s));
}

void ProgramTest::saysThatItDoesNotListen()
{
    SlipwayProcess slipway;
    QVERIFY(slipway.startServe({u"--no-listen"_s}));
    QVERIFY(slipway.listenerFile().value(u"url"_s).isNull());
    const Outcome list = slipway.run({u"stack"_s, u"list"_s});
    QCOMPARE(list.exitCode, 1);
    QVERIFY2(list.complaint.contains(u"--no-listen"_s), qPrintable(list.complaint));
    QCOMPARE(slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"ci"_s}).exitCode, 0); // over the socket
}

void ProgramTest::refusesATakenPort()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const SlipwayProcess slipway;
    const QString place = u"127.0.0.1:%1"_s.arg(taken.serverPort());
    const Outcome serve = slipway.run({u"serve"_s, u"--vault"_s, u"key-file"_s, u"--listen"_s, place});
    QCOMPARE(serve.exitCode, 1);
    QVERIFY2(serve.complaint.contains(place), qPrintable(serve.complaint));
}

void ProgramTest::listensByTlsAsTheSettingsSay()
{
    SlipwayProcess slipway;
    const Outcome made = slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"x"_s, u"--vault"_s, u"key-file"_s});
    QCOMPARE(made.exitCode, 0);
    QVERIFY(keepSettings(slipway, {{u"listenTls"_s, u"1"_s}}));
    QVERIFY(slipway.startServe());
    // Its key is in the vault: it listens as soon as that is open.
    QTRY_VERIFY(slipway.listenerFile().value(u"url"_s).toString().startsWith("https://127.0.0.1:"_L1));
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, slipway.port());
    QVERIFY(socket.waitForEncrypted());
    const QByteArray fingerprint = socket.peerCertificate().digest(QCryptographicHash::Sha256).toHex(':').toUpper();
    QCOMPARE(slipway.run({u"stack"_s, u"add"_s, u"web"_s, u"--url"_s, u"file:///x"_s}).exitCode, 0);
    QVERIFY(slipway.run({u"stack"_s, u"list"_s}).output.contains(u"web"_s));
    QCOMPARE(slipway.endServe(), 0);
    QVERIFY(slipway.serve().readAllStandardError().contains(fingerprint));
}

void ProgramTest::staysOnLoopbackUntilThePersonAgrees()
{
    SlipwayProcess slipway;
    QCOMPARE(slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"x"_s}).exitCode, 0);
    QMap<QString, QString> settings{{u"listenAddress"_s, u"0.0.0.0"_s}, {u"listenPort"_s, u"0"_s}};
    for (const bool isAgreed : {false, true}) {
        settings.insert(u"openToNetwork"_s, isAgreed ? u"1"_s : u"0"_s);
        QVERIFY(keepSettings(slipway, settings));
        QVERIFY(slipway.startServe({}));
        // Another address of this machine reaches it only then.
        QTcpServer probe;
        const bool isFree = probe.listen(QHostAddress(u"127.0.0.2"_s), slipway.port());
        QCOMPARE(isFree, !isAgreed);
        QCOMPARE(HttpClient(slipway.port()).call("GET", "/api/health").status, 200);
        QCOMPARE(slipway.endServe(), 0);
    }
}

void ProgramTest::leavesADamagedDatabaseAlone_data()
{
    QTest::addColumn<bool>("isNewer");
    QTest::addColumn<QString>("word");
    QTest::newRow("damaged") << false << u"damaged"_s;
    QTest::newRow("newer") << true << u"newer"_s;
}

void ProgramTest::leavesADamagedDatabaseAlone()
{
    QFETCH(bool, isNewer);
    QFETCH(QString, word);
    SlipwayProcess slipway;
    QVERIFY(slipway.startServe());
    QCOMPARE(slipway.endServe(), 0);
    const QString path = slipway.file(u"slipway.db"_s);
    if (isNewer) {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"PRAGMA user_version = 9999"_s));
            QVERIFY(query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        }
        QSqlDatabase::removeDatabase(u"newer"_s);
    } else {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    for (const QStringList &arguments :
         {QStringList{u"serve"_s, u"--vault"_s, u"key-file"_s, u"--no-listen"_s}, QStringList{u"token"_s, u"list"_s}}) {
        const Outcome outcome = slipway.run(arguments);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.complaint.contains(word), qPrintable(outcome.complaint));
        QCOMPARE(outcome.complaint.trimmed().count(u'\n'), 0);
    }
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
}

void ProgramTest::doctorNamesEachCheckAndItsFix()
{
    SlipwayProcess slipway;
    slipway.environment().insert(u"DOCKER_HOST"_s, u"unix:///nowhere/docker.sock"_s);
    const Outcome outcome = slipway.run({u"doctor"_s, u"--vault"_s, u"key-file"_s, u"--listen"_s, u"127.0.0.1:0"_s});
    QCOMPARE(outcome.exitCode, 1); // Docker is needed
    for (const char *name :
         {"Docker Engine", "Docker Compose", "Docker Buildx", "Git", "OpenSSH", "Disk space", "Listener", "Key file"})
        QVERIFY2(outcome.output.contains(QString::fromLatin1(name)), qPrintable(outcome.output));
    QVERIFY(outcome.output.contains(u"FAILED"_s));
    QVERIFY2(!QFileInfo::exists(slipway.dataDirectory()), "looking made the data directory");
}

void ProgramTest::printsAUnitForSystemd()
{
    const SlipwayProcess slipway;
    const Outcome outcome = slipway.run({u"serve"_s, u"--print-unit"_s, u"--vault"_s, u"key-file"_s});
    QCOMPARE(outcome.exitCode, 0);
    const QString line = u"ExecStart=\"%1\" serve \"--data-dir\" \"%2\" \"--vault\" \"key-file\"\n"_s.arg(
        QStringLiteral(SLIPWAY_PROGRAM), slipway.dataDirectory());
    QVERIFY2(outcome.output.contains(line), qPrintable(outcome.output));
    QVERIFY(!QFileInfo::exists(slipway.dataDirectory()));
}

void ProgramTest::deploysAndShowsTheHistory()
{
    const auto engine = TestEngine::fromEnvironment();
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
    QTemporaryDir root;
    TestRepository repository(root.path());
    repository.write(u"compose.yaml"_s, "services:\n  web:\n    image: " + engine->image.toUtf8() +
                                            "\n    command: [\"sleep\", \"600\"]\n    stop_grace_period: 0s\n");
    const QString commit = repository.commit(u"A service"_s);
    SlipwayProcess slipway;
    slipway.environment() = engine->environment;
    const QString name = TestEngine::uniqueName(u"program"_s);
    QVERIFY(slipway.startServe());
    const Outcome added = slipway.run({u"stack"_s, u"add"_s, name, u"--url"_s, repository.fileUrl(), u"--deploy"_s});
    QVERIFY2(added.exitCode == 0, qPrintable(added.complaint));
    QVERIFY(added.output.contains(commit));
    const Outcome nothing = slipway.run({u"sync"_s, name, u"--wait"_s});
    QVERIFY2(nothing.exitCode == 0, qPrintable(nothing.complaint));
    const Outcome history = slipway.run({u"history"_s, name});
    QVERIFY2(history.output.contains(u"succeeded"_s), qPrintable(history.output));
    QVERIFY(history.output.contains(commit.left(7)));
    QVERIFY(!slipway.run({u"logs"_s, name}).output.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(slipway.run({u"stack"_s, u"show"_s, name}).output.contains(u"healthy"_s), 20'000);
    const Outcome removed = slipway.run({u"stack"_s, u"remove"_s, name, u"--down"_s});
    QVERIFY2(removed.exitCode == 0, qPrintable(removed.complaint));
    QCOMPARE(slipway.endServe(), 0);
}

void ProgramTest::deploysWhatIsPushedWithoutBeingAsked()
{
    const auto engine = TestEngine::fromEnvironment();
    QVERIFY2(engine, engine ? "" : qPrintable(engine.error().detail));
    const QTemporaryDir root;
    TestRepository repository(root.path());
    const auto push = [&](const QByteArray &argument) {
        repository.write(u"compose.yaml"_s, "services:\n  web:\n    image: " + engine->image.toUtf8() +
                                                "\n    command: [\"sleep\", \"" + argument +
                                                "\"]\n    stop_grace_period: 0s\n");
        return repository.commit(u"Sleep "_s + QString::fromLatin1(argument));
    };
    const QString first = push("600");
    SlipwayProcess slipway;
    slipway.environment() = engine->environment;
    QVERIFY(slipway.startServe());
    const QByteArray token = slipway.run({u"token"_s, u"create"_s, u"--name"_s, u"test"_s}).output.trimmed().toLatin1();
    const HttpAnswer added = HttpClient(slipway.port(), token)
                                 .json("POST", "/api/git/stacks",
                                       {{u"stackName"_s, TestEngine::uniqueName(u"scheduled"_s)},
                                        {u"url"_s, repository.fileUrl()},
                                        {u"autoUpdate"_s, true},
                                        {u"pollSeconds"_s, 10}});
    QCOMPARE(added.status, 201);
    const QByteArray path = "/api/git/stacks/" + QByteArray::number(added.object().value(u"id"_s).toInteger());
    const auto deployed = [&] {
        return HttpClient(slipway.port(), token).call("GET", path).object().value(u"lastCommit"_s).toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(deployed(), first, 40'000);
    // Paused, nothing comes; resumed, it does.
    QCOMPARE(HttpClient(slipway.port(), token).call("POST", path + "/pause").status, 200);
    const QString second = push("601");
    QTest::qWait(13'000);
    QCOMPARE(deployed(), first);
    // A kill does not end the pause, and loses no schedule.
    (void)slipway.endServe(SIGKILL);
    QVERIFY(QFile::remove(slipway.file(u"listener.json"_s))); // of the killed one
    QVERIFY(slipway.startServe());
    QVERIFY(HttpClient(slipway.port(), token).call("GET", path).object().value(u"paused"_s).isObject());
    QCOMPARE(HttpClient(slipway.port(), token).call("POST", path + "/resume").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(deployed(), second, 40'000);
    const QByteArray runs = HttpClient(slipway.port(), token).call("GET", "/api/runs").body;
    QVERIFY2(runs.contains("\"schedule\"") && !runs.contains("\"manual\""), runs.constData());
    QCOMPARE(HttpClient(slipway.port(), token).call("DELETE", path + "?down=true").status, 200);
    QCOMPARE(slipway.endServe(), 0);
}
