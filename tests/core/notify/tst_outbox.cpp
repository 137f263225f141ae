// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_outbox.h"

#include "core/notify/outbox.h"
#include "tests/support/httppeer.h"

#include <QElapsedTimer>
#include <QTest>
#include <atomic>
#include <mutex>

using namespace slipway;
using namespace slipway::notify;
using namespace slipway::tests;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kWait = 10'000;

HttpRequest letter(const QString &url, const QByteArray &body = "{}")
{
    HttpRequest request;
    request.url = SecretString(url);
    request.body = body;
    return request;
}

// What came back, from the thread of the calls.
class Answers
{
public:
    Outbox::Done taker()
    {
        return [this](const Result<> &result) {
            const std::lock_guard lock(m_mutex);
            m_results.push_back(result);
        };
    }
    size_t count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_results.size();
    }
    Result<> at(size_t index) const
    {
        const std::lock_guard lock(m_mutex);
        return m_results.at(index);
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Result<>> m_results;
};

} // namespace

void TestOutbox::sendsInOrder()
{
    HttpPeer peer;
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls);
    for (int i = 0; i < 20; ++i)
        outbox.send(u"one"_s, letter(peer.url(u"/x"_s), QByteArray::number(i)), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), size_t(20), kWait);
    QCOMPARE(peer.requests.size(), size_t(20));
    for (int i = 0; i < 20; ++i) {
        QVERIFY(answers.at(size_t(i)));
        QCOMPARE(peer.requests.at(size_t(i)).body, QByteArray::number(i));
    }
    QCOMPARE(peer.requests.front().header("Content-Type"), QByteArray("application/json"));
}

void TestOutbox::triesAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isRetried");
    for (const int status : {500, 502, 503, 408, 429})
        QTest::addRow("%d", status) << status << true;
    for (const int status : {400, 401, 403, 404, 410})
        QTest::addRow("%d", status) << status << false;
}

void TestOutbox::triesAgain()
{
    QFETCH(const int, status);
    QFETCH(const bool, isRetried);
    HttpPeer peer;
    peer.answer = [&peer, status](const HttpPeer::Request &) {
        return HttpPeer::Reply{peer.requests.size() == 1 ? status : 200};
    };
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls, {50ms, 50ms});
    outbox.send(u"one"_s, letter(peer.url(u"/secret-path"_s)), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), size_t(1), kWait);
    QCOMPARE(answers.at(0).has_value(), isRetried);
    QCOMPARE(peer.requests.size(), isRetried ? size_t(2) : size_t(1));
    if (!isRetried)
        QVERIFY(answers.at(0).error().detail.contains(QString::number(status)));
}

void TestOutbox::waitsAsLongAsTheServerAsks()
{
    HttpPeer peer;
    peer.answer = [&peer](const HttpPeer::Request &) {
        return peer.requests.size() == 1 ? HttpPeer::Reply{429, "{}", "Retry-After: 1\r\n"} : HttpPeer::Reply{};
    };
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls, {1ms});
    QElapsedTimer timer;
    timer.start();
    outbox.send(u"one"_s, letter(peer.url()), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), size_t(1), kWait);
    QVERIFY(answers.at(0));
    QVERIFY2(timer.elapsed() >= 950, qPrintable(QString::number(timer.elapsed())));
}

void TestOutbox::givesUpAfterTheLastTry()
{
    HttpPeer peer;
    peer.answer = [](const HttpPeer::Request &) { return HttpPeer::Reply{500}; };
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls, {10ms, 10ms});
    outbox.send(u"one"_s, letter(peer.url(), "first"), answers.taker());
    outbox.send(u"one"_s, letter(peer.url(), "second"), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), size_t(2), kWait);
    QVERIFY(!answers.at(0) && !answers.at(1));
    QCOMPARE(peer.requests.size(), size_t(6));
    QCOMPARE(peer.requests.at(2).body, QByteArray("first"));
    QCOMPARE(peer.requests.at(3).body, QByteArray("second"));
}

