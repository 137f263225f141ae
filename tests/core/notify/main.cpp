// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_forge.h"
#include "tst_message.h"
#include "tst_outbox.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return slipway::tests::TestList().add<TestForge>().add<TestMessage>().add<TestOutbox>().run(argc, argv);
}
