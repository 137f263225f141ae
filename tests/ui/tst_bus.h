// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/ui/busservers.h"
#include "tests/ui/uiworld.h"

#include <memory>

namespace slipway::tests {

// The tray and notifications as other desktops have them, by D-Bus alone:
// StatusNotifierItem with its menu (com.canonical.dbusmenu), and notification
// servers with and without actions. On a session bus of its own.
class TstBus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theMenuOfTheStatusNotifierWorks();
    void registersAgainAfterThePanelHasComeBack();
    void tellsWhatFailedOnceAndOffersARetry();
    void goodNewsTakesThePlaceOfTheFailure();
    void asksForNoActionsWhereThereAreNone();
    void saysWhenThereIsNoServer();
    void tellsNothingThatWasSwitchedOff();

private:
    StackId addFailing(const QString &name);
    QVariant call(const QString &service, const QString &path, const QString &interface, const QString &method,
                  const QVariantList &arguments, QDBusArgument *layout = nullptr);
    bool clickMenu(const QString &service, const QString &label);
    StatusNotifierWatcher m_panel;
    NotificationServer m_server;
    std::unique_ptr<UiWorld> m_world;
};

} // namespace slipway::tests
