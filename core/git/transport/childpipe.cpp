// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/childpipe.h"

#include <QFile>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace slipway::git {

namespace {

constexpr int kPollMs = 50;
constexpr qsizetype kMostErrorText = 16 * 1024;

void closeFd(int &fd)
{
    if (fd >= 0)
        ::close(fd);
    fd = -1;
}

std::vector<char *> pointers(std::vector<QByteArray> &strings)
{
    std::vector<char *> result;
    for (QByteArray &text : strings)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

} // namespace

ChildPipe::ChildPipe(Operation &operation)
    : m_operation(operation)
{
}

ChildPipe::~ChildPipe()
{
    closeAll();
    if (m_pid > 0)
        ::kill(-m_pid, SIGKILL);
    reap();
}

Result<> ChildPipe::start(const QString &program, const QStringList &arguments, const QList<QByteArray> &environment,
                          const QByteArray &input)
{
    std::array<int, 2> in{-1, -1};
    std::array<int, 2> out{-1, -1};
    std::array<int, 2> err{-1, -1};
    if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0 ||
        ::pipe2(err.data(), O_CLOEXEC) != 0) {
        const QString detail = QString::fromLocal8Bit(std::strerror(errno));
        for (auto &pair : {&in, &out, &err}) {
            closeFd((*pair)[0]);
            closeFd((*pair)[1]);
        }
        return fail(ErrorCode::ProcessStart, program, detail);
    }
    m_in = in[1];
    m_out = out[0];
    m_err = err[0];
    for (const int fd : {m_in, m_out, m_err})
        ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    posix_spawnattr_setsigmask(&attributes, &defaults);
    sigaddset(&defaults, SIGPIPE); // ignored by us; the program relies on it
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::vector<QByteArray> argumentBytes{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        argumentBytes.push_back(QFile::encodeName(argument));
    std::vector<QByteArray> environmentBytes(environment.cbegin(), environment.cend());
    const int failed = ::posix_spawn(&m_pid, argumentBytes.front().constData(), &actions, &attributes,
                                     pointers(argumentBytes).data(), pointers(environmentBytes).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    closeFd(in[0]);
    closeFd(out[1]);
    closeFd(err[1]);
    if (failed != 0) {
        m_pid = -1;
        closeAll();
        return fail(ErrorCode::ProcessStart, program, QString::fromLocal8Bit(std::strerror(failed)));
    }
    m_input = input;
    if (m_input.isEmpty())
        closeFd(m_in);
    return {};
}

Result<qsizetype> ChildPipe::read(char *buffer, qsizetype size)
{
    auto lastMove = Operation::Clock::now();
    while (true) {
        SLIPWAY_TRY(m_operation.checkIdle(lastMove));
        std::array<pollfd, 3> fds{pollfd{m_out, POLLIN, 0}, pollfd{m_in, POLLOUT, 0}, pollfd{m_err, POLLIN, 0}};
        if (::poll(fds.data(), fds.size(), kPollMs) <= 0)
            continue;
        const qsizetype before = m_written + m_errorText.size();
        pump(fds[1].revents, fds[2].revents);
        if (m_written + m_errorText.size() != before)
            lastMove = Operation::Clock::now();
        if (!fds[0].revents)
            continue;
        const ssize_t got = ::read(m_out, buffer, size_t(size));
        if (got > 0)
            return qsizetype(got);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        pump(0, POLLIN);
        closeAll();
        reap();
        return 0;
    }
}

void ChildPipe::pump(short inputEvents, short errorEvents)
{
    if (inputEvents && m_in >= 0) {
        const ssize_t sent = ::write(m_in, m_input.constData() + m_written, size_t(m_input.size() - m_written));
        if (sent > 0)
            m_written += sent;
        if (m_written == m_input.size() || (sent < 0 && errno != EAGAIN && errno != EINTR))
            closeFd(m_in);
    }
    if (errorEvents && m_err >= 0) {
        std::array<char, 4096> text{};
        const ssize_t got = ::read(m_err, text.data(), text.size());
        if (got > 0)
            m_errorText.append(text.data(), std::min(qsizetype(got), kMostErrorText - m_errorText.size()));
        else if (got == 0)
            closeFd(m_err);
    }
}

void ChildPipe::closeAll()
{
    closeFd(m_in);
    closeFd(m_out);
    closeFd(m_err);
}

void ChildPipe::reap()
{
    if (m_pid <= 0)
        return;
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    m_pid = -1;
}

} // namespace slipway::git
