// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_credentialservice.h"
#include "tst_inspectorservice.h"
#include "tst_notificationrules.h"
#include "tst_notifications.h"
#include "tst_scheduleservice.h"
#include "tst_stackservice.h"
#include "tst_tokenservice.h"
#include "tst_watcher.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return slipway::tests::TestList()
        .add<TestCredentialService>()
        .add<TestInspectorService>()
        .add<TestNotificationRules>()
        .add<TestNotifications>()
        .add<TestScheduleService>()
        .add<TestStackService>()
        .add<TestTokenService>()
        .add<TestWatcher>()
        .run(argc, argv);
}
