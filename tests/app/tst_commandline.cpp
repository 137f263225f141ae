// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_commandline.h"

#include "app/commandline.h"

#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

void CommandLineTest::findsTheCommand_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("command");
    const auto row = [](const char *line, Command command) {
        QTest::newRow(line) << QString::fromLatin1(line) << int(command);
    };
    row("", Command::Window);
    row("--data-dir /tmp/x", Command::Window);
    row("--background", Command::Background);
    row("serve", Command::Serve);
    row("--data-dir serve doctor", Command::Doctor);
    row("doctor", Command::Doctor);
    row("token create --name n", Command::TokenCreate);
    row("token list", Command::TokenList);
    row("token revoke n", Command::TokenRevoke);
    row("stack list --json", Command::StackList);
    row("stack show web", Command::StackShow);
    row("stack remove web --down --volumes", Command::StackRemove);
    row("stack add web --url file:///x", Command::StackAdd);
    row("sync web --wait", Command::Sync);
    row("deploy web", Command::Deploy);
    row("logs web -f", Command::Logs);
    row("history web", Command::History);
    row("--version", Command::Version);
    row("-h", Command::Help);
    row("stack add --help", Command::Help);
}

void CommandLineTest::findsTheCommand()
{
    QFETCH(QString, line);
    QFETCH(int, command);
    const Invocation invocation = parseCommandLine(line.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(invocation.problem, QString());
    QCOMPARE(int(invocation.command), command);
}

void CommandLineTest::readsWhatAStackNeeds()
{
    const Invocation invocation =
        parseCommandLine({u"stack"_s,     u"add"_s,           u"web"_s,      u"--url"_s,
                          u"file:///x"_s, u"--branch"_s,      u"next"_s,     u"--compose-path"_s,
                          u"a/b.yaml"_s,  u"--env-file"_s,    u"a/.env"_s,   u"--var"_s,
                          u"A=b=c"_s,     u"--var"_s,         u"E="_s,       u"--secret"_s,
                          u"S"_s,         u"--secret-file"_s, u"T=/run/t"_s, u"--deploy"_s});
    QCOMPARE(invocation.problem, QString());
    QCOMPARE(invocation.name, u"web"_s);
    QCOMPARE(invocation.url, u"file:///x"_s);
    QCOMPARE(invocation.branch.value_or(QString()), u"next"_s);
    QCOMPARE(invocation.composePath, u"a/b.yaml"_s);
    QCOMPARE(invocation.envFilePath, u"a/.env"_s);
    QCOMPARE(invocation.variables, (QStringList{u"A=b=c"_s, u"E="_s}));
    QCOMPARE(invocation.secretKeys, QStringList{u"S"_s});
    QCOMPARE(invocation.secretFiles, QStringList{u"T=/run/t"_s});
    QVERIFY(invocation.isDeploying);
    QVERIFY(invocation.credential.isEmpty() && invocation.followTag.isEmpty() && invocation.followCommit.isEmpty());
}

void CommandLineTest::readsWhatAStackFollows()
{
    const auto read = [](const QString &options) {
        return parseCommandLine((u"stack add web --url u "_s + options).split(u' '));
    };
    const Invocation tag = read(u"--tag v1.* --credential work"_s);
    QCOMPARE(tag.problem, QString());
    QCOMPARE(tag.followTag, u"v1.*"_s);
    QCOMPARE(tag.credential, u"work"_s);
    QVERIFY(!tag.branch);
    const Invocation commit = read(u"--commit "_s + QString(40, u'a'));
    QCOMPARE(commit.problem, QString());
    QCOMPARE(commit.followCommit, QString(40, u'a'));
}

void CommandLineTest::readsOptionsBeforeAndAfterTheCommand()
{
    for (const QString &line : {u"--data-dir /tmp/d --vault key-file --no-listen --log-level debug sync web"_s,
                                u"sync web --data-dir=/tmp/d --vault=key-file --no-listen --log-level=debug"_s}) {
        const Invocation invocation = parseCommandLine(line.split(u' '));
        QCOMPARE(invocation.problem, QString());
        QCOMPARE(invocation.name, u"web"_s);
        QCOMPARE(invocation.options.dataDirectory, u"/tmp/d"_s);
        QCOMPARE(invocation.options.vault, VaultChoice::KeyFile);
        QVERIFY(!invocation.options.isListening);
        QCOMPARE(invocation.options.logLevel, u"debug"_s);
    }
    QVERIFY(parseCommandLine({u"serve"_s}).options.dataDirectory.endsWith(u"/slipway"_s));
}

void CommandLineTest::readsWhereToListen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4") << u"127.0.0.1:8725"_s << u"127.0.0.1"_s << 8725;
    QTest::newRow("free port") << u"0.0.0.0:0"_s << u"0.0.0.0"_s << 0;
    QTest::newRow("IPv6") << u"[::1]:80"_s << u"::1"_s << 80;
    QTest::newRow("name") << u"localhost:80"_s << u"localhost"_s << 80;
    for (const char *wrong : {"8725", "127.0.0.1", "127.0.0.1:70000", "example.org:80", ":80", "127.0.0.1:x"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << QString() << -1;
}

void CommandLineTest::readsWhereToListen()
{
    QFETCH(QString, text);
    QFETCH(QString, address);
    QFETCH(int, port);
    const Invocation invocation = parseCommandLine({u"serve"_s, u"--listen"_s, text});
    QCOMPARE(!invocation.problem.isEmpty(), port < 0);
    if (port < 0)
        return;
    QCOMPARE(invocation.options.listen->address, address);
    QCOMPARE(int(invocation.options.listen->port), port);
}

void CommandLineTest::refusesWrongUse_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"nothing",
                             "stack",
                             "stack nothing",
                             "token",
                             "sync",
                             "sync a b",
                             "serve now",
                             "stack add web",
                             "stack show",
                             "stack list --nothing",
                             "--nothing",
                             "--vault paper serve",
                             "--log-level loud serve",
                             "token create",
                             "token create --name n --environment x",
                             "stack add w --url u --branch b --tag t",
                             "stack add w --url u --tag t --commit c",
                             "stack add w --url u --var A",
                             "stack add w --url u --secret A=b",
                             "stack add w --url u --secret-file A",
                             "stack remove w --volumes",
                             "sync --data-dir",
                             "serve --json"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void CommandLineTest::refusesWrongUse()
{
    QFETCH(QString, line);
    const Invocation invocation = parseCommandLine(line.split(u' '));
    QVERIFY(!invocation.problem.isEmpty());
    QVERIFY(invocation.helpText.contains(u"--help"_s));
}

void CommandLineTest::helpsWithEachCommand()
{
    const QString general = parseCommandLine({u"--help"_s}).helpText;
    for (const char *call : {"serve", "token create", "token list", "token revoke", "stack list", "stack add",
                             "stack show", "stack remove", "sync", "deploy", "logs", "history", "doctor"}) {
        QVERIFY2(general.contains(QString::fromLatin1(call)), call);
        const Invocation help = parseCommandLine(QString::fromLatin1(call).split(u' ') + QStringList{u"--help"_s});
        QCOMPARE(help.command, Command::Help);
        QVERIFY2(help.helpText.startsWith(u"Usage: slipway "_s + QString::fromLatin1(call)), qPrintable(help.helpText));
    }
    for (const char *option : {"--data-dir", "--listen", "--no-listen", "--vault", "--log-level", "--background"})
        QVERIFY2(general.contains(QString::fromLatin1(option)), option);
}
