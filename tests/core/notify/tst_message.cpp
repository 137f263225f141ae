// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_message.h"

#include "core/base/utc.h"
#include "core/notify/message.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace slipway;
using namespace slipway::notify;
using namespace Qt::StringLiterals;

namespace {

Message failure()
{
    Message message;
    message.kind = NewsKind::Failed;
    message.title = u"shop failed"_s;
    message.text = u"The branch main is not there."_s;
    message.stacks = {{StackId(3), u"shop"_s}};
    message.run = RunId(41);
    message.happened = utcTime(QDate(2026, 5, 4), QTime(3, 2, 1));
    return message;
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    for (const auto &[key, value] : request.headers) {
        if (key == name)
            return value.reveal().toByteArray();
    }
    return {};
}

} // namespace

void TestMessage::takesTheFormOfItsTarget_data()
{
    QTest::addColumn<TargetKind>("kind");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("sentTo");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("webhook") << TargetKind::Webhook << u"https://hook.test/a?b=c"_s << u"https://hook.test/a?b=c"_s
                             << QByteArray("Authorization") << QByteArray("Bearer tok")
                             << QByteArray(
                                    R"({"commit":null,"kind":"failed","runId":41,"source":"slipway",)"
                                    R"("stacks":[{"id":3,"name":"shop"}],"text":"The branch main is not there.",)"
                                    R"("time":"2026-05-04T03:02:01.000Z","title":"shop failed"})");
    QTest::newRow("ntfy") << TargetKind::Ntfy << u"https://ntfy.test/base/topic"_s << u"https://ntfy.test/base/"_s
                          << QByteArray("Authorization") << QByteArray("Bearer tok")
                          << QByteArray(R"({"message":"The branch main is not there.","priority":4,"tags":["warning"],)"
                                        R"("title":"shop failed","topic":"topic"})");
    const QByteArray gotify = R"({"message":"The branch main is not there.","priority":8,"title":"shop failed"})";
    QTest::newRow("gotify") << TargetKind::Gotify << u"https://gotify.test/"_s << u"https://gotify.test/message"_s
                            << QByteArray("X-Gotify-Key") << QByteArray("tok") << gotify;
    QTest::newRow("gotify below a folder")
        << TargetKind::Gotify << u"https://gotify.test/push"_s << u"https://gotify.test/push/message"_s
        << QByteArray("X-Gotify-Key") << QByteArray("tok") << gotify;
    QTest::newRow("slack") << TargetKind::Slack << u"https://hooks.test/services/T/B/X"_s
                           << u"https://hooks.test/services/T/B/X"_s << QByteArray("Authorization") << QByteArray()
                           << QByteArray("{\"text\":\"*shop failed*\\nThe branch main is not there.\"}");
    QTest::newRow("discord") << TargetKind::Discord << u"https://discord.test/api/webhooks/1/x"_s
                             << u"https://discord.test/api/webhooks/1/x"_s << QByteArray("Authorization")
                             << QByteArray()
                             << QByteArray("{\"allowed_mentions\":{\"parse\":[]},\"content\":\"**shop failed**\\nThe "
                                           "branch main is not there.\"}");
}

void TestMessage::takesTheFormOfItsTarget()
{
    QFETCH(const TargetKind, kind);
    QFETCH(const QString, url);
    QFETCH(const QByteArray, header);
    const HttpRequest request = requestFor(kind, {SecretString(url), SecretString(u"tok"_s)}, failure());
    QTEST(request.url.revealText(), "sentTo");
    QTEST(headerOf(request, header), "value");
    QTEST(request.body, "body");
    QCOMPARE(request.method, QByteArray("POST"));
}

void TestMessage::callsNobodyByAMention()
{
    Message message = failure();
    message.text = u"branch <!channel> & <@U1>"_s;
    const TargetSecrets secrets{SecretString(u"https://chat.test/x"_s), {}};
    const QByteArray slack = requestFor(TargetKind::Slack, secrets, message).body;
    QVERIFY(!slack.contains('<'));
    QVERIFY(slack.contains("&lt;!channel&gt; &amp; &lt;@U1&gt;"));
    QVERIFY(requestFor(TargetKind::Discord, secrets, message).body.contains(R"("allowed_mentions":{"parse":[]})"));
}

void TestMessage::keepsToTheirLimits()
{
    Message message = failure();
    message.text = QString(10'000, u'x');
    const TargetSecrets secrets{SecretString(u"https://chat.test/x"_s), {}};
    const auto field = [&](TargetKind kind, const char *name) {
        return QJsonDocument::fromJson(requestFor(kind, secrets, message).body)
            .object()
            .value(QLatin1String(name))
            .toString();
    };
    QCOMPARE(field(TargetKind::Discord, "content").size(), 2000);
    QVERIFY(field(TargetKind::Slack, "text").size() <= 3000);
    QVERIFY(field(TargetKind::Ntfy, "message").size() <= 4000);
}

void TestMessage::saysWhatIsWrongWithAnAddress_data()
{
    QTest::addColumn<TargetKind>("kind");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("https") << TargetKind::Webhook << u"https://hook.test/a"_s << true;
    QTest::newRow("http") << TargetKind::Webhook << u"http://10.0.0.1:8080/"_s << true;
    QTest::newRow("nothing") << TargetKind::Webhook << QString() << false;
    QTest::newRow("a file") << TargetKind::Webhook << u"file:///etc/passwd"_s << false;
    QTest::newRow("no host") << TargetKind::Webhook << u"https://"_s << false;
    QTest::newRow("a password in it") << TargetKind::Webhook << u"https://me:pw@hook.test/"_s << false;
    QTest::newRow("no topic") << TargetKind::Ntfy << u"https://ntfy.test/"_s << false;
    QTest::newRow("topic") << TargetKind::Ntfy << u"https://ntfy.test/topic"_s << true;
}

void TestMessage::saysWhatIsWrongWithAnAddress()
{
    QFETCH(const TargetKind, kind);
    QFETCH(const QString, url);
    QFETCH(const bool, isGood);
    QCOMPARE(addressProblem(kind, url).isEmpty(), isGood);
}
