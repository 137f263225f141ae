// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/runlines.h"

#include <algorithm>

namespace slipway::deploy {

const RunLines::Line *RunLines::lineOf(StackId stack) const
{
    const auto line = m_lines.find(stack);
    return line == m_lines.end() ? nullptr : &line->second;
}

bool RunLines::isBusy(StackId stack) const
{
    const Line *line = lineOf(stack);
    return line && (line->running || !line->waiting.empty());
}

bool RunLines::isRunning(StackId stack) const
{
    const Line *line = lineOf(stack);
    return line && line->running;
}

bool RunLines::isHeld(StackId stack) const
{
    const Line *line = lineOf(stack);
    return line && line->holds > 0;
}

int RunLines::waitingCount() const
{
    size_t count = 0;
    for (const auto &[stack, line] : m_lines)
        count += line.waiting.size();
    return static_cast<int>(count);
}

std::optional<Run> RunLines::find(RunId run) const
{
    for (const auto &[stack, line] : m_lines) {
        if (line.running && line.running->id == run)
            return line.running;
        const auto found = std::find_if(line.waiting.cbegin(), line.waiting.cend(),
                                        [run](const Run &waiting) { return waiting.id == run; });
        if (found != line.waiting.cend())
            return *found;
    }
    return std::nullopt;
}

Run *RunLines::running(StackId stack)
{
    const auto line = m_lines.find(stack);
    return line != m_lines.end() && line->second.running ? &*line->second.running : nullptr;
}

Run *RunLines::waiting(StackId stack, RunId run)
{
    const auto line = m_lines.find(stack);
    if (line == m_lines.end())
        return nullptr;
    for (Run &one : line->second.waiting) {
        if (one.id == run)
            return &one;
    }
    return nullptr;
}

Run *RunLines::joinable(StackId stack, RunKind kind)
{
    const auto line = m_lines.find(stack);
    if (line == m_lines.end() || line->second.waiting.empty())
        return nullptr;
    Run &last = line->second.waiting.back();
    const bool isJoining = last.kind == kind || (!isLifecycle(kind) && !isLifecycle(last.kind));
    return isJoining ? &last : nullptr;
}

void RunLines::add(const Run &run)
{
    Line &line = m_lines[run.stackId];
    line.waiting.push_back(run);
    makeReady(run.stackId, line);
}

std::optional<RunLines::Started> RunLines::startNext(const QDateTime &now)
{
    while (!m_ready.empty()) {
        const StackId stack = m_ready.front();
        m_ready.pop_front();
        Line &line = m_lines[stack];
        line.isReady = false;
        if (line.running || line.holds > 0 || line.waiting.empty())
            continue;
        line.running = std::move(line.waiting.front());
        line.waiting.pop_front();
        line.running->result = RunResult::Running;
        line.running->startedAt = now;
        line.cancel = CancelSource();
        ++m_going;
        return Started{*line.running, line.cancel.token()};
    }
    return std::nullopt;
}

void RunLines::ended(StackId stack)
{
    Line &line = m_lines[stack];
    line.running.reset();
    --m_going;
    makeReady(stack, line);
}

void RunLines::hold(StackId stack)
{
    ++m_lines[stack].holds;
}

void RunLines::release(StackId stack)
{
    Line &line = m_lines[stack];
    --line.holds;
    makeReady(stack, line);
}

bool RunLines::cancelRunning(RunId run)
{
    for (auto &[stack, line] : m_lines) {
        if (line.running && line.running->id == run) {
            line.cancel.cancel();
            return true;
        }
    }
    return false;
}

void RunLines::cancelRunningOf(StackId stack)
{
    const auto line = m_lines.find(stack);
    if (line != m_lines.end() && line->second.running)
        line->second.cancel.cancel();
}

void RunLines::cancelAllRunning()
{
    for (auto &[stack, line] : m_lines) {
        if (line.running)
            line.cancel.cancel();
    }
}

std::optional<Run> RunLines::takeWaiting(RunId run)
{
    for (auto &[stack, line] : m_lines) {
        const auto found =
            std::find_if(line.waiting.begin(), line.waiting.end(), [run](const Run &one) { return one.id == run; });
        if (found == line.waiting.end())
            continue;
        Run taken = *found;
        line.waiting.erase(found);
        return taken;
    }
    return std::nullopt;
}

std::vector<Run> RunLines::takeAllWaiting(StackId stack)
{
    const auto line = m_lines.find(stack);
    if (line == m_lines.end())
        return {};
    std::vector<Run> taken(line->second.waiting.begin(), line->second.waiting.end());
    line->second.waiting.clear();
    return taken;
}

void RunLines::makeReady(StackId stack, Line &line)
{
    if (line.isReady || line.running || line.holds > 0 || line.waiting.empty())
        return;
    line.isReady = true;
    m_ready.push_back(stack);
}

} // namespace slipway::deploy
