// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/vaultclient.h"

#include "app/client/console.h"
#include "app/paths.h"
#include "app/singleinstance.h"
#include "app/vaultchoice.h"
#include "core/store/database.h"
#include "core/store/sealedstore.h"
#include "core/vault/vault.h"
#include "core/vault/vaultkeeper.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace slipway {

namespace {

Error closedVault(const vault::VaultKeeper &keeper)
{
    return {keeper.state() == vault::VaultKeeper::State::WrongKey ? ErrorCode::VaultKeyWrong
                                                                  : ErrorCode::VaultUnavailable,
            QString(), keeper.message()};
}

} // namespace

ExitCode runVaultClient(const Invocation &invocation)
{
    SingleInstance instance(invocation.options.dataDirectory);
    if (const auto locked = instance.lock(); !locked)
        return console::failed(locked.error());
    Database database(paths::databaseFile(invocation.options.dataDirectory));
    if (const auto opened = database.open(); !opened)
        return console::failed(opened.error());
    SealedStore store(database);
    vault::Vault vault(store);
    vault::VaultKeeper keeper(vault, keySourceFor(invocation.options.vault, invocation.options.dataDirectory));
    Result<> result;
    QEventLoop loop;
    QObject::connect(&keeper, &vault::VaultKeeper::stateChanged, &loop, [&] {
        if (keeper.state() != vault::VaultKeeper::State::Open) {
            result = fail(closedVault(keeper));
            loop.quit();
            return;
        }
        keeper.renewKey([&](const Result<> &renewed) {
            result = renewed;
            loop.quit();
        });
    });
    keeper.open();
    loop.exec();
    if (!result)
        return console::failed(result.error());
    console::print(QCoreApplication::translate("CommandLine", "The secrets have a new key in %1.")
                       .arg(keeper.sourceDescription()));
    return ExitCode::Done;
}

} // namespace slipway
