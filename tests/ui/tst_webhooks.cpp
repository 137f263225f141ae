// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_webhooks.h"

#include "core/listener/listener.h"
#include "core/services/deliveryservice.h"
#include "core/services/tokenservice.h"
#include "core/services/webhookservice.h"
#include "tests/ui/touch.h"
#include "tests/ui/uiworld.h"
#include "ui/stacks/stackboard.h"
#include "ui/webhooks/deliveriesdialog.h"
#include "ui/webhooks/newtokendialog.h"
#include "ui/webhooks/tokenspage.h"
#include "ui/webhooks/webhookdialog.h"
#include "ui/widgets/messagebar.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QMessageAuthenticationCode>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 30'000;
const QByteArray kBody = R"({"ref":"refs/heads/main","after":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})";

// As GitHub does it, by curl; the answer's status.
int push(const QString &url, const QByteArray &secret)
{
    const QByteArray proof = QMessageAuthenticationCode::hash(kBody, secret, QCryptographicHash::Sha256).toHex();
    QProcess curl;
    curl.start(u"curl"_s, {u"-sS"_s, u"-o"_s, u"/dev/null"_s, u"-w"_s, u"%{http_code}"_s, u"-H"_s,
                           u"Content-Type: application/json"_s, u"-H"_s, u"X-GitHub-Event: push"_s, u"-H"_s,
                           u"X-Hub-Signature-256: sha256="_s + QString::fromLatin1(proof), u"--data-binary"_s,
                           QString::fromLatin1(kBody), url});
    if (!curl.waitForFinished(kWait))
        qFatal("curl does not end");
    return curl.readAllStandardOutput().toInt();
}

// A stack and a listener on a free port.
struct Hook {
    explicit Hook(UiWorld &world)
        : server(world.services())
        , board(world.services())
    {
        const auto added = world.addStack(u"shop"_s, world.makeRepository(u"shop"_s));
        if (!added || !server.start({.address = u"127.0.0.1"_s, .port = 0, .publicUrl = {}}))
            qFatal("the listener or the stack is missing");
        view = *added;
        board.load();
        if (!QTest::qWaitFor([this] { return board.isLoaded(); }, kWait))
            qFatal("the board was not read");
    }
    WebAddress address() const { return {server.url(), {}}; }
    listener::Listener server;
    StackBoard board;
    StackView view;
};

bool waitForText(QWidget *parent, const QString &bar, const QString &text)
{
    return QTest::qWaitFor([=] { return child<MessageBar>(parent, bar)->sentence().contains(text); }, kWait);
}

// Switches it on by its box; the secret as it is shown.
QByteArray switchOn(WebhookDialog *dialog)
{
    auto *box = child<QCheckBox>(dialog, u"webhookEnabled"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    auto *line = child<QLineEdit>(dialog, u"webhookSecretLine"_s);
    if (!QTest::qWaitFor([line] { return line->echoMode() == QLineEdit::Normal && !line->text().isEmpty(); }, kWait))
        qFatal("no secret was made");
    return line->text().toLatin1();
}

} // namespace

TstUiWebhooks::TstUiWebhooks() = default;
TstUiWebhooks::~TstUiWebhooks() = default;

void TstUiWebhooks::init()
{
    m_world = std::make_unique<UiWorld>();
    QVERIFY(m_world->start());
}

void TstUiWebhooks::cleanup()
{
    m_world.reset();
}

void TstUiWebhooks::saysWhoCanReachAnAddress_data()
{
    using Reach = WebAddress::Reach;
    QTest::addColumn<QString>("listener");
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<Reach>("reach");
    const QString own = u"http://127.0.0.1:8725"_s;
    QTest::newRow("off") << QString() << u"https://hooks.example.org"_s << Reach::Off;
    QTest::newRow("loopback") << own << QString() << Reach::ThisOnly;
    QTest::newRow("loopback, IPv6") << u"http://[::1]:8725"_s << QString() << Reach::ThisOnly;
    QTest::newRow("every address") << u"http://0.0.0.0:8725"_s << QString() << Reach::Network;
    QTest::newRow("private") << u"http://192.168.1.4:8725"_s << QString() << Reach::Network;
    QTest::newRow("name at home") << own << u"http://nas.local"_s << Reach::Network;
    QTest::newRow("name without a dot") << own << u"http://nas:8725"_s << Reach::Network;
    QTest::newRow("public name") << own << u"https://hooks.example.org/"_s << Reach::Outside;
    QTest::newRow("public address") << u"http://203.0.113.5:8725"_s << QString() << Reach::Outside;
}

