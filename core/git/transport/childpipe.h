// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/git/operation.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <array>
#include <sys/types.h>
#include <vector>

namespace slipway::git {

// What to start. Nothing is inherited: no descriptor, no variable.
struct ChildSpec {
    QString program;
    QStringList arguments;
    QList<QByteArray> environment; // NAME=VALUE, complete
    QByteArray input;
    bool isInputOpen = false; // more follows by write(); else its end does
    // What it writes to its standard error once it is connected; without it (or
    // output) within GitLimits::connect the call ends with GitUnreachable.
    QByteArray connectedMark{};
    std::vector<SecretString> secrets; // to be read from descriptor 3, 4, …; at most 60 KiB each
};

// A program with which bytes are exchanged while it runs (ProcessRunner gives
// its output only as lines). Blocking, one thread; a process group of its own,
// killed with the object. Should Slipway die, the program meets the end of its
// input or a closed pipe and ends by itself.
class ChildPipe
{
public:
    explicit ChildPipe(Operation &operation);
    ~ChildPipe();
    ChildPipe(const ChildPipe &) = delete;
    ChildPipe &operator=(const ChildPipe &) = delete;

    Result<> start(ChildSpec spec);
    // From now on for another call.
    void continueFor(Operation &operation) { m_operation = &operation; }
    // Goes out during read().
    void write(const QByteArray &input);
    // 0 at the end of the output; exitCode() and errorText() hold from then on.
    Result<qsizetype> read(char *buffer, qsizetype size);
    int exitCode() const { return m_exitCode; }
    // The beginning and the end of what it wrote to its standard error.
    QByteArray errorText() const { return m_errorText + m_errorTail; }

private:
    int spawn(ChildSpec &spec, std::array<int, 3> ends);
    void pump(short inputEvents, short errorEvents);
    void closeAll();
    Result<> checkConnected();
    void waitForExit();
    void reap();

    Operation *m_operation;
    pid_t m_pid = -1;
    int m_in = -1;
    int m_out = -1;
    int m_err = -1;
    QByteArray m_input;
    qsizetype m_written = 0;
    bool m_isInputOpen = false;
    QByteArray m_connectedMark; // empty: connected, or it does not matter
    Operation::Clock::time_point m_started;
    qint64 m_errorBytes = 0;
    QByteArray m_errorText; // the first 16 KiB
    QByteArray m_errorTail; // the last 16 KiB after them
    int m_exitCode = -1;
};

} // namespace slipway::git
