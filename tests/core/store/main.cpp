// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_crash.h"
#include "tst_credentialstore.h"
#include "tst_database.h"
#include "tst_databasefile.h"
#include "tst_runstore.h"
#include "tst_stackstore.h"
#include "tst_stores.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--write-for-ever"))
        return TestCrash::writeForEver(arguments.at(2));
    return slipway::tests::TestList()
        .add<TestDatabase>()
        .add<TestDatabaseFile>()
        .add<TestCrash>()
        .add<TestCredentialStore>()
        .add<TestStackStore>()
        .add<TestRunStore>()
        .add<TestStores>()
        .run(argc, argv);
}
