// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_envfile.h"

#include "core/variables/envfile.h"
#include "tests/support/testengine.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::variables;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastLines = 200;

std::optional<QString> outer(const QString &name)
{
    return name == "OUTER"_L1 ? std::optional(u"outer"_s) : std::nullopt;
}

// What Compose makes of an env file: a service's whole environment, or nothing where it refuses it.
// `environment` goes into the service, a text of YAML.
std::optional<QJsonObject> composeReads(const QByteArray &envFile, const QByteArray &environment = {})
{
    const auto engine = tests::TestEngine::fromEnvironment();
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"x.env"_s));
    QFile compose(folder.filePath(u"compose.yaml"_s));
    if (!engine || !file.open(QIODevice::WriteOnly) || !compose.open(QIODevice::WriteOnly))
        qFatal("no Compose to compare with");
    file.write(envFile);
    file.close();
    compose.write("services:\n  s:\n    image: x\n    env_file: x.env\n" + environment);
    compose.close();
    QProcessEnvironment variables = engine->environment;
    variables.insert(u"OUTER"_s, u"outer"_s);
    QProcess process;
    process.setProcessEnvironment(variables);
    process.start(u"docker"_s, {u"compose"_s, u"--env-file"_s, u"/dev/null"_s, u"-p"_s, u"t"_s, u"-f"_s,
                                compose.fileName(), u"config"_s, u"--format"_s, u"json"_s});
    if (!process.waitForFinished())
        qFatal("Compose did not end");
    if (process.exitCode() != 0)
        return std::nullopt;
    const QJsonObject root = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    return root.value("services"_L1).toObject().value("s"_L1).toObject().value("environment"_L1).toObject();
}

// `config` writes a dollar sign as Compose would have to read it.
QString valueOf(const QJsonValue &value)
{
    return value.toString().replace(u"$$"_s, u"$"_s);
}

} // namespace

void TestEnvFile::readsWhatComposeReads()
{
    QFile corpus(QStringLiteral(SLIPWAY_TEST_CORPUS));
    QVERIFY(corpus.open(QIODevice::ReadOnly));
    const QByteArray text = corpus.readAll();
    QVERIFY(text.count('\n') >= kLeastLines);
    const auto expected = composeReads(text);
    QVERIFY(expected);
    const auto entries = parseEnvFile(text, u"x.env"_s, outer);
    QVERIFY2(entries, entries ? "" : qPrintable(entries.error().detail));
    QMap<QString, QString> read;
    for (const EnvEntry &entry : *entries) {
        if (entry.hasValue)
            read.insert(entry.key, entry.value);
    }
    QStringList differences;
    for (auto it = expected->begin(); it != expected->end(); ++it) {
        if (!it.value().isNull() && read.value(it.key(), u"(absent)"_s) != valueOf(it.value()))
            differences << u"%1: Compose has <%2>, Slipway <%3>"_s.arg(it.key(), valueOf(it.value()),
                                                                       read.value(it.key(), u"(absent)"_s));
    }
    for (auto it = read.cbegin(); it != read.cend(); ++it) {
        if (!expected->contains(it.key()))
            differences << u"%1: only Slipway has it"_s.arg(it.key());
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

void TestEnvFile::refusesWhatComposeRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("quote without end") << QByteArray("A='x\nB=y\n");
    QTest::newRow("double quote without end") << QByteArray("A=\"x\n");
    QTest::newRow("text after the quote") << QByteArray("A='it''s'\n");
    QTest::newRow("bad character in a name") << QByteArray("A$B=x\n");
    QTest::newRow("slash in a name") << QByteArray("a/b=x\n");
    QTest::newRow("blank in a name") << QByteArray("A B=x\n");
    QTest::newRow("brace without end") << QByteArray("A=${B\n");
    QTest::newRow("no name in braces") << QByteArray("A=${}\n");
    QTest::newRow("required") << QByteArray("A=${B:?must be there}\n");
    QTest::newRow("unknown operator") << QByteArray("A=${B!x}\n");
}

void TestEnvFile::refusesWhatComposeRefuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!composeReads(text));
    const auto entries = parseEnvFile(text, u"x.env"_s, outer);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::InvalidInput);
    QVERIFY2(entries.error().detail.startsWith(u"Line 1 of x.env cannot be read: "_s),
             qPrintable(entries.error().detail));
}

