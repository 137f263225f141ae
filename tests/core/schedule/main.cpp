// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_cron.h"
#include "tst_crondescription.h"
#include "tst_cronoracle.h"
#include "tst_cronzones.h"
#include "tst_schedule.h"
#include "tst_schedulequeue.h"
#include "tst_scheduler.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return slipway::tests::TestList()
        .add<CronTest>()
        .add<CronZonesTest>()
        .add<CronDescriptionTest>()
        .add<ScheduleTest>()
        .add<ScheduleQueueTest>()
        .add<SchedulerTest>()
        .add<CronOracleTest>()
        .run(argc, argv);
}
