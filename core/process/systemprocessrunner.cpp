// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/systemprocessrunner.h"

#include "core/base/logging.h"
#include "core/process/childprocess.h"
#include "core/process/environment.h"
#include "core/process/linesplitter.h"
#include "core/process/processidentity.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <optional>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

namespace slipway::process {

namespace {

using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// Where the system has no descriptor for the end of a program or for a cancel.
constexpr milliseconds kPollInterval{50};
constexpr milliseconds kDrainAfterEnd{2000};
constexpr qsizetype kReadBytes = 64 * 1024;

// Writing to a program that has closed its input raises SIGPIPE in this thread:
// held back here, since the process as a whole may not ignore it.
class PipeSignalBlock
{
public:
    PipeSignalBlock()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~PipeSignalBlock()
    {
        if (sigismember(&m_before, SIGPIPE) == 0) {
            const timespec now = {};
            while (sigtimedwait(&m_pipe, nullptr, &now) > 0) {
            }
        }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    PipeSignalBlock(const PipeSignalBlock &) = delete;
    PipeSignalBlock &operator=(const PipeSignalBlock &) = delete;

private:
    sigset_t m_pipe = {};
    sigset_t m_before = {};
};

// One run of one program: moves bytes until the program has ended and its
// output is read, or until it had to be ended.
class Conversation
{
public:
    Conversation(const ProcessSpec &spec, ChildProcess &child, const CancelToken &cancel, const LineSink &sink,
                 milliseconds grace)
        : m_spec(spec)
        , m_child(child)
        , m_cancel(cancel)
        , m_hasSink(static_cast<bool>(sink))
        , m_grace(grace)
        , m_lines{LineSplitter([&sink](const QByteArray &line) { sink(Channel::Output, line); }),
                  LineSplitter([&sink](const QByteArray &line) { sink(Channel::Error, line); })}
    {
    }

    // Nothing where the program ended by itself, else why it was ended.
    std::optional<ErrorCode> hold()
    {
        std::optional<SteadyClock::time_point> ended;
        while (true) {
            if (!ended && m_child.hasEnded())
                ended = SteadyClock::now();
            if (ended && (!isOutputOpen() || SteadyClock::now() - *ended > kDrainAfterEnd))
                break;
            if (!ended) {
                if (const std::optional<ErrorCode> reason = reasonToEnd()) {
                    endGroup();
                    flushLines();
                    return reason;
                }
            }
            // A program that has ended and has nothing left in its pipes is done.
            if (!transfer(patience(ended), ended ? Wait::ForOutput : Wait::ForAnyNews) && ended &&
                m_cancel.isCancelled())
                break;
        }
        flushLines();
        return std::nullopt;
    }

    std::array<QByteArray, 2> captured;

private:
    // What ends the wait of transfer(). Whether the program has ended is asked once for each
    // round: a second answer that differs would leave nothing to wait for but the deadline.
    enum class Wait { ForOutput, ForAnyNews };

    std::optional<ErrorCode> reasonToEnd() const
    {
        if (m_cancel.isCancelled())
            return ErrorCode::Cancelled;
        if (m_spec.timeLimit.count() > 0 && SteadyClock::now() - m_started > m_spec.timeLimit)
            return ErrorCode::TimedOut;
        return std::nullopt;
    }

    // How long nothing may happen before this has to look again: until a deadline, or for ever (-1).
    milliseconds patience(const std::optional<SteadyClock::time_point> &ended) const
    {
        if (!m_child.pidDescriptor.isOpen() || m_wakeDescriptor < 0)
            return kPollInterval;
        if (!ended && m_spec.timeLimit.count() <= 0)
            return milliseconds(-1);
        const auto until = ended ? *ended + kDrainAfterEnd : m_started + m_spec.timeLimit;
        const auto left = std::chrono::ceil<milliseconds>(until - SteadyClock::now()) + milliseconds(1);
        return std::clamp(left, milliseconds(0), milliseconds(std::chrono::hours(1)));
    }

    bool isOutputOpen() const { return m_child.standardOutput.isOpen() || m_child.standardError.isOpen(); }

    // Terminate, wait, kill: the whole group. What it says meanwhile is still read.
    void endGroup()
    {
        m_child.standardInput.close();
        m_child.signalGroup(SIGTERM);
        if (waitForGroup(m_grace))
            return;
        qCInfo(lcProcess) << m_spec.program << "did not end in time and is killed";
        m_child.signalGroup(SIGKILL);
        waitForGroup(std::chrono::seconds(2));
    }

