// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_redactor.h"

#include "core/base/redactor.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

using namespace slipway;

namespace {

QString secretText()
{
    return QStringLiteral("p\"äss/w+rd=&\\ 7?");
}

QByteArray jsonOf(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
}

} // namespace

void TestRedactor::replacesEveryForm_data()
{
    const QByteArray utf8 = secretText().toUtf8();
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("plain") << utf8;
    QTest::newRow("base64") << utf8.toBase64();
    QTest::newRow("base64 url") << utf8.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QTest::newRow("percent-encoded") << QUrl::toPercentEncoding(secretText());
    const QByteArray json = jsonOf(secretText());
    QTest::newRow("json") << json.mid(2, json.size() - 4);
}

void TestRedactor::replacesEveryForm()
{
    QFETCH(QByteArray, form);
    Redactor redactor;
    redactor.add(SecretString(secretText()));
    QCOMPARE(redactor.redact("before " + form + " after"), QByteArray("before *** after"));
}

// As other programs wrote it; none of these texts is made by the code under test.
void TestRedactor::replacesWhatOtherProgramsWrite_data()
{
    QTest::addColumn<QByteArray>("form");
    const auto row = [](const char *name, const char *form) { QTest::newRow(name) << QByteArray(form); };
    row("as it is", R"(p@ss w0rd!/x&y<z>"q\ä1+$a)");
    row("Go's json", R"(p@ss w0rd!/x\u0026y\u003cz\u003e\"q\\ä1+$a)");
    row("Go's json in Go's json", R"(p@ss w0rd!/x\\u0026y\\u003cz\\u003e\\\"q\\\\ä1+$a)");
    row("JSON.stringify", R"(p@ss w0rd!/x&y<z>\"q\\ä1+$a)");
    row("JSON.stringify twice", R"(p@ss w0rd!/x&y<z>\\\"q\\\\ä1+$a)");
    row("Python's json.dumps", R"(p@ss w0rd!/x&y<z>\"q\\\u00e41+$a)");
    row("Python's json.dumps twice", R"(p@ss w0rd!/x&y<z>\\\"q\\\\\\u00e41+$a)");
    row("PHP's json_encode", R"(p@ss w0rd!\/x&y<z>\"q\\\u00e41+$a)");
    row("upper case in JSON", R"(p@ss w0rd!/x\u0026y\u003Cz\u003E\u0022q\\\u00E41+$a)");
    row("encodeURIComponent", "p%40ss%20w0rd!%2Fx%26y%3Cz%3E%22q%5C%C3%A41%2B%24a");
    row("URLSearchParams", "p%40ss+w0rd%21%2Fx%26y%3Cz%3E%22q%5C%C3%A41%2B%24a");
    row("urllib.parse.quote", "p%40ss%20w0rd%21/x%26y%3Cz%3E%22q%5C%C3%A41%2B%24a");
    row("lower case in URL", "p%40ss%20w0rd%21%2fx%26y%3cz%3e%22q%5c%c3%a41%2b%24a");
    row("bash's printf %q", R"(p@ss\ w0rd\!/x\&y\<z\>\"q\\ä1+\$a)");
    row("docker compose config", R"(p@ss w0rd!/x&y<z>"q\ä1+$$a)");
    row("docker compose config as json", R"(p@ss w0rd!/x\u0026y\u003cz\u003e\"q\\ä1+$$a)");
    row("base64", "cEBzcyB3MHJkIS94Jnk8ej4icVzDpDErJGE=");
    row("base64 in a URL", "cEBzcyB3MHJkIS94Jnk8ej4icVzDpDErJGE%3D");
}

void TestRedactor::replacesWhatOtherProgramsWrite()
{
    QFETCH(QByteArray, form);
    const QByteArray secret(R"(p@ss w0rd!/x&y<z>"q\ä1+$a)");
    Redactor redactor;
    redactor.add(SecretString::fromBytes(secret));
    redactor.add(SecretString(QStringLiteral("another")));
    QCOMPARE(redactor.redact("before " + form + " after"), QByteArray("before *** after"));
    RedactorStream stream(redactor);
    QByteArray out;
    for (const char byte : QByteArray("before " + form + " after"))
        out += stream.feed(QByteArray(1, byte));
    QCOMPARE(out + stream.end(), QByteArray("before *** after"));
}

void TestRedactor::replacesFromTheFirstCharacter_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("form");
    const auto row = [](const char *name, const char *secret, const char *form) {
        QTest::newRow(name) << QByteArray(secret) << QByteArray(form);
    };
    row("quote", R"("abc")", R"(\"abc\")");
    row("quote, twice", R"("abc")", R"(\\\"abc\\\")");
    row("backslash", R"(\abc\)", R"(\\abc\\)");
    row("backslash and umlaut",
        "\\\xc3\xa4"
        "bc",
        R"(\\\u00e4bc)");
    row("less", "<abc>", R"(\u003cabc\u003e)");
    row("umlauts", "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f", R"(\u00e4\u00f6\u00fc\u00df)");
    row("surrogates",
        "ab\xf0\x9f\x98\x80"
        "cd",
        R"(ab\ud83d\ude00cd)");
    row("slash", "/a/b/c", "%2fa%2Fb%2fc");
    row("slash in PHP", "/a/b/c", R"(\/a\/b\/c)");
    row("blank", " a b", "+a+b");
    row("dollar", "$abc", "$$abc");
    row("dollars", "a$$$b", "a$$$$$$b");
    row("line end", "a\nb-c", R"(a\nb-c)");
}

void TestRedactor::replacesFromTheFirstCharacter()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, form);
    Redactor redactor;
    redactor.add(SecretString::fromBytes(secret));
    QCOMPARE(redactor.redact("=" + secret + ";"), QByteArray("=***;"));
    QCOMPARE(redactor.redact("=" + form + ";"), QByteArray("=***;"));
}

