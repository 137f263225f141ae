// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <chrono>
#include <functional>

namespace slipway::process {

// Names a process group so that it can be found again after a crash: a group id
// alone may be somebody else's by then, so the leader's start time is kept too.
struct ProcessIdentity {
    qint64 groupId = 0;     // = pid of the leader
    quint64 startTicks = 0; // field 22 of /proc/PID/stat: clock ticks since boot
    QString bootId;         // /proc/sys/kernel/random/boot_id
    bool operator==(const ProcessIdentity &) const = default;
};

// What to run. Program and arguments, never a shell string.
struct ProcessSpec {
    QString program;       // a name, looked up in PATH alone, or an absolute path
    QStringList arguments; // no secrets: anybody on the machine can read them
    QString workingDirectory;
    QProcessEnvironment environment; // complete: nothing else is inherited
    QByteArray standardInput;
    std::chrono::milliseconds timeLimit{0}; // 0 = none
    bool isCaptured = true;                 // keep the output in the result (at most 64 MiB)
    // Called on the calling thread right after start and after the end; used to
    // remember what a killed instance left running.
    std::function<void(const ProcessIdentity &)> started;
    std::function<void(const ProcessIdentity &)> ended;
};

struct ProcessResult {
    int exitCode = 0; // 128 + signal where it was killed by one
    QByteArray standardOutput;
    QByteArray standardError;
    std::chrono::milliseconds duration{0};
};

enum class Channel { Output, Error };
// One line without its end, as it comes, on the calling thread. Lines over 1 MiB
// come in pieces. '\r' progress counts as a line end.
using LineSink = std::function<void(Channel, const QByteArray &)>;

// Runs a program and waits for it: blocking, on a run or watch thread, never on
// main. Thread safe; no state. Each program gets a process group of its own;
// cancel and time limit end the whole group (terminate, 5 s, kill). A non-zero
// exit code is a result, not an error. Errors: ProcessStart (not found, not
// executable; subject = program), Cancelled, TimedOut.
class ProcessRunner
{
public:
    ProcessRunner() = default;
    virtual ~ProcessRunner() = default;
    ProcessRunner(const ProcessRunner &) = delete;
    ProcessRunner &operator=(const ProcessRunner &) = delete;

    virtual Result<ProcessResult> run(const ProcessSpec &spec, const CancelToken &cancel,
                                      const LineSink &sink = {}) = 0;
};

} // namespace slipway::process
