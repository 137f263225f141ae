// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_canceltoken.h"
#include "tst_error.h"
#include "tst_redactor.h"
#include "tst_secretstring.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return slipway::tests::TestList()
        .add<TestCancelToken>()
        .add<TestError>()
        .add<TestRedactor>()
        .add<TestSecretString>()
        .run(argc, argv);
}
