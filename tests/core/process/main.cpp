// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/process/tst_environment.h"
#include "tests/core/process/tst_linesplitter.h"
#include "tests/core/process/tst_processidentity.h"
#include "tests/core/process/tst_systemprocessrunner.h"
#include "tests/support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return slipway::tests::TestList()
        .add<slipway::process::TestEnvironment>()
        .add<slipway::process::TestLineSplitter>()
        .add<slipway::process::TestProcessIdentity>()
        .add<slipway::process::TestSystemProcessRunner>()
        .run(argc, argv);
}
