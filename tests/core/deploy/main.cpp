// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_composefiles.h"
#include "tst_composeruns.h"
#include "tst_composescope.h"
#include "tst_decision.h"
#include "tst_dockerfile.h"
#include "tst_linkwalk.h"
#include "tst_pathfilter.h"
#include "tst_relevance.h"
#include "tst_runexecutor.h"
#include "tst_runlog.h"
#include "tst_runqueue.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return slipway::tests::TestList()
        .add<TestDecision>()
        .add<TestComposeFiles>()
        .add<TestDockerfile>()
        .add<TestLinkWalk>()
        .add<TestPathFilter>()
        .add<TestRelevance>()
        .add<TestRunLog>()
        .add<TestRunQueue>()
        .add<TestRunExecutor>()
        .add<TestComposeRuns>()
        .add<TestComposeScope>()
        .run(argc, argv);
}
