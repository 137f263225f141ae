// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/listener.h"
#include "core/services/deliveryservice.h"
#include "core/services/environmentservice.h"
#include "core/services/stackservice.h"
#include "core/services/tokenservice.h"
#include "core/services/webhookservice.h"
#include "core/services/worker.h"
#include "tests/ui/shots/shots.h"
#include "tests/ui/touch.h"
#include "ui/stacks/stackboard.h"
#include "ui/webhooks/apiaccessdialog.h"
#include "ui/webhooks/deliveriesdialog.h"
#include "ui/webhooks/newtokendialog.h"
#include "ui/webhooks/testdeliverydialog.h"
#include "ui/webhooks/webhookdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>

namespace slipway::shots {

using namespace Qt::StringLiterals;
using tests::child;

namespace {

// A listener, and what came in at it.
void addDeliveries(tests::UiWorld &world, const StackView &stack)
{
    for (const QString &provider : {u"github"_s, u"gitlab"_s, u"forgejo"_s, u"github"_s}) {
        DeliveryService::TestPush push;
        push.address = {WebhookAddress::Kind::Stack, stack.stack.id.value};
        push.provider = provider;
        push.branch = provider == u"gitlab"_s ? u"feature/search"_s : u"main"_s;
        (void)world.await([&world, push] { return world.services().deliveries.sendTest(push); });
    }
    Delivery refused;
    refused.address = {WebhookAddress::Kind::Stack, stack.stack.id.value};
    refused.provider = u"github"_s;
    refused.event = u"push"_s;
    refused.sender = u"203.0.113.7"_s;
    refused.headers = {{"X-GitHub-Event", "push"}, {"X-Hub-Signature-256", "sha256=0000"}};
    world.services().webhooks.note(refused, DeliveryVerdict::Unproven, {});
}

} // namespace

void shootWebhooks(tests::UiWorld &world, Camera &camera)
{
    const auto views = world.await([&] { return world.services().stacks.all(); });
    const StackView stack = views->first();
    listener::Listener server(world.services());
    if (!server.start({.address = u"127.0.0.1"_s, .port = 0, .publicUrl = {}}))
        qFatal("the listener does not start");
    const ui::WebAddress address{u"http://127.0.0.1:8725"_s, {}};
    ui::StackBoard board(world.services());
    board.load();
    (void)QTest::qWaitFor([&board] { return board.isLoaded(); });
    auto *none = new ui::DeliveriesDialog(world.services(), board, address);
    none->show();
    camera.take(none, u"deliveries-empty"_s);
    none->close();
    auto *page = new ui::WebhookDialog(world.services(), stack, address);
    page->show();
    camera.take(page, u"webhook-off"_s);
    child<QCheckBox>(page, u"webhookEnabled"_s)->click();
    QTest::qWait(500);
    camera.take(page, u"webhook-waiting"_s);
    addDeliveries(world, stack);
    QTest::qWait(500);
    camera.take(page, u"webhook-refused"_s);
    child<QTabWidget>(page, u"webhookSteps"_s)->setCurrentIndex(1);
    page->setAddress({address.listener, u"https://hooks.example.org"_s});
    camera.take(page, u"webhook-public"_s);
    page->setAddress(address);
    auto *way = child<QComboBox>(page, u"webhookWay"_s);
    way->setCurrentIndex(way->findText(u"A relay"_s, Qt::MatchStartsWith));
    camera.take(page, u"webhook-relay"_s);
    world.services().webhooks.setRelayStatus({.state = RelayStatus::State::Connected,
                                              .address = u"https://smee.io/…"_s,
                                              .since = QDateTime::currentDateTimeUtc(),
                                              .problem = {},
                                              .nextTry = {}});
    QTest::qWait(100);
    camera.take(page, u"webhook-relay-connected"_s);
    world.services().webhooks.setRelayStatus({});
    page->close();
    auto *deliveries = new ui::DeliveriesDialog(world.services(), board, address);
    deliveries->show();
    QTest::qWait(300);
    camera.take(deliveries, u"deliveries"_s);
    deliveries->close();
    auto *test = new ui::TestDeliveryDialog(world.services(), *views, stack.stack.id);
    test->show();
    child<QPushButton>(test, u"testSend"_s)->click();
    QTest::qWait(300);
    camera.take(test, u"test-delivery"_s);
    test->close();
    const QStringList permissions{u"stacks:view"_s, u"stacks:edit"_s};
    for (const QString &name : {u"backup script"_s, u"phone"_s})
        (void)world.await([&] { return world.services().tokens.create(name, permissions, {}); });
    auto *access = new ui::ApiAccessDialog(world.services());
    access->show();
    QTest::qWait(300);
    camera.take(access, u"api-tokens"_s);
    access->showPage(ui::ApiAccessDialog::Page::Audit);
    QTest::qWait(300);
    camera.take(access, u"api-audit"_s);
    access->close();
    const auto environments = world.await([&] { return world.services().environments.all(); });
    auto *token = new ui::NewTokenDialog(world.services(), *environments);
    token->show();
    camera.take(token, u"token-new"_s);
    child<QLineEdit>(token, u"newTokenName"_s)->setText(u"deploy script"_s);
    Q_EMIT child<QLineEdit>(token, u"newTokenName"_s)->textEdited({});
    child<QPushButton>(token, u"newTokenCreate"_s)->click();
    QTest::qWait(300);
    camera.take(token, u"token-once"_s);
    token->close();
}

} // namespace slipway::shots