void TestRedactor::leavesWhatIsNotTheSecret()
{
    Redactor redactor;
    redactor.add(SecretString(QStringLiteral("abc/def$g")));
    for (const char *text : {"a\\bc/def$g", "abc\\u002edef$g", "abc%2Fdef%25g", "abc/def", "abc//def$g", "ABC/DEF$G"})
        QCOMPARE(redactor.redact(QByteArray(text)), QByteArray(text));
}

// `base64` and PEM break lines; each comes to the redactor alone.
void TestRedactor::replacesWrappedBase64_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("before");
    for (const int columns : {64, 76}) {
        for (const int before : {0, 1, 2, 100})
            QTest::addRow("%d columns after %d bytes", columns, before) << columns << before;
    }
}

void TestRedactor::replacesWrappedBase64()
{
    QFETCH(int, columns);
    QFETCH(int, before);
    const QByteArray secret = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ?!/-_+*~" +
                              QByteArray("The quick brown fox jumps over the lazy dog. ").repeated(2);
    Redactor redactor;
    redactor.add(SecretString::fromBytes(secret));
    const QByteArray encoded = (QByteArray(before, '\xff') + secret).toBase64();
    QByteArray wrapped;
    qsizetype shown = 0;
    for (qsizetype at = 0; at < encoded.size(); at += columns) {
        const QByteArray line = encoded.mid(at, columns);
        wrapped += line + '\n';
        shown += redactor.redact("#7 0.1 " + line).replace("#7 0.1 ", "").replace("***", "").size();
    }
    // A line's first and last group may have other bytes too.
    QVERIFY2(shown <= before * 4 / 3 + 12, qPrintable(QString::number(shown)));
    const QByteArray left = redactor.redact(wrapped);
    QVERIFY2(left.size() <= before * 4 / 3 + 16, left.constData());
}

void TestRedactor::replacesBase64InTheMiddleOfLongerText()
{
    // "user:SECRET" of basic authentication: the secret begins anywhere in a group of three.
    const QByteArray secret("correct horse battery");
    Redactor redactor;
    redactor.add(SecretString(QString::fromLatin1(secret)));
    for (const QByteArray prefix : {"", "u", "us", "use", "user:"}) {
        const QByteArray encoded = (prefix + secret + "!").toBase64();
        const QByteArray redacted = redactor.redact("Basic " + encoded);
        QVERIFY2(redacted.contains("***"), redacted.constData());
        // What is left decodes to hardly anything of the secret.
        QVERIFY2(redacted.size() <= 6 + 3 + 16, redacted.constData());
    }
}

void TestRedactor::replacesTheLongerOfOverlappingSecrets()
{
    Redactor redactor;
    redactor.add(SecretString(QStringLiteral("token")));
    redactor.add(SecretString(QStringLiteral("token-with-more")));
    QCOMPARE(redactor.redact(QByteArray("a token-with-more b token c")), QByteArray("a *** b *** c"));
}

void TestRedactor::replacesMultiLineValuesLineByLine()
{
    Redactor redactor;
    redactor.add(SecretString(QStringLiteral("-----BEGIN-----\nabcdefgh\n  ijklmnop\nxy\n")));
    QCOMPARE(redactor.redact(QByteArray("x abcdefgh y")), QByteArray("x *** y"));
    QCOMPARE(redactor.redact(QByteArray("log | ijklmnop")), QByteArray("log | ***"));
    QCOMPARE(redactor.redact(QByteArray("xy stays")), QByteArray("xy stays"));
}

void TestRedactor::leavesShortValuesAndOtherTextAlone()
{
    Redactor redactor;
    redactor.add(SecretString(QStringLiteral("abc")));
    redactor.add(SecretString());
    QVERIFY(redactor.isEmpty());
    QCOMPARE(redactor.redact(QStringLiteral("abc")), QStringLiteral("abc"));
    redactor.add(SecretString(QStringLiteral("abcd")));
    QVERIFY(!redactor.isEmpty());
    QCOMPARE(redactor.redact(QStringLiteral("abc abcd ABCD äöü")), QStringLiteral("abc *** ABCD äöü"));
}

void TestRedactor::replacesSeveralInOneText()
{
    Redactor redactor;
    redactor.add(SecretString(QStringLiteral("first-secret")));
    redactor.add(SecretString(QStringLiteral("second")));
    QCOMPARE(redactor.redact(QByteArray("first-secretsecond|second")), QByteArray("******|***"));
}

void TestRedactor::replacesWhatLiesAcrossTwoPieces()
{
    Redactor redactor;
    redactor.add(SecretString(QStringLiteral("correct horse battery")));
    redactor.add(SecretString(QStringLiteral("horse")));
    const QByteArray text = "a horse, b correct horse battery c correct horse b";
    const QByteArray wanted = redactor.redact(text);
    QCOMPARE(wanted, QByteArray("a ***, b *** c correct *** b"));
    for (int size = 1; size < 30; ++size) {
        RedactorStream stream(redactor);
        QByteArray out;
        for (qsizetype at = 0; at < text.size(); at += size)
            out += stream.feed(text.mid(at, size));
        out += stream.end();
        QCOMPARE(out, wanted);
    }
}

void TestRedactor::isFastOnTextWithoutSecrets()
{
    Redactor redactor;
    for (int i = 0; i < 20; ++i)
        redactor.add(SecretString(QStringLiteral("Secret-Number-%1-Zz").arg(i)));
    const QByteArray text = QByteArray("Step 4/9 : RUN make install && echo done\n").repeated(250'000); // 10 MB
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(redactor.redact(text).size(), text.size());
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}
