// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/client/apiclient.h"
#include "app/commandline.h"

#include <QJsonArray>
#include <optional>

namespace slipway {

// `slipway stack …`, `sync`, `deploy`, `logs`, `history`: thin clients of the
// running instance's API. Blocking; each prints its result and returns the exit code.
class StackCommands
{
public:
    explicit StackCommands(const Invocation &invocation)
        : m_invocation(invocation)
        , m_api(invocation.options.dataDirectory)
    {
    }
    ExitCode run();

private:
    ExitCode list();
    ExitCode add();
    ExitCode show();
    ExitCode remove();
    ExitCode requestRun(const QString &name, bool isWaiting);
    ExitCode logs();
    ExitCode history();

    // The stack of that name; complains and sets `code` where there is none.
    std::optional<QJsonObject> find(ExitCode *code);
    // The id of the credential that was named, the same way.
    std::optional<qint64> findCredential(ExitCode *code);
    ExitCode failed(const Error &error) const;
    // A refused call, as a complaint.
    static ExitCode refused(const ApiAnswer &answer);
    // The JSON body of a stack to add; complains where a secret cannot be read.
    std::optional<QJsonObject> newStack() const;
    Result<QJsonArray> newestRuns(const QJsonObject &stack, int limit);
    Result<> showLog(const QJsonObject &stack);
    Result<> followLog(const QJsonObject &stack); // until interrupted
    // From `offset` to its present end, which is returned.
    Result<qint64> printLog(qint64 run, qint64 offset);

    const Invocation &m_invocation;
    ApiClient m_api;
};

} // namespace slipway
