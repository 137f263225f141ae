// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_errortext.h"
#include "tst_states.h"
#include "tst_validation.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return slipway::tests::TestList().add<TestErrorText>().add<TestStates>().add<TestValidation>().run(argc, argv);
}
