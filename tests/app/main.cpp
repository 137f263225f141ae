// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_commandline.h"
#include "tst_program.h"
#include "tst_startfiles.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return slipway::tests::TestList().add<CommandLineTest>().add<StartFilesTest>().add<ProgramTest>().run(argc, argv);
}
