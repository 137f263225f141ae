// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_envfile.h"
#include "tst_resolver.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return slipway::tests::TestList().add<TestResolver>().add<TestEnvFile>().run(argc, argv);
}
