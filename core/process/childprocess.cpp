// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/childprocess.h"

#include "core/process/processidentity.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace slipway::process {

namespace {

QString systemText(int error)
{
    return qt_error_string(error);
}

struct Pipe {
    FileDescriptor read;
    FileDescriptor write;
};

std::optional<Pipe> makePipe()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return std::nullopt;
    return Pipe{FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

void doNotBlock(const FileDescriptor &fd)
{
    ::fcntl(fd.get(), F_SETFL, ::fcntl(fd.get(), F_GETFL) | O_NONBLOCK);
}

// The strings of execve(2) and the pointers to them.
class StringBlock
{
public:
    void add(const QByteArray &text) { m_texts.push_back(text); }
    char **pointers()
    {
        m_pointers.clear();
        for (QByteArray &text : m_texts)
            m_pointers.push_back(text.data());
        m_pointers.push_back(nullptr);
        return m_pointers.data();
    }

private:
    std::vector<QByteArray> m_texts;
    std::vector<char *> m_pointers;
};

// The spawn attributes: session of its own, no blocked signal, all as at start.
class Attributes
{
public:
    Attributes()
    {
        posix_spawnattr_init(&m_attributes);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setflags(
            &m_attributes, static_cast<short>(POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    }
    ~Attributes() { posix_spawnattr_destroy(&m_attributes); }
    Attributes(const Attributes &) = delete;
    Attributes &operator=(const Attributes &) = delete;
    const posix_spawnattr_t *get() const { return &m_attributes; }

private:
    posix_spawnattr_t m_attributes = {};
};

class FileActions
{
public:
    FileActions() { posix_spawn_file_actions_init(&m_actions); }
    ~FileActions() { posix_spawn_file_actions_destroy(&m_actions); }
    FileActions(const FileActions &) = delete;
    FileActions &operator=(const FileActions &) = delete;
    void openNull(int target) { posix_spawn_file_actions_addopen(&m_actions, target, "/dev/null", O_RDONLY, 0); }
    void give(const FileDescriptor &fd, int target) { posix_spawn_file_actions_adddup2(&m_actions, fd.get(), target); }
    void changeFolder(const QString &folder)
    {
        posix_spawn_file_actions_addchdir_np(&m_actions, QFile::encodeName(folder).constData());
    }
    // Descriptors that some library opened without O_CLOEXEC stay ours.
    void closeOthers() { posix_spawn_file_actions_addclosefrom_np(&m_actions, 3); }
    const posix_spawn_file_actions_t *get() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions = {};
};

} // namespace

FileDescriptor::FileDescriptor(FileDescriptor &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
{
}

FileDescriptor &FileDescriptor::operator=(FileDescriptor &&other) noexcept
{
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

void FileDescriptor::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

Result<ChildProcess> ChildProcess::start(const ProcessSpec &spec, const QString &program)
{
    if (!spec.workingDirectory.isEmpty() && !QFileInfo(spec.workingDirectory).isDir())
        return fail(ErrorCode::ProcessStart, spec.program,
                    QStringLiteral("the folder %1 does not exist").arg(spec.workingDirectory));
    std::optional<Pipe> output = makePipe();
    std::optional<Pipe> error = makePipe();
    std::optional<Pipe> input = spec.standardInput.isEmpty() ? Pipe{} : makePipe();
    if (!output || !error || !input)
        return fail(ErrorCode::ProcessStart, spec.program, systemText(errno));

    FileActions actions;
    if (spec.standardInput.isEmpty())
        actions.openNull(STDIN_FILENO);
    else
        actions.give(input->read, STDIN_FILENO);
    actions.give(output->write, STDOUT_FILENO);
    actions.give(error->write, STDERR_FILENO);
    if (!spec.workingDirectory.isEmpty())
        actions.changeFolder(spec.workingDirectory);
    actions.closeOthers();

    StringBlock arguments;
    arguments.add(QFile::encodeName(program));
    for (const QString &argument : spec.arguments)
        arguments.add(argument.toUtf8());
    StringBlock environment;
    const QStringList names = spec.environment.keys();
    for (const QString &name : names)
        environment.add(name.toUtf8() + '=' + spec.environment.value(name).toUtf8());
    environment.add(QByteArray(kChildMarker) + "=1");

    const Attributes attributes;
    pid_t pid = 0;
    const int code = ::posix_spawn(&pid, QFile::encodeName(program).constData(), actions.get(), attributes.get(),
                                   arguments.pointers(), environment.pointers());
    if (code != 0)
        return fail(ErrorCode::ProcessStart, spec.program, systemText(code));

    ChildProcess child;
    child.m_pid = pid;
    child.standardInput = std::move(input->write);
    child.standardOutput = std::move(output->read);
    child.standardError = std::move(error->read);
    child.pidDescriptor = FileDescriptor(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    for (const FileDescriptor *fd : {&child.standardInput, &child.standardOutput, &child.standardError}) {
        if (fd->isOpen())
            doNotBlock(*fd);
    }
    return child;
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
    : standardInput(std::move(other.standardInput))
    , standardOutput(std::move(other.standardOutput))
    , standardError(std::move(other.standardError))
    , pidDescriptor(std::move(other.pidDescriptor))
    , m_pid(std::exchange(other.m_pid, 0))
{
}

ChildProcess::~ChildProcess()
{
    if (m_pid > 0) {
        signalGroup(SIGKILL);
        reap();
    }
}

bool ChildProcess::hasEnded() const
{
    siginfo_t info = {};
    return ::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == m_pid;
}

int ChildProcess::reap()
{
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = 0;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void ChildProcess::signalGroup(int signal) const
{
    if (m_pid > 0)
        ::kill(-m_pid, signal);
}

} // namespace slipway::process