void TstUiWebhooks::saysWhoCanReachAnAddress()
{
    QFETCH(QString, listener);
    QFETCH(QString, publicUrl);
    QFETCH(WebAddress::Reach, reach);
    const WebAddress address{listener, publicUrl};
    QCOMPARE(address.reach(), reach);
    QVERIFY(!address.base().endsWith(u'/'));
    QVERIFY(publicUrlProblem(publicUrl).isEmpty());
    QVERIFY(!publicUrlProblem(u"hooks.example.org"_s).isEmpty());
    QVERIFY(!publicUrlProblem(u"https://me:secret@hooks.example.org"_s).isEmpty());
}

void TstUiWebhooks::offersARelayAsAWayIn()
{
    const Hook hook(*m_world);
    const QPointer<WebhookDialog> dialog = new WebhookDialog(m_world->services(), hook.view, hook.address());
    dialog->show();
    auto *way = child<QComboBox>(dialog, u"webhookWay"_s);
    auto *settings = child<QPushButton>(dialog, u"webhookRelaySettings"_s);
    QVERIFY(!settings->isVisible());
    way->setCurrentIndex(way->findText(u"A relay"_s, Qt::MatchStartsWith));
    QVERIFY(child<QLabel>(dialog, u"webhookWayText"_s)->text().contains(u"No relay is used."_s));
    QSignalSpy asked(dialog.data(), &WebhookDialog::settingsRequested);
    QVERIFY(settings->isVisible());
    QTest::mouseClick(settings, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    // What was set there shows here by itself.
    way->setCurrentIndex(0);
    WebhookService &webhooks = m_world->services().webhooks;
    webhooks.setRelayStatus({.state = RelayStatus::State::Connected,
                             .address = u"https://smee.io/…"_s,
                             .since = QDateTime::currentDateTimeUtc(),
                             .problem = {},
                             .nextTry = {}});
    QVERIFY(waitForText(dialog, u"webhookReach"_s, u"from a relay"_s));
    QVERIFY(settings->isVisible());
    webhooks.setRelayStatus({});
    QVERIFY(waitForText(dialog, u"webhookReach"_s, u"Only this computer"_s));
    delete dialog;
}

void TstUiWebhooks::aRealPushTurnsThePageGreen()
{
    const Hook hook(*m_world);
    const QPointer<WebhookDialog> dialog = new WebhookDialog(m_world->services(), hook.view, hook.address());
    dialog->show();
    QVERIFY(child<MessageBar>(dialog, u"webhookReach"_s)->sentence().contains(u"Only this computer"_s));
    QVERIFY(child<MessageBar>(dialog, u"webhookWaiting"_s)->sentence().contains(u"switched off"_s));
    const QByteArray secret = switchOn(dialog);
    QCOMPARE(secret.size(), 64);
    QVERIFY(waitForText(dialog, u"webhookWaiting"_s, u"Waiting"_s));
    click(dialog, u"webhookSecretCopy"_s);
    QCOMPARE(QGuiApplication::clipboard()->text().toLatin1(), secret);
    const QString url = child<QLineEdit>(dialog, u"webhookUrlLine"_s)->text();
    QCOMPARE(push(url, secret), 202);
    QVERIFY(waitForText(dialog, u"webhookWaiting"_s, u"Deliveries come in"_s));
    dialog->close();
    // Opened again it is copied, but not read.
    const auto view = m_world->await([&] { return m_world->services().stacks.get(hook.view.stack.id); });
    QVERIFY(view && view->stack.settings.webhookEnabled);
    const QPointer<WebhookDialog> again = new WebhookDialog(m_world->services(), *view, hook.address());
    again->show();
    auto *line = child<QLineEdit>(again, u"webhookSecretLine"_s);
    QTRY_VERIFY(!line->text().isEmpty());
    QCOMPARE(line->echoMode(), QLineEdit::Password);
    QVERIFY(line->text().toLatin1() != secret);
    QGuiApplication::clipboard()->clear();
    click(again, u"webhookSecretCopy"_s);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().toLatin1(), secret);
    // A new one is asked for, and the old one is worth nothing then.
    click(again, u"webhookNewSecret"_s);
    QTest::qWait(50);
    click(again, u"newSecretConfirm"_s);
    QTRY_COMPARE(line->echoMode(), QLineEdit::Normal);
    QVERIFY(line->text().toLatin1() != secret);
    QCOMPARE(push(url, secret), 401);
    again->close();
}

