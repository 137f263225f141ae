// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tst_keychain.h"
#include "tst_keyfile.h"
#include "tst_vault.h"
#include "tst_vaultkeeper.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() >= 3 && arguments.at(1) == QLatin1String("--keychain"))
        return TestKeychain::loadAndPrint(arguments.mid(2));
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--renew"))
        return TestKeychain::renewAndPrint(arguments.at(2));
    return slipway::tests::TestList()
        .add<TestVault>()
        .add<TestKeyFile>()
        .add<TestKeychain>()
        .add<TestVaultKeeper>()
        .run(argc, argv);
}
