// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_bus.h"

#include "core/services/scheduleservice.h"
#include "ui/notify/notificationcenter.h"
#include "ui/tray/tray.h"

#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QSignalSpy>
#include <optional>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int kWait = 15'000;
const QString kMenu = u"com.canonical.dbusmenu"_s;

// One node of GetLayout: (ia{sv}av).
struct Node {
    int id = 0;
    QVariantMap properties;
    QVector<Node> children;
};

Node read(const QDBusArgument &argument)
{
    Node node;
    argument.beginStructure();
    argument >> node.id >> node.properties;
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        node.children.append(read(child.variant().value<QDBusArgument>()));
    }
    argument.endArray();
    argument.endStructure();
    return node;
}

std::optional<Node> find(const Node &node, const QString &label)
{
    if (node.properties.value(u"label"_s).toString().remove(u'_') == label &&
        node.properties.value(u"visible"_s, true).toBool())
        return node;
    for (const Node &child : node.children) {
        if (const auto found = find(child, label))
            return found;
    }
    return std::nullopt;
}

} // namespace

void TstBus::initTestCase()
{
    QVERIFY(m_panel.start());
}

void TstBus::init()
{
    m_world = std::make_unique<UiWorld>();
    QVERIFY(m_world->start());
    m_server.shown.clear();
    m_server.capabilities = QStringList{u"body"_s, u"body-markup"_s, u"actions"_s};
    QVERIFY(m_server.start());
}

void TstBus::cleanup()
{
    m_server.stop();
    m_world.reset();
}

StackId TstBus::addFailing(const QString &name)
{
    const auto stack = m_world->addStack(name, m_world->makeRepository(name));
    return stack ? stack->stack.id : StackId();
}

QVariant TstBus::call(const QString &service, const QString &path, const QString &interface, const QString &method,
                      const QVariantList &arguments, QDBusArgument *layout)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments(arguments);
    // The item lives in this process: its events must go on meanwhile.
    const QDBusPendingCallWatcher watcher(m_panel.bus().asyncCall(message));
    (void)QTest::qWaitFor([&watcher] { return watcher.isFinished(); }, kWait);
    if (watcher.isError())
        qWarning("%s: %s", qUtf8Printable(method), qUtf8Printable(watcher.error().message()));
    const QVariantList answers = watcher.reply().arguments();
    if (layout != nullptr && answers.size() > 1)
        *layout = answers.at(1).value<QDBusArgument>();
    return answers.value(0);
}

bool TstBus::clickMenu(const QString &service, const QString &label)
{
    const QVariant path = call(service, u"/StatusNotifierItem"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                               {u"org.kde.StatusNotifierItem"_s, u"Menu"_s});
    const QString menu = path.value<QDBusVariant>().variant().value<QDBusObjectPath>().path();
    (void)call(service, menu, kMenu, u"AboutToShow"_s, {0});
    QDBusArgument layout;
    (void)call(service, menu, kMenu, u"GetLayout"_s, {0, -1, QStringList()}, &layout);
    const auto node = find(read(layout), label);
    if (!node)
        return false;
    (void)call(service, menu, kMenu, u"Event"_s,
               {node->id, u"clicked"_s, QVariant::fromValue(QDBusVariant(QString())), QVariant::fromValue(uint(0))});
    return true;
}

void TstBus::theMenuOfTheStatusNotifierWorks()
{
    Tray tray(m_world->services());
    QSignalSpy opened(&tray, &Tray::openRequested);
    QSignalSpy quit(&tray, &Tray::quitRequested);
    QVERIFY(Tray::isAvailable());
    tray.show();
    QTRY_COMPARE_WITH_TIMEOUT(m_panel.items().size(), qsizetype(1), kWait);
    const QString item = m_panel.items().constLast();
    QVERIFY(clickMenu(item, u"Open Slipway"_s));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), qsizetype(1), kWait);
    QVERIFY(clickMenu(item, u"Until Resumed"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_world->services().schedules.pauseOfAll().has_value(), kWait);
    QVERIFY(QTest::qWaitFor([&] { return clickMenu(item, u"Resume"_s); }, kWait)); // a QTRY would click twice
    QTRY_VERIFY_WITH_TIMEOUT(!m_world->services().schedules.pauseOfAll().has_value(), kWait);
    const StackId id = addFailing(u"shop"_s);
    const Run run = m_world->run(id, RunKind::Sync);
    QSignalSpy wanted(&tray, &Tray::runRequested);
    QVERIFY(QTest::qWaitFor([&] { return clickMenu(item, u"shop failed"_s); }, kWait)); // a QTRY would click twice
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), qsizetype(1), kWait);
    QCOMPARE(wanted.first().at(1).value<RunId>(), run.id);
    QVERIFY(clickMenu(item, u"Quit"_s));
    QTRY_COMPARE_WITH_TIMEOUT(quit.size(), qsizetype(1), kWait);
}

