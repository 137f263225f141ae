// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/deployedfiles.h"

#include "core/deploy/runcontext.h"
#include "core/deploy/storedledger.h"

#include <QCoreApplication>
#include <QLocale>
#include <limits>

namespace slipway::deploy {

namespace {

Result<QString> mirrorOfDeployed(RunContext &context)
{
    const RepositoryId repository = context.stack.state.deployedRepositoryId;
    if (!repository.isValid() || repository == context.repository.id)
        return context.mirror;
    SLIPWAY_ASSIGN(const RepositoryRow row, context.tools.stores.repositories.get(repository));
    return context.tools.paths.mirror(row);
}

} // namespace

Result<git::CheckoutOutcome> checkOut(RunContext &context, const QString &mirror, const QString &commit,
                                      const CancelToken &cancel, bool &wasTouched)
{
    StoredLedger ledger(context.tools.stores.ledgers,
                        DataPaths::workTreeName(context.environment, context.stack.settings));
    git::CheckoutRequest request{mirror, commit, context.workTree,
                                 QStringLiteral("slipway-run-%1").arg(context.run.id.value)};
    request.address = context.stack.settings.url;
    // What was deployed once is put back, however the limit changed since.
    if (commit == context.stack.state.deployedCommit)
        request.mostBytes = std::numeric_limits<qint64>::max();
    else if (context.repository.sizeLimit > 0)
        request.mostBytes = context.repository.sizeLimit;
    auto outcome = context.tools.git.checkout(
        request, ledger,
        [&context](const git::Progress &progress) {
            if (progress.totalBytes > 0)
                context.progress(QCoreApplication::translate("Run", "%1 of %2 received from Git LFS")
                                     .arg(QLocale().formattedDataSize(progress.receivedBytes),
                                          QLocale().formattedDataSize(progress.totalBytes)));
            else
                context.progress(QCoreApplication::translate("Run", "%1 of %2 files")
                                     .arg(progress.writtenFiles)
                                     .arg(progress.totalFiles));
        },
        cancel);
    wasTouched = outcome || ledger.hasWritten();
    return outcome;
}

Result<> putDeployedFilesBack(RunContext &context, const CancelToken &cancel)
{
    const QString &commit = context.stack.state.deployedCommit;
    SLIPWAY_ASSIGN(const QString mirror, mirrorOfDeployed(context));
    SLIPWAY_ASSIGN(const auto passage, context.tools.gate.enterShared(mirror, cancel));
    if (!context.tools.git.hasCommit(mirror, commit))
        return fail(ErrorCode::GitDamaged, context.stack.settings.url,
                    QCoreApplication::translate("Run", "The deployed commit %1 is no longer here, so its files cannot "
                                                       "be put back. A deploy brings the stack to the newest commit.")
                        .arg(commit.left(8)));
    bool wasTouched = false;
    SLIPWAY_TRY(checkOut(context, mirror, commit, cancel, wasTouched));
    return {};
}

} // namespace slipway::deploy
