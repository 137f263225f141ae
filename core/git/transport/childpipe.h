// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/operation.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <sys/types.h>

namespace slipway::git {

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

    // `environment`: NAME=VALUE, complete. Nothing is inherited.
    Result<> start(const QString &program, const QStringList &arguments, const QList<QByteArray> &environment,
                   const QByteArray &input);
    // 0 at the end of the output; exitCode() and errorText() hold from then on.
    Result<qsizetype> read(char *buffer, qsizetype size);
    int exitCode() const { return m_exitCode; }
    const QByteArray &errorText() const { return m_errorText; }

private:
    void pump(short inputEvents, short errorEvents);
    void closeAll();
    void reap();

    Operation &m_operation;
    pid_t m_pid = -1;
    int m_in = -1;
    int m_out = -1;
    int m_err = -1;
    QByteArray m_input;
    qsizetype m_written = 0;
    QByteArray m_errorText; // at most 16 KiB
    int m_exitCode = -1;
};

} // namespace slipway::git
