// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_tls.h"

#include "core/listener/webhooks/proof.h"
#include "core/services/listenertls.h"
#include "listenerworld.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QSslSocket>

using namespace slipway;
using namespace slipway::tests;

namespace {

// The core behind a listener that speaks TLS with these settings.
struct TlsWorld : ListenerWorld {
    listener::Limits limits;
    std::unique_ptr<listener::Listener> tls;
    QString fingerprint;

    bool startTls(const CoreSettings &settings)
    {
        if (!start())
            return false;
        const auto identity = backend.listenerTls().identity(settings);
        if (!identity)
            return false;
        fingerprint = tlsFingerprint((*identity)->certificatePem);
        tls = std::make_unique<listener::Listener>(backend.services(), limits);
        return tls->start({.address = u"127.0.0.1"_s, .port = 0, .publicUrl = {}, .tls = *identity}).has_value();
    }
    std::unique_ptr<QSslSocket> connected() const
    {
        auto socket = std::make_unique<QSslSocket>();
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->connectToHostEncrypted(u"127.0.0.1"_s, tls->port());
        socket->waitForEncrypted(5000);
        return socket;
    }
    HttpAnswer call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                    const QByteArray &headers = {}) const
    {
        const auto socket = connected();
        socket->write(client().request(method, path, body, headers));
        return HttpClient::read(*socket, 10'000);
    }
    ~TlsWorld()
    {
        tls.reset();
        stop();
    }
};

CoreSettings withTls()
{
    CoreSettings settings;
    settings.isListeningTls = true;
    return settings;
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
}

} // namespace

void TlsTest::makesACertificateOnceAndKeepsItsKeySealed()
{
    ListenerWorld w;
    QVERIFY(w.start());
    ListenerTls &tls = w.backend.listenerTls();
    QVERIFY(tls.identity({}).value() == nullptr);
    QCOMPARE(tls.ownFingerprint(), QString());
    const auto first = tls.identity(withTls());
    const auto second = tls.identity(withTls());
    QVERIFY(first && second);
    QVERIFY(checkIdentity(**first));
    QCOMPARE((*first)->certificatePem, (*second)->certificatePem);
    QVERIFY((*first)->key.equals((*second)->key));
    QCOMPARE(tls.ownFingerprint(), tlsFingerprint((*first)->certificatePem));
    const QSslCertificate certificate((*first)->certificatePem, QSsl::Pem);
    QVERIFY(certificate.subjectAlternativeNames().contains(QSsl::DnsEntry, u"localhost"_s));
    QVERIFY(certificate.subjectAlternativeNames().contains(QSsl::IpAddressEntry, u"127.0.0.1"_s));
    QVERIFY(certificate.expiryDate() > QDateTime::currentDateTimeUtc().addYears(9));
    w.stop();
    QFile database(w.dataDirectory + u"/slipway.db"_s);
    QVERIFY(database.open(QIODevice::ReadOnly));
    const QByteArray bytes = database.readAll();
    QVERIFY(bytes.contains("BEGIN CERTIFICATE"));
    QVERIFY(!bytes.contains("PRIVATE KEY"));
}

void TlsTest::answersOverTls()
{
    TlsWorld w;
    QVERIFY(w.startTls(withTls()));
    QVERIFY(w.tls->url().startsWith(u"https://127.0.0.1:"_s));
    const auto socket = w.connected();
    QVERIFY(socket->isEncrypted());
    const QByteArray digest = socket->peerCertificate().digest(QCryptographicHash::Sha256).toHex(':').toUpper();
    QCOMPARE(QString::fromLatin1(digest), w.fingerprint);
    // Two on one connection.
    for (int i = 0; i < 2; ++i) {
        socket->write(w.client().request("GET", "/api/health"));
        QCOMPARE(HttpClient::read(*socket).status, 200);
    }
    // Who speaks plain HTTP there gets no answer, and is let go.
    const HttpAnswer plain = HttpClient(w.tls->port(), w.token).call("GET", "/api/health");
    QCOMPARE(plain.status, 0);
    // An answer that comes late, and one whose client has left.
    const QJsonObject stack = w.addStalling();
    {
        const auto leaving = w.connected();
        leaving->write(w.client().request("POST", ListenerWorld::pathOf(stack, "/sync")));
        leaving->waitForBytesWritten();
        QTRY_VERIFY(w.backend.runningRunCount() == 1);
        leaving->abort();
    }
    QCOMPARE(w.call("POST", ListenerWorld::pathOf(stack, "/sync")).status, 409);
}

