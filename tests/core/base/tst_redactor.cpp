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
