// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/client/apiclient.h"
#include "app/commandline.h"

namespace slipway {

// `slipway repo …` and `slipway hostkey …`: thin clients of the running
// instance's API. Blocking; each prints its result and returns the exit code.
class SourceCommands
{
public:
    explicit SourceCommands(const Invocation &invocation)
        : m_invocation(invocation)
        , m_api(invocation.options.dataDirectory)
    {
    }
    ExitCode run();

private:
    ExitCode listRepositories();
    // Each, or those of the stack that was named; Failed where one does not answer as it should.
    ExitCode checkRepositories();
    ExitCode listHostKeys();
    ExitCode acceptHostKey();
    ExitCode removeHostKey();
    // A call that did not come through, or was refused.
    ExitCode failed(const Result<ApiAnswer> &answer) const;

    const Invocation &m_invocation;
    ApiClient m_api;
};

} // namespace slipway
