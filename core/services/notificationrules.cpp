// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/notificationrules.h"

#include "core/model/errortext.h"

#include <QCoreApplication>
#include <QTimeZone>
#include <algorithm>

namespace slipway {

namespace {

// So long others of the same cause are waited for.
constexpr qint64 kGatherMs = 3000;

// The person has to decide something; other failures may come from anywhere.
bool needsYou(const Error &error)
{
    switch (error.code) {
    case ErrorCode::GitAuth:
    case ErrorCode::GitKeyUnusable:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyRevoked:
    case ErrorCode::VaultUnavailable:
    case ErrorCode::VaultKeyWrong:
        return true;
    default:
        return false;
    }
}

bool hasFailed(const Run &run)
{
    return run.result == RunResult::Failed || run.result == RunResult::Refused;
}

bool hasSucceeded(const Run &run)
{
    return run.result == RunResult::Succeeded || run.result == RunResult::NothingToDo;
}

QString titleOf(NotificationKind kind, const QString &stack)
{
    switch (kind) {
    case NotificationKind::NeedsYou:
        return QCoreApplication::translate("Notifications", "%1 needs you").arg(stack);
    case NotificationKind::Recovered:
        return QCoreApplication::translate("Notifications", "%1 is good again").arg(stack);
    case NotificationKind::Finished:
        return QCoreApplication::translate("Notifications", "%1 is done").arg(stack);
    case NotificationKind::Failed:
        break;
    }
    return QCoreApplication::translate("Notifications", "%1 failed").arg(stack);
}

QString titleOf(NotificationKind kind, int stacks)
{
    switch (kind) {
    case NotificationKind::NeedsYou:
        return QCoreApplication::translate("Notifications", "%n stack(s) need you", nullptr, stacks);
    case NotificationKind::Recovered:
        return QCoreApplication::translate("Notifications", "%n stack(s) are good again", nullptr, stacks);
    case NotificationKind::Finished:
        return QCoreApplication::translate("Notifications", "%n stack(s) are done", nullptr, stacks);
    case NotificationKind::Failed:
        break;
    }
    return QCoreApplication::translate("Notifications", "%n stack(s) failed", nullptr, stacks);
}

} // namespace

bool NotificationSettings::isQuiet(QTime time) const
{
    if (quietFrom <= quietUntil)
        return time >= quietFrom && time < quietUntil;
    return time >= quietFrom || time < quietUntil;
}

void NotificationRules::add(const Finished &finished, const Time &now)
{
    const Run &run = finished.run;
    if (hasFailed(run)) {
        const Error error = run.error.value_or(Error());
        if (finished.willTryAgain)
            return;
        // The same goes on: the person knows.
        const auto known = m_failing.constFind(run.stackId);
        if (known != m_failing.constEnd() && *known == error.code && run.trigger != Trigger::Manual)
            return;
        m_failing.insert(run.stackId, error.code);
        dropWaiting(run.stackId, NotificationKind::Failed);
        dropWaiting(run.stackId, NotificationKind::NeedsYou);
        dropWaiting(run.stackId, NotificationKind::Recovered);
        wait(finished, needsYou(error) ? NotificationKind::NeedsYou : NotificationKind::Failed, now);
        return;
    }
    if (!hasSucceeded(run))
        return;
    // A stop or a start says nothing about what failed before.
    if (!isLifecycle(run.kind) && m_failing.remove(run.stackId) > 0) {
        const auto before = m_waiting.size();
        dropWaiting(run.stackId, NotificationKind::Failed);
        dropWaiting(run.stackId, NotificationKind::NeedsYou);
        // Good again before anybody was told: then nobody needs to know.
        if (m_waiting.size() == before) {
            wait(finished, NotificationKind::Recovered, now);
            return;
        }
    }
    if (run.trigger == Trigger::Manual && finished.isWindowHidden)
        wait(finished, NotificationKind::Finished, now);
}

void NotificationRules::forget(StackId stack)
{
    m_failing.remove(stack);
    std::erase_if(m_waiting, [stack](const Waiting &waiting) { return waiting.stack == stack; });
}

std::vector<Notification> NotificationRules::takeDue(const Time &now)
{
    std::vector<Notification> due;
    const auto wake = nextWake(now);
    if (!wake || *wake > now)
        return due;
    const std::vector<Waiting> waiting = std::exchange(m_waiting, {});
    m_due.reset();
    std::vector<std::vector<Waiting>> groups;
    for (const Waiting &one : waiting) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&one](const std::vector<Waiting> &group) {
            const Waiting &first = group.front();
            const bool isSameCause = !one.error || !first.error || one.error->code == first.error->code;
            return first.kind == one.kind && isSameCause;
        });
        if (same == groups.end())
            groups.push_back({one});
        else
            same->push_back(one);
    }
    for (const std::vector<Waiting> &group : groups)
        due.push_back(made(group));
    return due;
}

std::optional<NotificationRules::Time> NotificationRules::nextWake(const Time &now) const
{
    if (m_waiting.empty() || !m_due)
        return std::nullopt;
    const Time at = std::max(*m_due, now);
    if (!m_settings.isQuiet(at.time()))
        return *m_due;
    Time end(at.date(), m_settings.quietUntil, at.timeZone());
    if (end <= at)
        end = Time(at.date().addDays(1), m_settings.quietUntil, at.timeZone());
    return end;
}

void NotificationRules::wait(const Finished &finished, NotificationKind kind, const Time &now)
{
    if (m_settings.off.contains(kind))
        return;
    // A clock that was set back must not keep them for a year.
    if (m_waiting.empty() || !m_due || *m_due > now.addMSecs(kGatherMs))
        m_due = now.addMSecs(kGatherMs);
    const Run &run = finished.run;
    m_waiting.push_back({kind, run.stackId, finished.stackName, run.id, run.kind, run.error});
}

void NotificationRules::dropWaiting(StackId stack, NotificationKind kind)
{
    std::erase_if(m_waiting, [stack, kind](const Waiting &one) { return one.stack == stack && one.kind == kind; });
}

Notification NotificationRules::made(const std::vector<Waiting> &group) const
{
    const Waiting &last = group.back();
    Notification notification;
    notification.kind = last.kind;
    notification.run = last.run;
    QStringList names;
    for (const Waiting &one : group) {
        if (!names.contains(one.stackName))
            names << one.stackName;
        if (std::find(notification.stacks.begin(), notification.stacks.end(), one.stack) == notification.stacks.end())
            notification.stacks.push_back(one.stack);
    }
    const bool isFailure = last.kind == NotificationKind::Failed || last.kind == NotificationKind::NeedsYou;
    notification.canRetry = isFailure && !isLifecycle(last.runKind);
    if (notification.stacks.size() == 1) {
        notification.title = titleOf(last.kind, last.stackName);
        if (isFailure)
            notification.text = errorLine(last.error.value_or(Error()));
        return notification;
    }
    notification.title = titleOf(last.kind, static_cast<int>(notification.stacks.size()));
    notification.text = names.join(QStringLiteral(", "));
    if (isFailure)
        notification.text += QLatin1Char('\n') + errorLine(last.error.value_or(Error()));
    return notification;
}

} // namespace slipway
