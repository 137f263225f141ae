// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/tst_bus.h"
#include "tests/ui/tst_compose.h"
#include "tests/ui/tst_desktop.h"
#include "tests/ui/tst_dialogs.h"
#include "tests/ui/tst_listenerpage.h"
#include "tests/ui/tst_live.h"
#include "tests/ui/tst_liveapp.h"
#include "tests/ui/tst_logview.h"
#include "tests/ui/tst_models.h"
#include "tests/ui/tst_news.h"
#include "tests/ui/tst_schedules.h"
#include "tests/ui/tst_sources.h"
#include "tests/ui/tst_theme.h"
#include "tests/ui/tst_tray.h"
#include "tests/ui/tst_webhooks.h"
#include "tests/ui/tst_window.h"

#include <QApplication>

using namespace slipway::tests;

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    TestList tests;
    tests.add<TstTheme>()
        .add<TstModels>()
        .add<TstLogView>()
        .add<TstDialogs>()
        .add<TstCompose>()
        .add<TstSources>()
        .add<TstSchedules>()
        .add<TstNews>()
        .add<TstDesktop>()
        .add<TstListenerPage>()
        .add<TstUiWebhooks>()
        .add<TstWindow>();
    // Needs a screen: its clicks go through the window system.
    if (QGuiApplication::platformName() == QLatin1String("xcb"))
        tests.add<TstLive>().add<TstLiveApp>();
    // Start and end the hosts of a desktop, which nobody else may be using.
    if (qEnvironmentVariableIsSet("SLIPWAY_TEST_OWN_BUS"))
        tests.add<TstTray>().add<TstBus>();
    return tests.run(argc, argv);
}
