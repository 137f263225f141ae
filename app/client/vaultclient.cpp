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

ExitCode renewKey(vault::VaultKeeper &keeper)
{
    if (keeper.state() != vault::VaultKeeper::State::Open)
        return console::failed(closedVault(keeper));
    Result<> result;
    QEventLoop loop;
    keeper.renewKey([&](const Result<> &renewed) {
        result = renewed;
        loop.quit();
    });
    loop.exec();
    if (!result)
        return console::failed(result.error());
    console::print(QCoreApplication::translate("CommandLine", "The secrets have a new key in %1.")
                       .arg(keeper.sourceDescription()));
    return ExitCode::Done;
}

// What the key of before sealed and this one does not open.
Result<int> closedValues(const vault::Vault &vault, const SealedStore &store)
{
    SLIPWAY_ASSIGN(const QVector<SealedRow> rows, store.all());
    int count = 0;
    for (const SealedRow &row : rows)
        count += vault.unseal({row.table, row.rowId, row.field}) ? 0 : 1;
    return count;
}

ExitCode startAnew(vault::VaultKeeper &keeper, const vault::Vault &vault, const SealedStore &store)
{
    if (keeper.state() == vault::VaultKeeper::State::Open) {
        console::print(
            QCoreApplication::translate("CommandLine", "The key in %1 fits the secrets: there is nothing to give up.")
                .arg(keeper.sourceDescription()));
        return ExitCode::Done;
    }
    if (keeper.state() != vault::VaultKeeper::State::WrongKey)
        return console::failed(closedVault(keeper));
    if (const auto started = keeper.startAnew(); !started)
        return console::failed(started.error());
    const auto closed = closedValues(vault, store);
    if (!closed)
        return console::failed(closed.error());
    console::print(QCoreApplication::translate("CommandLine", "Secrets are sealed with the key in %1 from now on.")
                       .arg(keeper.sourceDescription()));
    console::print(QCoreApplication::translate(
        "CommandLine", "%n secret(s) of before cannot be read with it: enter them again in the window, or by the API.",
        nullptr, *closed));
    return ExitCode::Done;
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
    QEventLoop loop;
    QObject::connect(&keeper, &vault::VaultKeeper::stateChanged, &loop, &QEventLoop::quit);
    keeper.open();
    loop.exec();
    return invocation.command == Command::VaultStartAnew ? startAnew(keeper, vault, store) : renewKey(keeper);
}

} // namespace slipway
