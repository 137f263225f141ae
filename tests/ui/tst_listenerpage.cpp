// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_listenerpage.h"

#include "app/desktop.h"
#include "core/services/webhookservice.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTabWidget>
#include <QTcpServer>
#include <QTest>
#include <QUrl>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 10'000;
constexpr int kListenerPage = 2;

// On the box itself: the row may be wider than what takes the click.
void toggle(QCheckBox *box)
{
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
}

} // namespace

TstListenerPage::TstListenerPage() = default;
TstListenerPage::~TstListenerPage() = default;

void TstListenerPage::initTestCase()
{
    QApplication::setQuitOnLastWindowClosed(false);
    qputenv("DOCKER_HOST", "unix://" + QFile::encodeName(m_folder.filePath(u"no-docker.sock"_s)));
    Options options;
    options.dataDirectory = m_folder.filePath(u"data"_s);
    options.vault = VaultChoice::KeyFile;
    m_application = std::make_unique<Application>(options, Application::Kind::Window);
    QVERIFY(m_application->start());
    m_desktop = std::make_unique<Desktop>(*m_application, options);
    m_desktop->show(false);
    QTRY_COMPARE_WITH_TIMEOUT(m_application->backend().vaultState(), Backend::VaultState::Open, kWait);
    // The usual port may be somebody else's here.
    QVERIFY(openPage() != nullptr);
    part<QSpinBox>("settingsListenPort")->setValue(0);
    confirm();
    QTRY_VERIFY_WITH_TIMEOUT(m_application->listenerUrl().startsWith(u"http://127.0.0.1:"_s), kWait);
}

void TstListenerPage::cleanupTestCase()
{
    m_desktop.reset();
    if (m_application)
        m_application->stop();
    m_application.reset();
}

QWidget *TstListenerPage::openPage()
{
    m_desktop->window()->findChild<QAction *>(u"actionSettings"_s)->trigger();
    m_dialog = nullptr;
    (void)QTest::qWaitFor([this] {
        m_dialog = m_desktop->window()->findChild<QWidget *>(u"settingsDialog"_s);
        return m_dialog != nullptr && m_dialog->isVisible();
    });
    if (m_dialog)
        part<QTabWidget>("settingsPages")->setCurrentIndex(kListenerPage);
    return m_dialog;
}

template <class Widget>
Widget *TstListenerPage::part(const char *name) const
{
    return m_dialog->findChild<Widget *>(QString::fromLatin1(name));
}

void TstListenerPage::confirm()
{
    QTest::mouseClick(part<QPushButton>("settingsOk"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->window()->findChild<QWidget *>(u"settingsDialog"_s) == nullptr, kWait);
}

bool TstListenerPage::isReachedAt(const QString &address) const
{
    QTcpSocket socket;
    socket.connectToHost(address, quint16(QUrl(m_application->listenerUrl()).port()));
    return socket.waitForConnected(2000);
}

void TstListenerPage::encryptsWithACertificateOfItsOwn()
{
    QVERIFY(openPage() != nullptr);
    QVERIFY(part<QLabel>("settingsListener")->text().contains(m_application->listenerUrl()));
    QVERIFY(!part<QLineEdit>("settingsTlsCertificate")->isEnabled());
    toggle(part<QCheckBox>("settingsTls"));
    QVERIFY(part<QLineEdit>("settingsTlsCertificate")->isEnabled());
    confirm();
    QTRY_VERIFY_WITH_TIMEOUT(m_application->listenerUrl().startsWith(u"https://127.0.0.1:"_s), kWait);
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(u"127.0.0.1"_s, quint16(QUrl(m_application->listenerUrl()).port()));
    QVERIFY2(client.waitForEncrypted(kWait), qPrintable(client.errorString()));
    const QByteArray digest = client.peerCertificate().digest(QCryptographicHash::Sha256).toHex();
    QVERIFY(openPage() != nullptr);
    const QString shown = part<QLabel>("settingsTlsFingerprint")->text();
    QCOMPARE(QString(shown).remove(u':').remove(u' ').toLower().toLatin1(), digest);
    toggle(part<QCheckBox>("settingsTls"));
    confirm();
    QTRY_VERIFY_WITH_TIMEOUT(m_application->listenerUrl().startsWith(u"http://127.0.0.1:"_s), kWait);
}

void TstListenerPage::opensToTheNetworkOnlyWithConsent()
{
    QVERIFY(isReachedAt(u"127.0.0.1"_s));
    QVERIFY(!isReachedAt(u"127.0.0.2"_s));
    QVERIFY(openPage() != nullptr);
    QVERIFY(!part<QLineEdit>("settingsListenAddress")->isEnabled());
    const QString closed = part<QLabel>("settingsListenMeaning")->text();
    toggle(part<QCheckBox>("settingsListenOpen"));
    QVERIFY(part<QLineEdit>("settingsListenAddress")->isEnabled());
    QCOMPARE(part<QLineEdit>("settingsListenAddress")->text(), u"0.0.0.0"_s);
    QVERIFY(part<QLabel>("settingsListenMeaning")->text() != closed);
    QVERIFY(part<QLabel>("settingsListenMeaning")->text().contains(u"without TLS"_s));
    confirm();
    QTRY_VERIFY_WITH_TIMEOUT(isReachedAt(u"127.0.0.2"_s), kWait);
    QVERIFY(openPage() != nullptr);
    QVERIFY(part<QCheckBox>("settingsListenOpen")->isChecked());
    toggle(part<QCheckBox>("settingsListenOpen"));
    confirm();
    QTRY_VERIFY_WITH_TIMEOUT(isReachedAt(u"127.0.0.1"_s) && !isReachedAt(u"127.0.0.2"_s), kWait);
}

void TstListenerPage::saysThatAPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    QVERIFY(openPage() != nullptr);
    part<QSpinBox>("settingsListenPort")->setValue(other.serverPort());
    confirm();
    QTRY_VERIFY_WITH_TIMEOUT(m_application->listenerError().has_value(), kWait);
    QVERIFY(openPage() != nullptr);
    QVERIFY(part<QLabel>("settingsListener")->text().startsWith(u"Off."_s));
    QVERIFY(part<QLabel>("settingsListener")->text().contains(QString::number(other.serverPort())));
    part<QSpinBox>("settingsListenPort")->setValue(0);
    confirm();
    QTRY_VERIFY_WITH_TIMEOUT(!m_application->listenerError() && isReachedAt(u"127.0.0.1"_s), kWait);
}

