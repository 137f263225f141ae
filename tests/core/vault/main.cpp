// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_keychain.h"
#include "tst_keyfile.h"
#include "tst_vault.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() >= 3 && arguments.at(1) == QLatin1String("--keychain"))
        return TestKeychain::loadAndPrint(arguments.mid(2));
    return slipway::tests::TestList().add<TestVault>().add<TestKeyFile>().add<TestKeychain>().run(argc, argv);
}