void TestOutbox::followsNoRedirect()
{
    HttpPeer other;
    HttpPeer peer;
    peer.answer = [&other](const HttpPeer::Request &) {
        return HttpPeer::Reply{307, "{}", "Location: " + other.url(u"/"_s).toLatin1() + "\r\n"};
    };
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls, {10ms});
    HttpRequest request = letter(peer.url());
    request.headers.emplace_back("Authorization", SecretString(u"Bearer tok"_s));
    outbox.send(u"one"_s, std::move(request), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), size_t(1), kWait);
    QVERIFY(!answers.at(0));
    QCOMPARE(peer.requests.front().header("Authorization"), QByteArray("Bearer tok"));
    QTest::qWait(100);
    QVERIFY(other.requests.empty());
}

void TestOutbox::aTargetThatHangsKeepsUpNobody()
{
    HttpPeer hanging;
    hanging.answer = [](const HttpPeer::Request &) { return HttpPeer::Reply{0}; };
    HttpPeer peer;
    Answers hung;
    Answers answers;
    HttpCalls calls(500ms);
    Outbox outbox(calls, {});
    outbox.send(u"hanging"_s, letter(hanging.url()), hung.taker());
    outbox.send(u"one"_s, letter(peer.url()), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), size_t(1), 400);
    QVERIFY(answers.at(0));
    QTRY_COMPARE_WITH_TIMEOUT(hung.count(), size_t(1), kWait);
    QVERIFY(!hung.at(0));
    QVERIFY(hung.at(0).error().detail.contains(u"in time"_s));
}

void TestOutbox::givesUpTheOldestWhenTooManyWait()
{
    HttpPeer hanging;
    hanging.answer = [](const HttpPeer::Request &) { return HttpPeer::Reply{0}; };
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls, {});
    for (int i = 0; i < Outbox::kMostWaiting + 3; ++i)
        outbox.send(u"one"_s, letter(hanging.url()), answers.taker());
    QCOMPARE(answers.count(), size_t(3));
    QVERIFY(!answers.at(0));
}

void TestOutbox::forgetsATargetThatIsGone()
{
    HttpPeer peer;
    peer.answer = [](const HttpPeer::Request &) { return HttpPeer::Reply{500}; };
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls, {100ms, 100ms, 100ms});
    outbox.send(u"one"_s, letter(peer.url()), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(peer.requests.size(), size_t(1), kWait);
    outbox.forget(u"one"_s);
    QTest::qWait(300);
    QCOMPARE(peer.requests.size(), size_t(1));
    QCOMPARE(answers.count(), size_t(0));
}

void TestOutbox::endsWhileMessagesWait()
{
    HttpPeer hanging;
    hanging.answer = [](const HttpPeer::Request &) { return HttpPeer::Reply{0}; };
    QElapsedTimer timer;
    Answers answers;
    {
        HttpCalls calls;
        Outbox outbox(calls);
        outbox.send(u"one"_s, letter(hanging.url()), answers.taker());
        outbox.send(u"one"_s, letter(hanging.url()), answers.taker());
        QTRY_COMPARE_WITH_TIMEOUT(hanging.requests.size(), size_t(1), kWait);
        timer.start();
    }
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
}

void TestOutbox::saysThatATlsServerIsNotTrusted()
{
    const QString https = qEnvironmentVariable("SLIPWAY_TEST_GIT_HTTPS");
    QVERIFY2(!https.isEmpty(), "SLIPWAY_TEST_GIT_HTTPS is not set: start the tests by ./dev test");
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls, {});
    outbox.send(u"one"_s, letter(https), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), size_t(1), kWait);
    QVERIFY(!answers.at(0));
    QVERIFY2(answers.at(0).error().detail.contains(u"not trusted"_s), qPrintable(answers.at(0).error().detail));
}

void TestOutbox::neverNamesTheAddress()
{
    Answers answers;
    HttpCalls calls;
    Outbox outbox(calls, {});
    outbox.send(u"one"_s, letter(u"http://127.0.0.1:1/services/s3cret-part"_s), answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.count(), size_t(1), kWait);
    const Error error = answers.at(0).error();
    QVERIFY(!(error.subject + error.detail).contains(u"s3cret"_s));
    QCOMPARE(error.subject, u"127.0.0.1"_s);
}