    bool waitForGroup(milliseconds limit)
    {
        const auto deadline = SteadyClock::now() + limit;
        while (!m_child.hasEnded() || hasLiveMember(m_child.pid())) {
            if (SteadyClock::now() >= deadline)
                return false;
            if (isOutputOpen())
                transfer(milliseconds(10));
            else
                ::poll(nullptr, 0, 10);
        }
        // The last words are in the pipes; somebody outside the group may keep them open.
        while (isOutputOpen() && transfer(milliseconds(0))) {
        }
        return true;
    }

    // Waits for something to do, does it; whether any byte moved. The end of the program and a cancel end the
    // wait only where they are still news: their descriptors stay readable.
    bool transfer(milliseconds limit, Wait wait = Wait::ForOutput)
    {
        const bool isNews = wait == Wait::ForAnyNews;
        std::array<pollfd, 5> fds{pollfd{m_child.standardOutput.get(), POLLIN, 0},
                                  pollfd{m_child.standardError.get(), POLLIN, 0},
                                  pollfd{m_child.standardInput.get(), POLLOUT, 0},
                                  pollfd{isNews ? m_child.pidDescriptor.get() : -1, POLLIN, 0},
                                  pollfd{isNews ? m_wakeDescriptor : -1, POLLIN, 0}};
        if (::poll(fds.data(), fds.size(), static_cast<int>(limit.count())) <= 0)
            return false;
        bool moved = false;
        if (fds[0].revents != 0)
            moved |= read(m_child.standardOutput, Channel::Output);
        if (fds[1].revents != 0)
            moved |= read(m_child.standardError, Channel::Error);
        if (fds[2].revents != 0)
            writeInput();
        return moved;
    }

    bool read(FileDescriptor &fd, Channel channel)
    {
        const ssize_t size = ::read(fd.get(), m_buffer.data(), static_cast<size_t>(kReadBytes));
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return false;
        if (size <= 0) {
            fd.close();
            return false;
        }
        if (m_spec.isCaptured) {
            const qint64 room = SystemProcessRunner::kCaptureBytes - captured[0].size() - captured[1].size();
            captured[static_cast<size_t>(channel)].append(m_buffer.constData(), std::min<qint64>(room, size));
        }
        if (m_hasSink)
            m_lines[static_cast<size_t>(channel)].feed(m_buffer.constData(), size);
        return true;
    }

    void writeInput()
    {
        const PipeSignalBlock block;
        const ssize_t size = ::write(m_child.standardInput.get(), m_spec.standardInput.constData() + m_written,
                                     static_cast<size_t>(m_spec.standardInput.size() - m_written));
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        m_written += size;
        // A program that does not want its input is no error.
        if (size < 0 || m_written >= m_spec.standardInput.size())
            m_child.standardInput.close();
    }

    void flushLines()
    {
        if (!m_hasSink)
            return;
        for (LineSplitter &lines : m_lines)
            lines.finish();
    }

    const ProcessSpec &m_spec;
    ChildProcess &m_child;
    const CancelToken &m_cancel;
    const int m_wakeDescriptor = m_cancel.wakeDescriptor();
    const bool m_hasSink;
    const milliseconds m_grace;
    const SteadyClock::time_point m_started = SteadyClock::now();
    std::array<LineSplitter, 2> m_lines;
    QByteArray m_buffer{kReadBytes, Qt::Uninitialized};
    qsizetype m_written = 0;
};

} // namespace

SystemProcessRunner::SystemProcessRunner(milliseconds grace)
    : m_grace(grace)
{
}

Result<ProcessResult> SystemProcessRunner::run(const ProcessSpec &spec, const CancelToken &cancel, const LineSink &sink)
{
    if (cancel.isCancelled())
        return fail(ErrorCode::Cancelled);
    const QString program = findExecutable(spec.program, spec.environment);
    if (program.isEmpty())
        return fail(ErrorCode::ProcessStart, spec.program, QStringLiteral("no such program in PATH"));
    const auto begin = SteadyClock::now();
    SLIPWAY_ASSIGN(ChildProcess child, ChildProcess::start(spec, program));
    qCDebug(lcProcess) << "started" << program << "as" << child.pid();

    const ProcessIdentity identity =
        identityOf(child.pid()).value_or(ProcessIdentity{static_cast<qint64>(child.pid()), 0, {}});
    if (spec.started)
        spec.started(identity);
    Conversation conversation(spec, child, cancel, sink, m_grace);
    const std::optional<ErrorCode> reason = conversation.hold();
    ProcessResult result;
    result.exitCode = child.reap();
    result.duration = std::chrono::duration_cast<milliseconds>(SteadyClock::now() - begin);
    if (spec.ended)
        spec.ended(identity);
    if (reason)
        return fail(*reason, spec.program);
    result.standardOutput = std::move(conversation.captured[0]);
    result.standardError = std::move(conversation.captured[1]);
    return result;
}

} // namespace slipway::process
