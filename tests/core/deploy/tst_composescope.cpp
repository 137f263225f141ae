// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_composescope.h"

#include "core/deploy/inspection.h"

#include <QTest>

using namespace slipway;
using namespace slipway::tests;
using namespace Qt::StringLiterals;

namespace {

QByteArray service(const QByteArray &more = {}, const QByteArray &name = "web")
{
    return ComposeWorld::service(more, name);
}

} // namespace

void TestComposeScope::init()
{
    m_world = std::make_unique<ComposeWorld>();
    QVERIFY2(m_world->isReady, qPrintable(m_world->problem));
}

void TestComposeScope::cleanup()
{
    m_world.reset();
}

void TestComposeScope::letsAFileWinOverWhatSlipwayWasStartedWith()
{
    for (const auto &[name, value] : {std::pair(u"TZ"_s, u"UTC"_s),
                                      {u"USER"_s, u"me"_s},
                                      {u"LC_TIME"_s, u"C"_s},
                                      {u"LANG"_s, u"C.UTF-8"_s},
                                      {u"ftp_proxy"_s, u"http://own.test"_s}})
        m_world->environment.insert(name, value);
    m_world->start();
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables = {{u"LC_TIME"_s, u"from the stack"_s, false, true, {}}};
    });
    m_world->commitFiles(
        'a', {{u"compose.yaml"_s, "services:\n" + service("    env_file: .env\n    environment:\n      ZONE: ${TZ}\n"
                                                          "      WHO: ${USER}\n      TIME: ${LC_TIME}\n"
                                                          "      TONGUE: ${LANG}\n      PROXY: ${ftp_proxy}\n")},
              {u".env"_s, "TZ=Europe/Berlin\nUSER=fromgit\nLC_TIME=de_DE\nLANG\nftp_proxy=http://git.test\n"
                          "BOTH=${TZ}-${ftp_proxy}\n"}});
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    const QStringList web = m_world->environmentOf(u"web"_s);
    for (const QString &line :
         {u"TZ=Europe/Berlin"_s, u"ZONE=Europe/Berlin"_s, u"WHO=fromgit"_s, u"USER=fromgit"_s, u"TIME=from the stack"_s,
          u"TONGUE=C.UTF-8"_s, u"PROXY=http://own.test"_s, u"BOTH=Europe/Berlin-http://own.test"_s})
        QVERIFY2(web.contains(line), qPrintable(line + u" is not in "_s + web.join(u'\n')));
    // The inspector says what the container has.
    deploy::RunTools tools = m_world->tools();
    deploy::RunContext context(tools);
    QVERIFY(deploy::prepareInspection(context, m_world->stack, {}));
    QMap<QString, QString> values;
    for (const deploy::VariableUse &use : std::as_const(context.source->uses))
        values.insert(use.reference.name, context.resolved.layers.final(use.reference.name).value_or(u"none"_s));
    QCOMPARE(values, (QMap<QString, QString>{{u"TZ"_s, u"Europe/Berlin"_s},
                                             {u"USER"_s, u"fromgit"_s},
                                             {u"LC_TIME"_s, u"from the stack"_s},
                                             {u"LANG"_s, u"C.UTF-8"_s},
                                             {u"ftp_proxy"_s, u"http://own.test"_s}}));
}

void TestComposeScope::stopsWithAnEnvFileThatCannotBeRead_data()
{
    QTest::addColumn<RunKind>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("stop, not UTF-8") << RunKind::Stop << QByteArray("NAME=\xe4\xf6\n");
    QTest::newRow("down, not UTF-8") << RunKind::Down << QByteArray("NAME=\xe4\xf6\n");
    QTest::newRow("stop, no closing quote") << RunKind::Stop << QByteArray("A=\"open\n");
    QTest::newRow("down, no closing quote") << RunKind::Down << QByteArray("A=\"open\n");
    QTest::newRow("restart, no closing quote") << RunKind::Restart << QByteArray("A=\"open\n");
}

// A person's own file, which a life cycle call finds in the work tree.
void TestComposeScope::stopsWithAnEnvFileThatCannotBeRead()
{
    QFETCH(RunKind, kind);
    QFETCH(QByteArray, text);
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + service()}});
    QCOMPARE(m_world->sync().result, RunResult::Succeeded);
    QFile own(m_world->workTree() + u"/.env"_s);
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.write(text);
    own.close();
    const Run run = m_world->run(kind);
    const QByteArray log = m_world->log(run.id);
    QVERIFY2(run.result == RunResult::Succeeded, log.constData());
    QCOMPARE(m_world->containerIds(u"web"_s, true).size(), kind == RunKind::Restart ? 1 : 0);
    QCOMPARE(m_world->containerIds(u"web"_s).size(), kind == RunKind::Down ? 0 : 1);
    // It says which file, and what it went by.
    QVERIFY2(log.contains(".env") && log.contains("labels"), log.constData());
}

void TestComposeScope::givesMergedValuesToWhatExtends_data()
{
    QTest::addColumn<QByteArray>("extends");
    QTest::newRow("in one file") << QByteArray("    extends: {service: base}\n");
    QTest::newRow("in one file, short") << QByteArray("    extends: base\n");
    QTest::newRow("twice in one file") << QByteArray("    extends: {service: middle}\n");
    QTest::newRow("of another file, and there again")
        << QByteArray("    extends: {file: more/compose.yaml, service: far}\n");
}

// The env file is not in Git.
void TestComposeScope::givesMergedValuesToWhatExtends()
{
    QFETCH(QByteArray, extends);
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables = {{u"PLAIN"_s, u"stack"_s, false, true, {}}, {u"OTHER"_s, u"stack too"_s, false, true, {}}};
    });
    const QByteArray base = service("    env_file: .env\n    environment: {PLAIN: own}\n", "base");
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + base + "  middle:\n    extends: {service: base}\n" +
                                                       "  web:\n" + extends},
                               {u"more/compose.yaml"_s, "services:\n" + QByteArray(base).replace(" .env", " ../.env") +
                                                            "  far:\n    extends: {service: base}\n"}});
    for (const RunKind kind : {RunKind::Sync, RunKind::Stop, RunKind::Start, RunKind::Down, RunKind::Start}) {
        const Run run = m_world->run(kind);
        QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
        QVERIFY2(!m_world->log(run.id).contains("labels"), m_world->log(run.id).constData());
    }
    for (const QString &name : {u"web"_s, u"base"_s}) {
        const QStringList lines = m_world->environmentOf(name);
        QVERIFY2(lines.contains(u"PLAIN=own"_s) && lines.contains(u"OTHER=stack too"_s), qPrintable(lines.join(u'\n')));
    }
}

// As Compose has it where all values are in one .env.
void TestComposeScope::leavesWhatAServiceInherits()
{
    m_world->changeSettings([](StackSettings &settings) {
        settings.variables = {{u"PLAIN"_s, u"stack"_s, false, true, {}}, {u"OTHER"_s, u"stack too"_s, false, true, {}}};
    });
    m_world->commitFiles('a', {{u"compose.yaml"_s, "services:\n" + service("    environment: {PLAIN: own}\n", "base") +
                                                       "  web:\n    extends: {service: base}\n    env_file: .env\n"},
                               {u".env"_s, "PLAIN=git\nOTHER=git\n"}});
    const Run run = m_world->sync();
    QVERIFY2(run.result == RunResult::Succeeded, m_world->log(run.id).constData());
    const QStringList web = m_world->environmentOf(u"web"_s);
    QVERIFY2(web.contains(u"PLAIN=own"_s) && web.contains(u"OTHER=stack too"_s), qPrintable(web.join(u'\n')));
}