void TstBus::registersAgainAfterThePanelHasComeBack()
{
    Tray tray(m_world->services());
    QSignalSpy opened(&tray, &Tray::openRequested);
    const auto before = m_panel.items().size();
    tray.show();
    QTRY_COMPARE_WITH_TIMEOUT(m_panel.items().size(), before + 1, kWait);
    m_panel.stop();
    QTest::qWait(200);
    QVERIFY(m_panel.start());
    QTRY_VERIFY_WITH_TIMEOUT(!m_panel.items().isEmpty(), kWait);
    QVERIFY(clickMenu(m_panel.items().constLast(), u"Open Slipway"_s));
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), qsizetype(1), kWait);
}

void TstBus::tellsWhatFailedOnceAndOffersARetry()
{
    NotificationCenter center(m_world->services(), [] { return true; });
    QSignalSpy wanted(&center, &NotificationCenter::runRequested);
    const StackId id = addFailing(u"shop"_s);
    const Run run = m_world->run(id, RunKind::Sync);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.shown.size(), qsizetype(1), kWait);
    const NotificationServer::Shown told = m_server.shown.constFirst();
    QCOMPARE(told.title, u"shop failed"_s);
    QVERIFY(!told.text.isEmpty());
    QVERIFY(told.actions.contains(u"show"_s) && told.actions.contains(u"retry"_s));
    m_server.invoke(told.id, u"default"_s);
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), qsizetype(1), kWait);
    QCOMPARE(wanted.first().at(0).toString(), u"shop"_s);
    QCOMPARE(wanted.first().at(1).value<RunId>(), run.id);
    m_server.invoke(told.id, u"retry"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_world->await([this, id] { return m_world->services().runs.list(id, 9); })->size() == 2,
                             kWait);
    // Another program's notification is none of ours.
    m_server.invoke(4711, u"default"_s);
    QTest::qWait(200);
    QCOMPARE(wanted.size(), qsizetype(1));
}

void TstBus::goodNewsTakesThePlaceOfTheFailure()
{
    NotificationCenter center(m_world->services(), [] { return true; });
    const StackId id = addFailing(u"shop"_s);
    Run run = m_world->run(id, RunKind::Sync);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.shown.size(), qsizetype(1), kWait);
    run.id = RunId(run.id.value + 1000);
    run.result = RunResult::Succeeded;
    run.error.reset();
    Q_EMIT m_world->services().changes.runChanged(run);
    Q_EMIT m_world->services().changes.runChanged(run); // announced twice, told once
    QTRY_COMPARE_WITH_TIMEOUT(m_server.shown.size(), qsizetype(2), kWait);
    QTest::qWait(200);
    QCOMPARE(m_server.shown.size(), qsizetype(2));
    QCOMPARE(m_server.shown.constLast().title, u"shop is good again"_s);
    QCOMPARE(m_server.shown.constLast().replaces, m_server.shown.constFirst().id);
    QVERIFY(!m_server.shown.constLast().actions.contains(u"retry"_s));
}

void TstBus::asksForNoActionsWhereThereAreNone()
{
    m_server.capabilities = QStringList{u"body"_s};
    NotificationCenter center(m_world->services(), [] { return true; });
    (void)m_world->run(addFailing(u"shop"_s), RunKind::Sync);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.shown.size(), qsizetype(1), kWait);
    QVERIFY(m_server.shown.constFirst().actions.isEmpty());
}

void TstBus::saysWhenThereIsNoServer()
{
    m_server.stop();
    NotificationCenter center(m_world->services(), [] { return true; });
    QSignalSpy notShown(&center, &NotificationCenter::notShown);
    (void)m_world->run(addFailing(u"shop"_s), RunKind::Sync);
    QTRY_COMPARE_WITH_TIMEOUT(notShown.size(), qsizetype(1), kWait);
}

void TstBus::tellsNothingThatWasSwitchedOff()
{
    NotificationCenter center(m_world->services(), [] { return true; });
    NotificationSettings settings;
    settings.off = QSet<NotificationKind>{NotificationKind::Failed, NotificationKind::NeedsYou};
    center.setSettings(settings);
    (void)m_world->run(addFailing(u"shop"_s), RunKind::Sync);
    QTest::qWait(4000);
    QCOMPARE(m_server.shown.size(), qsizetype(0));
}

} // namespace slipway::tests
