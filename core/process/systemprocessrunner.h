// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/process/processrunner.h"

#include <chrono>

namespace slipway::process {

// Runs real programs (posix_spawn, poll). Each gets a session of its own, so
// that nothing can ask questions on a terminal, and the signals of a program
// started anew. Looks at the cancel token every 50 ms. Where a grandchild keeps
// the output open after the program ended, reading stops 2 s later and the
// grandchild is left alone. Blocking, any thread but main; no state.
class SystemProcessRunner final : public ProcessRunner
{
public:
    static constexpr qint64 kCaptureBytes = 64LL * 1024 * 1024;

    // `grace`: how long a program may take to end after SIGTERM before it is killed.
    explicit SystemProcessRunner(std::chrono::milliseconds grace = std::chrono::seconds(5));

    Result<ProcessResult> run(const ProcessSpec &spec, const CancelToken &cancel, const LineSink &sink = {}) override;

private:
    std::chrono::milliseconds m_grace;
};

} // namespace slipway::process
