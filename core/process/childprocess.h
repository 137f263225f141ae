// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/process/processrunner.h"

#include <QByteArray>
#include <sys/types.h>

namespace slipway::process {

// A file descriptor that is closed when it goes. Move-only.
class FileDescriptor
{
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd)
        : m_fd(fd)
    {
    }
    FileDescriptor(FileDescriptor &&other) noexcept;
    FileDescriptor &operator=(FileDescriptor &&other) noexcept;
    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;
    ~FileDescriptor() { close(); }
    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void close();

private:
    int m_fd = -1;
};

// One started program: its pipes, its group, its end. It stays a zombie until
// reap(), so that its pid and group id cannot become somebody else's meanwhile.
// Owned and used by the one thread that started it; the destructor kills and reaps.
class ChildProcess
{
public:
    // `program` absolute. Errors: ProcessStart (subject = program, detail = the system's words).
    static Result<ChildProcess> start(const ProcessSpec &spec, const QString &program);

    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&other) = delete;
    ~ChildProcess();

    pid_t pid() const { return m_pid; }
    bool hasEnded() const;
    // Waits for the end, and answers exit code or 128 + signal.
    int reap();
    void signalGroup(int signal) const;

    FileDescriptor standardInput; // closed by whoever has written all; all three do not block
    FileDescriptor standardOutput;
    FileDescriptor standardError;
    FileDescriptor pidDescriptor; // readable at the end; not open on kernels without pidfd

private:
    ChildProcess() = default;
    pid_t m_pid = 0;
};

} // namespace slipway::process
