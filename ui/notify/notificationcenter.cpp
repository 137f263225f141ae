// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/notificationcenter.h"

#include "core/services/changenotifier.h"
#include "core/services/scheduleservice.h"
#include "core/services/stackservice.h"
#include "ui/notify/bubbles.h"
#include "ui/stacks/stackcontroller.h"
#include "ui/widgets/background.h"

#include <QTimer>

namespace slipway::ui {
namespace {

// A longer wait is cut: the clock may be set meanwhile.
constexpr qint64 kLongestWaitMs = 3'600'000;

} // namespace

NotificationCenter::NotificationCenter(Services &services, std::function<bool()> isWindowHidden, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_isWindowHidden(std::move(isWindowHidden))
    , m_bubbles(new Bubbles(this))
    , m_controller(new StackController(services, this))
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &NotificationCenter::tell);
    connect(&services.changes, &ChangeNotifier::runChanged, this, [this](const Run &run) {
        if (run.isFinished())
            take(run);
    });
    connect(&services.changes, &ChangeNotifier::stackRemoved, this, [this](StackId id) {
        m_rules.forget(id);
        m_names.remove(id);
        m_taken.remove(id);
    });
    connect(m_bubbles, &Bubbles::shown, this, &NotificationCenter::shown);
    connect(m_bubbles, &Bubbles::notShown, this, &NotificationCenter::notShown);
    connect(m_bubbles, &Bubbles::retryRequested, this, &NotificationCenter::retry);
    connect(m_bubbles, &Bubbles::showRequested, this, [this](const Notification &notification) {
        if (!notification.stacks.empty())
            Q_EMIT runRequested(nameOf(notification.stacks.back()), notification.run);
    });
    inBackground(
        services.worker, this, [&stacks = services.stacks] { return stacks.all(); },
        [this](const Result<QVector<StackView>> &views) {
            for (const StackView &view : views.value_or(QVector<StackView>()))
                remember(view.stack);
        });
}

// What fails since before this start was told of then.
void NotificationCenter::remember(const Stack &stack)
{
    if (stack.state.hasLastRunFailed && stack.state.error && !m_taken.contains(stack.id) && !isTriedAgain(stack.id))
        m_rules.setFailing(stack.id, stack.state.error->code);
}

bool NotificationCenter::isTriedAgain(StackId stack) const
{
    const ScheduleStanding standing = m_services.schedules.standing(stack);
    return standing.nextSync && standing.why == ScheduleStanding::Why::Retry;
}

void NotificationCenter::setSettings(const NotificationSettings &settings)
{
    m_rules.setSettings(settings);
    tell();
}

void NotificationCenter::take(const Run &run)
{
    if (m_taken.value(run.stackId) >= run.id)
        return;
    m_taken.insert(run.stackId, run.id);
    const bool isHidden = m_isWindowHidden();
    inBackground(
        m_services.worker, this, [&stacks = m_services.stacks, id = run.stackId] { return stacks.get(id); },
        [this, run, isHidden](const Result<StackView> &view) {
            if (!view)
                return; // removed meanwhile
            m_names.insert(run.stackId, view->stack.settings.name);
            m_rules.add({run, view->stack.settings.name, isTriedAgain(run.stackId), isHidden},
                        QDateTime::currentDateTime());
            tell();
        });
}

void NotificationCenter::tell()
{
    const QDateTime now = QDateTime::currentDateTime();
    for (const Notification &notification : m_rules.takeDue(now))
        m_bubbles->show(notification);
    const auto next = m_rules.nextWake(now);
    if (!next)
        return m_timer->stop();
    m_timer->start(int(std::clamp<qint64>(now.msecsTo(*next), 1, kLongestWaitMs)));
}

void NotificationCenter::retry(const Notification &notification)
{
    for (const StackId id : notification.stacks)
        m_controller->request(id, RunKind::Sync);
}

} // namespace slipway::ui
