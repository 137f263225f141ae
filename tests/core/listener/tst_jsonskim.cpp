// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_jsonskim.h"

#include "core/listener/webhooks/jsonskim.h"

#include <QTest>

using namespace slipway::listener;

void JsonSkimTest::keepsWhatIsWanted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("nothing there") << QByteArray("{}") << QByteArray("{}");
    QTest::newRow("blanks") << QByteArray(" { \"ref\" :\t1 ,\r\n\"x\": 2 } ") << QByteArray(R"({"ref":1})");
    QTest::newRow("first left out") << QByteArray(R"({"x":1,"ref":"a"})") << QByteArray(R"({"ref":"a"})");
    QTest::newRow("in objects and lists") << QByteArray(R"({"a":[{"ref":1}],"list":[{"x":1,"ref":2},3,[],"x"]})")
                                          << QByteArray(R"({"list":[{"ref":2},3,[],"x"]})");
    QTest::newRow("brackets in a string") << QByteArray(R"({"x":"}]\"{","ref":"}"})") << QByteArray(R"({"ref":"}"})");
    QTest::newRow("a string that ends in a backslash")
        << QByteArray(R"({"x":"\\","ref":1})") << QByteArray(R"({"ref":1})");
    QTest::newRow("a name in escapes") << QByteArray(R"({"\u0072ef":1,"x":2})") << QByteArray(R"({"\u0072ef":1})");
    QTest::newRow("twice") << QByteArray(R"({"ref":1,"ref":2})") << QByteArray(R"({"ref":1,"ref":2})");
    QTest::newRow("numbers") << QByteArray(R"({"x":[-0.5e+10,0,12E-3,-7],"ref":-1.25})")
                             << QByteArray(R"({"ref":-1.25})");
    QTest::newRow("words") << QByteArray(R"({"x":[true,false,null],"ref":null})") << QByteArray(R"({"ref":null})");
    QTest::newRow("a byte order mark") << QByteArray("\xef\xbb\xbf{\"ref\":1}") << QByteArray(R"({"ref":1})");
}

void JsonSkimTest::keepsWhatIsWanted()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, kept);
    QCOMPARE(skimJson(text, {"ref", "list"}).value_or("nothing"), kept);
}

void JsonSkimTest::leavesWhatIsNoJsonToQt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << QByteArray("  ");
    QTest::newRow("cut off in a string") << QByteArray(R"({"x":"a)");
    QTest::newRow("cut off behind a backslash") << QByteArray("{\"x\":\"a\\");
    QTest::newRow("cut off in a name") << QByteArray(R"({"x)");
    QTest::newRow("cut off in an escape") << QByteArray(R"({"x":"\u00)");
    QTest::newRow("an escape without digits") << QByteArray(R"({"x":"\u00zz"})");
    QTest::newRow("no colon") << QByteArray(R"({"x" 1})");
    QTest::newRow("no comma") << QByteArray(R"({"x":1 "y":2})");
    QTest::newRow("a comma too many") << QByteArray(R"({"x":1,})");
    QTest::newRow("no value") << QByteArray(R"({"x":})");
    QTest::newRow("brackets that do not fit") << QByteArray(R"({"x":[1}])");
    QTest::newRow("an unknown word") << QByteArray(R"({"x":nope})");
    QTest::newRow("no number") << QByteArray(R"({"x":1.})");
    QTest::newRow("more behind it") << QByteArray(R"({"x":1} {)");
    QTest::newRow("wrong UTF-8") << QByteArray("{\"x\":\"\xff\"}");
    QTest::newRow("very deep") << QByteArray(R"({"x":)") + QByteArray(100'000, '[');
}

void JsonSkimTest::leavesWhatIsNoJsonToQt()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!skimJson(text, {"ref"}));
}