// Plain HTTP is for a relay on this machine: the least that one says.
void TstListenerPage::holdsTheRelayThatIsEntered()
{
    QTcpServer relay;
    QVERIFY(relay.listen(QHostAddress::LocalHost));
    QByteArray asked;
    connect(&relay, &QTcpServer::newConnection, &relay, [&] {
        QTcpSocket *socket = relay.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&asked, socket] {
            asked += socket->readAll();
            if (asked.endsWith("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
                              "event: ready\ndata: {}\n\n");
        });
    });
    const QString url = u"http://127.0.0.1:%1/TheChannel"_s.arg(relay.serverPort());
    QVERIFY(openPage() != nullptr);
    QVERIFY(!part<QLabel>("settingsRelayState")->isVisible());
    part<QLineEdit>("settingsRelayUrl")->setFocus();
    QTest::keyClicks(part<QLineEdit>("settingsRelayUrl"), url);
    confirm();
    QTRY_VERIFY_WITH_TIMEOUT(asked.startsWith("GET /TheChannel "), kWait);
    // Kept, and live while the page is open.
    QVERIFY(openPage() != nullptr);
    QCOMPARE(part<QLineEdit>("settingsRelayUrl")->text(), url);
    auto *state = part<QLabel>("settingsRelayState");
    QTRY_VERIFY_WITH_TIMEOUT(state->text().startsWith(u"Connected to http://127.0.0.1"_s), kWait);
    QVERIFY(!state->text().contains(u"TheChannel"_s));
    relay.close();
    for (QTcpSocket *socket : relay.findChildren<QTcpSocket *>())
        socket->abort();
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(u"Next try"_s), kWait);
    part<QLineEdit>("settingsRelayUrl")->clear();
    confirm();
    QTRY_COMPARE_WITH_TIMEOUT(m_application->backend().services().webhooks.relayStatus(), RelayStatus(), kWait);
}

void TstListenerPage::refusesAnAddressThatIsNoChannel()
{
    QVERIFY(openPage() != nullptr);
    auto *edit = part<QLineEdit>("settingsRelayUrl");
    for (const QString &bad : {u"smee.io/x"_s, u"http://smee.io/x"_s, u"https://smee.io"_s}) {
        edit->setText(bad);
        QVERIFY(part<QLabel>("settingsListenProblem")->isVisible());
        QVERIFY(!part<QPushButton>("settingsOk")->isEnabled());
    }
    edit->setText(u"https://smee.io/x"_s);
    QVERIFY(part<QPushButton>("settingsOk")->isEnabled());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_desktop->window()->findChild<QWidget *>(u"settingsDialog"_s) == nullptr);
}

void TstListenerPage::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("box");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("no address") << QByteArray("settingsListenOpen") << QByteArray("settingsListenAddress")
                                << u"my house"_s;
    QTest::newRow("a certificate without its key")
        << QByteArray("settingsTls") << QByteArray("settingsTlsCertificate") << u"/etc/ssl/mine.pem"_s;
    QTest::newRow("a key without its certificate")
        << QByteArray("settingsTls") << QByteArray("settingsTlsKey") << u"/etc/ssl/mine.key"_s;
}

void TstListenerPage::refusesWhatCannotWork()
{
    QFETCH(const QByteArray, box);
    QFETCH(const QByteArray, field);
    QFETCH(const QString, text);
    const QString before = m_application->listenerUrl();
    QVERIFY(openPage() != nullptr);
    QVERIFY(part<QPushButton>("settingsOk")->isEnabled());
    QVERIFY(!part<QLabel>("settingsListenProblem")->isVisible());
    toggle(part<QCheckBox>(box.constData()));
    auto *edit = part<QLineEdit>(field.constData());
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QVERIFY(part<QLabel>("settingsListenProblem")->isVisible());
    QVERIFY(!part<QPushButton>("settingsOk")->isEnabled());
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_desktop->window()->findChild<QWidget *>(u"settingsDialog"_s) == nullptr);
    QCOMPARE(m_application->listenerUrl(), before);
}

} // namespace slipway::tests
