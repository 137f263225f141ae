// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_news.h"

#include "core/services/notificationtargetservice.h"
#include "tests/ui/touch.h"
#include "ui/news/targetdialog.h"
#include "ui/news/targetsdialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 10'000;

// Takes one message a connection and answers as the test says.
class Receiver
{
public:
    Receiver()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    QString url() const { return u"http://127.0.0.1:%1/hook"_s.arg(m_server.serverPort()); }
    QByteArray status = "200 OK";
    QVector<QByteArray> requests; // header and body

private:
    void read(QTcpSocket *socket)
    {
        QByteArray all = socket->property("all").toByteArray() + socket->readAll();
        socket->setProperty("all", all);
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray header = all.left(end).toLower();
        const qsizetype at = header.indexOf("content-length:");
        const qsizetype length = at < 0 ? 0 : header.mid(at + 15, header.indexOf('\r', at) - at - 15).trimmed().toInt();
        if (all.size() < end + 4 + length)
            return;
        requests << all;
        socket->write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        socket->disconnectFromHost();
    }
    QTcpServer m_server;
};

QAbstractItemModel *rows(QWidget *dialog)
{
    return child<QAbstractItemView>(dialog, u"targetsView"_s)->model();
}

QString text(QWidget *dialog, int row, int column)
{
    return rows(dialog)->index(row, column).data().toString();
}

QPointer<TargetDialog> openNew(QWidget *dialog)
{
    child<QPushButton>(dialog, u"targetsAdd"_s)->click();
    return dialog->findChild<TargetDialog *>();
}

// As soon as the vault is open.
bool add(UiWorld &world, const QString &name, TargetKind kind, const QString &url)
{
    return QTest::qWaitFor(
        [&] {
            NotificationTargetChange change;
            change.target.name = name;
            change.target.kind = kind;
            change.url = SecretString(url);
            return world.await([&] { return world.services().notificationTargets.add(std::move(change)); }).has_value();
        },
        kWait);
}

void choose(QWidget *form, TargetKind kind)
{
    auto *box = child<QComboBox>(form, u"targetKind"_s);
    box->setCurrentIndex(box->findData(int(kind)));
}

} // namespace

void TstNews::init()
{
    m_world = std::make_unique<UiWorld>();
    QVERIFY(m_world->start());
}

void TstNews::cleanup()
{
    m_world.reset();
}

void TstNews::addsATargetAndTestsIt()
{
    Receiver receiver;
    TargetsDialog dialog(m_world->services());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_VERIFY(child<QPushButton>(&dialog, u"targetsAddFirst"_s)->isVisible());
    const QPointer<TargetDialog> form = openNew(&dialog);
    QVERIFY(form);
    type(form, u"targetName"_s, u"phone"_s);
    choose(form, TargetKind::Slack); // its address is the secret
    QVERIFY(!child<QLineEdit>(form, u"targetToken"_s)->isVisible());
    choose(form, TargetKind::Ntfy);
    QVERIFY(child<QLineEdit>(form, u"targetToken"_s)->isVisible());
    type(form, u"targetUrl"_s, receiver.url());
    type(form, u"targetToken"_s, u"tk_a-long-secret"_s);
    click(form, u"targetTest"_s);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.requests.size(), qsizetype(1), kWait);
    QVERIFY(receiver.requests.first().contains("Bearer tk_a-long-secret"));
    // Saved before it was tested; the token is never shown again.
    QTRY_VERIFY(child<QPushButton>(form, u"targetSave"_s)->isEnabled());
    QVERIFY(child<QLineEdit>(form, u"targetToken"_s)->text().isEmpty());
    form->close();
    QTRY_COMPARE(rows(&dialog)->rowCount(), 1);
    QCOMPARE(text(&dialog, 0, 0), u"phone"_s);
    QCOMPARE(text(&dialog, 0, 2), u"127.0.0.1"_s);
}

void TstNews::namesTheFieldThatIsWrong()
{
    TargetsDialog dialog(m_world->services());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const QPointer<TargetDialog> form = openNew(&dialog);
    type(form, u"targetName"_s, u"phone"_s);
    type(form, u"targetUrl"_s, u"ftp://example.org"_s);
    click(form, u"targetSave"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!note(form, u"targeturlNote"_s).isEmpty(), kWait);
    QCOMPARE(rows(&dialog)->rowCount(), 0);
}

void TstNews::tellsATargetOfAFailureAndShowsWhatItSaid()
{
    Receiver receiver;
    QVERIFY(add(*m_world, u"hook"_s, TargetKind::Webhook, receiver.url()));
    TargetsDialog dialog(m_world->services());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_COMPARE(rows(&dialog)->rowCount(), 1);
    // No Docker in this world: its first deploy fails.
    const auto stack = m_world->addStack(u"shop"_s, m_world->makeRepository(u"shop"_s));
    QVERIFY(stack);
    QCOMPARE(m_world->run(stack->stack.id, RunKind::Sync).result, RunResult::Failed);
    QTRY_VERIFY_WITH_TIMEOUT(!receiver.requests.isEmpty(), kWait);
    const QByteArray &request = receiver.requests.first();
    const QJsonObject body = QJsonDocument::fromJson(request.mid(request.indexOf("\r\n\r\n") + 4)).object();
    QVERIFY2(QJsonDocument(body).toJson().contains("shop"), request.constData());
    QTRY_VERIFY_WITH_TIMEOUT(text(&dialog, 0, 4).startsWith(u"Sent"_s), kWait);
}

void TstNews::removesATarget()
{
    QVERIFY(add(*m_world, u"hook"_s, TargetKind::Slack, u"http://127.0.0.1:9/services/secret"_s));
    TargetsDialog dialog(m_world->services());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_COMPARE(rows(&dialog)->rowCount(), 1);
    auto *view = child<QAbstractItemView>(&dialog, u"targetsView"_s);
    view->setCurrentIndex(view->model()->index(0, 0));
    for (int column = 0; column < view->model()->columnCount(); ++column)
        QVERIFY(!text(&dialog, 0, column).contains(u"services/secret"_s));
    child<QPushButton>(&dialog, u"targetsRemove"_s)->click();
    QTest::qWait(50);
    click(&dialog, u"removeTargetConfirm"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rows(&dialog)->rowCount(), 0, kWait);
}

} // namespace slipway::tests