void TlsTest::keepsItsLimitsOverTls()
{
    TlsWorld w;
    w.limits.arrival = std::chrono::milliseconds(500);
    QVERIFY(w.startTls(withTls()));
    QCOMPARE(w.call("POST", "/api/git/stacks", QByteArray(2 * 1024 * 1024, ' ')).status, 413);
    QCOMPARE(w.call("GET", "/" + QByteArray(20'000, 'a')).status, 431);
    // Neither a handshake nor a request that never comes keeps a place.
    QTcpSocket silent;
    silent.connectToHost(u"127.0.0.1"_s, w.tls->port());
    QVERIFY(silent.waitForConnected());
    QVERIFY(silent.waitForDisconnected(10'000));
    const auto slow = w.connected();
    slow->write("GET /api/hea");
    QCOMPARE(HttpClient::read(*slow).status, 408);
    QCOMPARE(w.call("GET", "/api/health").status, 200);
}

void TlsTest::takesAWebhookOverTls()
{
    TlsWorld w;
    QVERIFY(w.startTls(withTls()));
    const QByteArray secret(32, 's');
    const QJsonObject stack = w.add({{u"webhookEnabled"_s, true}, {u"webhookSecret"_s, QString::fromLatin1(secret)}});
    QByteArray body =
        R"({"ref":"refs/heads/main","after":"1111111111111111111111111111111111111111","commits":[{"message":")";
    body += QByteArray(300'000, 'x') + "\"}]}";
    const QByteArray proof = listener::hmacSha256(secret, body).toHex();
    const HttpAnswer answer =
        w.call("POST", ListenerWorld::pathOf(stack, "/webhook"), body,
               "X-GitHub-Event: push\r\nX-GitHub-Delivery: 1\r\nX-Hub-Signature-256: sha256=" + proof + "\r\n");
    QCOMPARE(answer.status, 202);
}

void TlsTest::usesThePersonsFiles()
{
    const QTemporaryDir folder;
    const auto made = selfSignedIdentity({u"slipway.example"_s}, QDateTime::currentDateTimeUtc());
    QVERIFY(made);
    CoreSettings settings = withTls();
    settings.tlsCertificateFile = written(folder, u"certificate.pem"_s, made->certificatePem);
    settings.tlsKeyFile = written(folder, u"key.pem"_s, made->key.reveal().toByteArray());
    TlsWorld w;
    QVERIFY(w.startTls(settings));
    const QSslCertificate shown = w.connected()->peerCertificate();
    QVERIFY(shown.subjectAlternativeNames().contains(QSsl::DnsEntry, u"slipway.example"_s));
    QCOMPARE(w.fingerprint, tlsFingerprint(made->certificatePem));
    QCOMPARE(w.backend.listenerTls().ownFingerprint(), QString());
}

void TlsTest::refusesFilesThatAreNotRight_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no file") << u"none.pem"_s << u"key.pem"_s << u"none.pem"_s;
    QTest::newRow("no key file") << u"certificate.pem"_s << u"none.pem"_s << u"none.pem"_s;
    QTest::newRow("not a certificate") << u"key.pem"_s << u"key.pem"_s << u"certificate"_s;
    QTest::newRow("not a key") << u"certificate.pem"_s << u"certificate.pem"_s << u"key"_s;
    QTest::newRow("of another") << u"certificate.pem"_s << u"other.pem"_s << u"does not belong"_s;
    QTest::newRow("encrypted") << u"certificate.pem"_s << u"encrypted.pem"_s << u"passphrase"_s;
}

void TlsTest::refusesFilesThatAreNotRight()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, sentence);
    const QTemporaryDir folder;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto made = selfSignedIdentity({}, now);
    const auto other = selfSignedIdentity({}, now);
    QVERIFY(made && other);
    written(folder, u"certificate.pem"_s, made->certificatePem);
    written(folder, u"key.pem"_s, made->key.reveal().toByteArray());
    written(folder, u"other.pem"_s, other->key.reveal().toByteArray());
    written(folder, u"encrypted.pem"_s,
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIHsMFcGCSqGSIb3DQEFDTBK\n-----END ENCRYPTED PRIVATE KEY-----\n");
    ListenerWorld w;
    QVERIFY(w.start());
    CoreSettings settings = withTls();
    settings.tlsCertificateFile = folder.filePath(certificate);
    settings.tlsKeyFile = folder.filePath(key);
    const auto identity = w.backend.listenerTls().identity(settings);
    QVERIFY(!identity);
    QVERIFY2((identity.error().subject + identity.error().detail).contains(sentence),
             qPrintable(identity.error().subject + identity.error().detail));
    w.stop();
}
