// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/outgoingnews.h"

#include "core/services/changenotifier.h"
#include "core/services/notificationtargetservice.h"
#include "core/services/worker.h"

#include <QCoreApplication>
#include <algorithm>
#include <chrono>

namespace slipway {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype kShortCommit = 8;
// The schedule hears of the end of a run as this does; then it knows whether it tries again.
constexpr auto kSettle = 500ms;

std::optional<NewsKind> newsOf(NotificationKind kind)
{
    switch (kind) {
    case NotificationKind::Failed:
        return NewsKind::Failed;
    case NotificationKind::NeedsYou:
        return NewsKind::NeedsYou;
    case NotificationKind::Recovered:
        return NewsKind::Recovered;
    case NotificationKind::Finished:
        break;
    }
    return std::nullopt;
}

bool hasDeployed(const Run &run)
{
    return !isLifecycle(run.kind) && run.result == RunResult::Succeeded &&
           run.decision.action == Decision::Action::Deploy;
}

} // namespace

OutgoingNews::OutgoingNews(ChangeNotifier &changes, NotificationTargetService &targets, WillTryAgain willTryAgain,
                           Worker &worker, QObject *parent)
    : QObject(parent)
    , m_targets(targets)
    , m_willTryAgain(std::move(willTryAgain))
    , m_worker(worker)
{
    const auto remember = [this](const Stack &stack) { m_names.insert(stack.id, stack.settings.name); };
    connect(&changes, &ChangeNotifier::stackAdded, this, remember);
    connect(&changes, &ChangeNotifier::stackChanged, this, remember);
    connect(&changes, &ChangeNotifier::stackRemoved, this, [this](StackId id) {
        m_names.remove(id);
        m_rules.forget(id);
    });
    connect(&changes, &ChangeNotifier::runChanged, this, [this](const Run &run) {
        if (run.isFinished())
            QTimer::singleShot(kSettle, this, [this, run] { finished(run); });
    });
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &OutgoingNews::tellDue);
}

void OutgoingNews::start(const QVector<Stack> &stacks)
{
    for (const Stack &stack : stacks) {
        m_names.insert(stack.id, stack.settings.name);
        if (stack.state.hasLastRunFailed && stack.state.error && !m_willTryAgain(stack.id))
            m_rules.setFailing(stack.id, stack.state.error->code);
    }
}

void OutgoingNews::finished(const Run &run)
{
    NotificationRules::Finished one;
    one.run = run;
    one.stackName = m_names.value(run.stackId);
    if (one.stackName.isEmpty())
        return; // removed meanwhile
    one.willTryAgain = m_willTryAgain(run.stackId);
    m_rules.add(one, QDateTime::currentDateTime());
    if (hasDeployed(run)) {
        notify::Message message;
        message.kind = NewsKind::Deployed;
        message.title = QCoreApplication::translate("Notifications", "%1 runs %2")
                            .arg(one.stackName, run.toCommit.left(kShortCommit));
        message.text = run.commitSubject;
        message.stacks = named({run.stackId});
        message.run = run.id;
        message.commit = run.toCommit;
        message.happened = run.finishedAt;
        tell(message);
    }
    tellDue();
}

void OutgoingNews::tellDue()
{
    const QDateTime now = QDateTime::currentDateTime();
    for (const Notification &notification : m_rules.takeDue(now)) {
        const auto kind = newsOf(notification.kind);
        if (!kind)
            continue;
        notify::Message message;
        message.kind = *kind;
        message.title = notification.title;
        message.text = notification.text;
        message.stacks = named(notification.stacks);
        message.run = notification.run;
        message.happened = now.toUTC();
        tell(message);
    }
    if (const auto wake = m_rules.nextWake(now))
        m_wake.start(std::max(0ms, std::chrono::milliseconds(now.msecsTo(*wake)) + 1ms));
}

void OutgoingNews::tell(const notify::Message &message)
{
    m_worker.run([&targets = m_targets, message] { targets.deliver(message); });
}

QVector<notify::Message::Stack> OutgoingNews::named(const std::vector<StackId> &stacks) const
{
    QVector<notify::Message::Stack> all;
    for (const StackId id : stacks)
        all.append({id, m_names.value(id)});
    return all;
}

} // namespace slipway
