// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/git/tst_checkout.h"
#include "tests/core/git/tst_credentials.h"
#include "tests/core/git/tst_follow.h"
#include "tests/core/git/tst_hostiletree.h"
#include "tests/core/git/tst_hostkeys.h"
#include "tests/core/git/tst_interruptedcheckout.h"
#include "tests/core/git/tst_lfs.h"
#include "tests/core/git/tst_look.h"
#include "tests/core/git/tst_mirror.h"
#include "tests/core/git/tst_slowserver.h"
#include "tests/core/git/tst_ssh.h"
#include "tests/core/git/tst_submodules.h"
#include "tests/support/testmain.h"

using namespace slipway::tests;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return TestList()
        .add<TestLook>()
        .add<TestMirror>()
        .add<TestCheckout>()
        .add<TestInterruptedCheckout>()
        .add<TestHostileTree>()
        .add<TestSlowServer>()
        .add<TestCredentials>()
        .add<TestFollow>()
        .add<TestSubmodules>()
        .add<TestLfs>()
        .add<TestSsh>()
        .add<TestHostKeys>()
        .run(argc, argv);
}
