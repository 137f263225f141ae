// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/transport/childpipe.h"

#include <QFile>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace slipway::git {

namespace {

constexpr int kPollMs = 50;
constexpr qsizetype kMostErrorText = 16 * 1024;
constexpr int kPipeBytes = 1024 * 1024;
constexpr int kFirstHighFd = 16;
constexpr std::chrono::seconds kWaitForExit{2};

void closeFd(int &fd)
{
    if (fd >= 0)
        ::close(fd);
    fd = -1;
}

// The end to read from of a pipe that holds all of `secret`; -1 where that cannot be.
int filledPipe(const SecretString &secret)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return -1;
    const QByteArrayView bytes = secret.reveal();
    const bool isWhole = bytes.isEmpty() || ::write(ends[1], bytes.data(), size_t(bytes.size())) == bytes.size();
    closeFd(ends[1]);
    // Above those it is to become in the program.
    int fd = isWhole ? ::fcntl(ends[0], F_DUPFD_CLOEXEC, kFirstHighFd) : -1;
    closeFd(ends[0]);
    if (fd >= 0)
        ::fcntl(fd, F_SETFL, 0); // the reader expects to wait
    return fd;
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
    : m_operation(&operation)
{
}

ChildPipe::~ChildPipe()
{
    closeAll();
    if (m_pid > 0)
        ::kill(-m_pid, SIGKILL);
    reap();
}

Result<> ChildPipe::start(ChildSpec spec)
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
        return fail(ErrorCode::ProcessStart, spec.program, detail);
    }
    // A pack comes fast: fewer turns between the two programs. More than the system grants is not needed.
    ::fcntl(out[0], F_SETPIPE_SZ, kPipeBytes);
    m_in = in[1];
    m_out = out[0];
    m_err = err[0];
    for (const int fd : {m_in, m_out, m_err})
        ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
    const int failed = spawn(spec, {in[0], out[1], err[1]});
    closeFd(in[0]);
    closeFd(out[1]);
    closeFd(err[1]);
    if (failed != 0) {
        m_pid = -1;
        closeAll();
        return fail(ErrorCode::ProcessStart, spec.program, QString::fromLocal8Bit(std::strerror(failed)));
    }
    m_input = spec.input;
    m_isInputOpen = spec.isInputOpen;
    m_connectedMark = spec.connectedMark;
    m_started = Operation::Clock::now();
    if (m_input.isEmpty() && !m_isInputOpen)
        closeFd(m_in);
    return {};
}

int ChildPipe::spawn(ChildSpec &spec, std::array<int, 3> ends)
{
    std::vector<int> secrets;
    for (const SecretString &secret : spec.secrets)
        secrets.push_back(filledPipe(secret));

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (int target = 0; target < int(ends.size()); ++target)
        posix_spawn_file_actions_adddup2(&actions, ends[size_t(target)], target);
    for (int target = 0; target < int(secrets.size()); ++target)
        posix_spawn_file_actions_adddup2(&actions, secrets[size_t(target)], target + int(ends.size()));
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t defaults;
    sigemptyset(&defaults);
    posix_spawnattr_setsigmask(&attributes, &defaults);
    sigaddset(&defaults, SIGPIPE); // ignored by us; the program relies on it
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::vector<QByteArray> argumentBytes{QFile::encodeName(spec.program)};
    for (const QString &argument : std::as_const(spec.arguments))
        argumentBytes.push_back(QFile::encodeName(argument));
    std::vector<QByteArray> environmentBytes(spec.environment.cbegin(), spec.environment.cend());
    const bool hasAll = std::find(secrets.begin(), secrets.end(), -1) == secrets.end();
    const int failed = hasAll ? ::posix_spawn(&m_pid, argumentBytes.front().constData(), &actions, &attributes,
                                              pointers(argumentBytes).data(), pointers(environmentBytes).data())
                              : EMFILE;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    for (int &fd : secrets)
        closeFd(fd);
    return failed;
}

void ChildPipe::write(const QByteArray &input)
{
    m_input.remove(0, m_written);
    m_written = 0;
    m_input += input;
}

Result<qsizetype> ChildPipe::read(char *buffer, qsizetype size)
{
    auto lastMove = Operation::Clock::now();
    while (true) {
        SLIPWAY_TRY(m_operation->checkIdle(lastMove));
        SLIPWAY_TRY(checkConnected());
        std::array<pollfd, 3> fds{pollfd{m_out, POLLIN, 0}, pollfd{m_in, POLLOUT, 0}, pollfd{m_err, POLLIN, 0}};
        if (m_written == m_input.size())
            fds[1].fd = -1; // nothing to say now
        if (::poll(fds.data(), fds.size(), kPollMs) <= 0)
            continue;
        const qint64 before = m_written + m_errorBytes;
        pump(fds[1].revents, fds[2].revents);
        if (m_written + m_errorBytes != before)
            lastMove = Operation::Clock::now();
        if (!fds[0].revents)
            continue;
        const ssize_t got = ::read(m_out, buffer, size_t(size));
        if (got > 0) {
            m_connectedMark.clear();
            return qsizetype(got);
        }
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            continue;
        while (m_err >= 0 && ::poll(&fds[2], 1, 0) > 0)
            pump(0, POLLIN);
        closeAll();
        waitForExit();
        return 0;
    }
}

Result<> ChildPipe::checkConnected()
{
    if (m_connectedMark.isEmpty())
        return {};
    if (m_errorText.contains(m_connectedMark))
        m_connectedMark.clear();
    else if (Operation::Clock::now() - m_started > m_operation->limits().connect)
        return fail(ErrorCode::GitUnreachable, m_operation->subject(),
                    QStringLiteral("not connected after %1 s")
                        .arg(std::chrono::duration<double>(m_operation->limits().connect).count()));
    return {};
}

void ChildPipe::pump(short inputEvents, short errorEvents)
{
    if (inputEvents && m_in >= 0) {
        const ssize_t sent = ::write(m_in, m_input.constData() + m_written, size_t(m_input.size() - m_written));
        if (sent > 0)
            m_written += sent;
        const bool isBroken = sent < 0 && errno != EAGAIN && errno != EINTR;
        if (isBroken || (m_written == m_input.size() && !m_isInputOpen))
            closeFd(m_in);
    }
    if (errorEvents && m_err >= 0) {
        std::array<char, 4096> text{};
        const ssize_t got = ::read(m_err, text.data(), text.size());
        if (got > 0) {
            m_errorBytes += got;
            const qsizetype head = std::min(qsizetype(got), kMostErrorText - m_errorText.size());
            m_errorText.append(text.data(), head);
            m_errorTail.append(text.data() + head, qsizetype(got) - head);
            if (m_errorTail.size() > kMostErrorText)
                m_errorTail.remove(0, m_errorTail.size() - kMostErrorText);
        } else if (got == 0) {
            closeFd(m_err);
        }
    }
}

void ChildPipe::closeAll()
{
    closeFd(m_in);
    closeFd(m_out);
    closeFd(m_err);
}

// One that closed its output and yet does not end is not waited for.
void ChildPipe::waitForExit()
{
    const auto until = Operation::Clock::now() + kWaitForExit;
    siginfo_t state{};
    while (::waitid(P_PID, id_t(m_pid), &state, WEXITED | WNOHANG | WNOWAIT) == 0 && state.si_pid == 0) {
        if (Operation::Clock::now() > until || !m_operation->check()) {
            ::kill(-m_pid, SIGKILL);
            break;
        }
        ::usleep(1000);
    }
    reap();
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