void TstUiWebhooks::aWrongProofIsSaidOnThePage()
{
    const Hook hook(*m_world);
    const QPointer<WebhookDialog> dialog = new WebhookDialog(m_world->services(), hook.view, hook.address());
    dialog->show();
    switchOn(dialog);
    QCOMPARE(push(child<QLineEdit>(dialog, u"webhookUrlLine"_s)->text(), "a wrong secret"), 401);
    QVERIFY(waitForText(dialog, u"webhookWaiting"_s, u"was refused"_s));
    dialog->close();
}

void TstUiWebhooks::deliveriesAreListedFilteredAndReplayed()
{
    Hook hook(*m_world);
    const QPointer<WebhookDialog> setUp = new WebhookDialog(m_world->services(), hook.view, hook.address());
    setUp->show();
    const QByteArray secret = switchOn(setUp);
    const QString url = child<QLineEdit>(setUp, u"webhookUrlLine"_s)->text();
    setUp->close();
    const QPointer<DeliveriesDialog> dialog = new DeliveriesDialog(m_world->services(), hook.board, hook.address());
    dialog->show();
    auto *list = child<QTreeView>(dialog, u"deliveriesView"_s);
    const QAbstractItemModelTester tester(list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(child<QPushButton>(dialog, u"deliveriesTestFirst"_s)->isVisibleTo(dialog));
    QCOMPARE(push(url, secret), 202);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, kWait);
    QCOMPARE(push(url, "wrong"), 401);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, kWait);
    // By verdict, read anew; by text, at once.
    auto *verdict = child<QComboBox>(dialog, u"deliveriesVerdict"_s);
    verdict->setCurrentIndex(verdict->findData(int(DeliveryVerdict::Queued)));
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, kWait);
    QCOMPARE(list->model()->index(0, 1).data().toString(), u"GitHub"_s);
    QCOMPARE(list->model()->index(0, 5).data().toString(), u"shop"_s);
    type(dialog, u"deliveriesFilter"_s, u"nowhere"_s);
    QCOMPARE(list->model()->rowCount(), 0);
    click(dialog, u"deliveriesClearFilter"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, kWait);
    list->setCurrentIndex(list->model()->index(1, 0));
    click(dialog, u"deliveriesCurl"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"curl -X POST"_s));
    QVERIFY(!QGuiApplication::clipboard()->text().toLatin1().contains(secret));
    click(dialog, u"deliveriesReplay"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 3, kWait);
    dialog->close();
}

void TstUiWebhooks::aTokenIsShownOnceAndRevoked()
{
    TokensPage page(m_world->services());
    page.show();
    auto *list = child<QTreeView>(&page, u"tokensView"_s);
    QTest::qWait(200);
    child<QPushButton>(&page, u"tokensNew"_s)->click();
    const QPointer<NewTokenDialog> dialog = page.findChild<NewTokenDialog *>();
    QVERIFY(dialog);
    auto *create = child<QPushButton>(dialog, u"newTokenCreate"_s);
    QVERIFY(!create->isEnabled());
    type(dialog, u"newTokenName"_s, u"deploy script"_s);
    QVERIFY(create->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return);
    auto *token = child<QLineEdit>(dialog, u"newTokenLine"_s);
    QTRY_VERIFY(token->text().startsWith(u"slw_"_s));
    const QString secret = token->text();
    QVERIFY(m_world->services().tokens.check(secret.toLatin1()).has_value());
    dialog->close();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"deploy script"_s);
    QVERIFY(!list->model()->index(0, 1).data().toString().contains(secret));
    child<QPushButton>(&page, u"tokensRevoke"_s)->click();
    QTest::qWait(50);
    click(&page, u"revokeTokenConfirm"_s);
    QTRY_COMPARE(list->model()->rowCount(), 0);
    QVERIFY(!m_world->services().tokens.check(secret.toLatin1()).has_value());
}

} // namespace slipway::tests