void TestEnvFile::namesTheLine()
{
    const auto entries = parseEnvFile("A=1\n\n# x\nB='two\nlines'\nC D=1\n", u"x.env"_s);
    QVERIFY(!entries);
    QCOMPARE(entries.error().detail, u"Line 6 of x.env cannot be read: a name may not contain a blank."_s);
    QCOMPARE(parseEnvFile("A=\xff\n", u"x.env"_s).error().detail,
             u"The file x.env is not UTF-8 text. Save it as UTF-8."_s);
}

void TestEnvFile::interpolatesAsCompose_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"plain",
                             "$OUTER",
                             "${OUTER}",
                             "${OUTER:-x}",
                             "${NONE:-x}",
                             "${NONE-}",
                             "${NONE:-${OUTER}}y",
                             "${NONE:-a:b}",
                             "$$OUTER",
                             "$${OUTER}",
                             "${OUTER:+yes}",
                             "${NONE:+yes}",
                             "${OUTER+${NONE:-deep}}",
                             "${NONE:-a}${NONE:-b}",
                             "${NONE:-a}-${OUTER}-}",
                             "a}b",
                             "${NONE:-a?b}",
                             "${NONE?-x}",
                             "${OUTER?x}",
                             "${NONE:-a-b:?c}",
                             "$NONE.x",
                             "${NONE:-$OUTER}",
                             "${NONE:-$$}",
                             "x$",
                             "cost 5$ each",
                             "$1",
                             "$-",
                             "$ {A}",
                             "$!",
                             "${",
                             "${OUTER",
                             "${-x}",
                             "${OUTER:}",
                             "${1}",
                             "$_",
                             "${_x:-1}"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestEnvFile::interpolatesAsCompose()
{
    QFETCH(QString, text);
    const auto read = composeReads({}, "    environment:\n      VALUE: '" + text.toUtf8() + "'\n");
    const auto ours = interpolate(text, outer);
    QCOMPARE(ours.has_value(), read.has_value());
    if (read)
        QCOMPARE(*ours, valueOf(read->value("VALUE"_L1)));
}

void TestEnvFile::findsEveryReference()
{
    const auto found = references(u"a $A ${B:-${C?why}} $$D ${E:?must}"_s);
    QVERIFY(found);
    QStringList names;
    for (const Reference &reference : *found)
        names << reference.name + (reference.isRequired() ? u"!"_s : QString()) +
                     (reference.isNested ? u"+"_s : QString());
    QCOMPARE(names, QStringList({u"A"_s, u"B"_s, u"C!+"_s, u"E!"_s}));
    QCOMPARE(found->last().word, u"must"_s);
    QCOMPARE(found->at(1).offset, 5);
}

void TestEnvFile::readsBackWhatItWrites_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"", "plain", "two words", "it's", "say \"x\"", "a\\b", "$HOME", "$$", "${A:-b}", "a#b",
                              "a #b", " x ", "line\nline", "back\\nslash\nand 'all' \"of\" $it", "\ttab", "\\", "'"})
        QTest::addRow("%s", QByteArray(value).toPercentEncoding().constData()) << QString::fromLatin1(value);
}

void TestEnvFile::readsBackWhatItWrites()
{
    QFETCH(QString, value);
    const QByteArray text =
        variablesToEnv({{u"A"_s, value, false, true, u"a note"_s}, {u"S"_s, u"secret"_s, true, true, {}}});
    QVERIFY(!text.contains("secret"));
    const auto entries = parseEnvFile(text, u"x.env"_s);
    QVERIFY2(entries, text.constData());
    QCOMPARE(entries->size(), 1);
    QCOMPARE(entries->first().value, value);
    QCOMPARE(valueOf(composeReads(text)->value("A"_L1)), value);
}

void TestEnvFile::takesAPastedFile()
{
    const auto variables = variablesFromEnv("A=1\nexport B='x y'\nC=\nD\nA=2\n", u".env.example"_s);
    QVERIFY(variables);
    QCOMPARE(*variables, QVector<Variable>({{u"A"_s, u"2"_s, false, true, {}},
                                            {u"B"_s, u"x y"_s, false, true, {}},
                                            {u"C"_s, {}, false, false, {}},
                                            {u"D"_s, {}, false, false, {}}}));
}
