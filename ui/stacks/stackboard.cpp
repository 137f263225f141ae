// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stacks/stackboard.h"

#include "core/services/changenotifier.h"
#include "core/services/runservice.h"
#include "ui/widgets/background.h"

#include <algorithm>

namespace slipway::ui {
namespace {

constexpr int kRunsToLookAt = 200; // enough to see every run that has not ended

struct Everything {
    Result<QVector<StackView>> views;
    QVector<Run> runs;
};

} // namespace

StackBoard::StackBoard(Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    const ChangeNotifier *changes = &services.changes;
    connect(changes, &ChangeNotifier::stackAdded, this, [this](const Stack &stack) { reload(stack.id); });
    connect(changes, &ChangeNotifier::stackChanged, this, [this](const Stack &stack) { reload(stack.id); });
    connect(changes, &ChangeNotifier::scheduleChanged, this,
            [this](StackId id) { id.isValid() ? reload(id) : load(); });
    connect(changes, &ChangeNotifier::environmentVariablesChanged, this, &StackBoard::load);
    connect(changes, &ChangeNotifier::stackRemoved, this, &StackBoard::takeRemoved);
    connect(changes, &ChangeNotifier::runChanged, this, &StackBoard::takeRun);
    connect(changes, &ChangeNotifier::servicesChanged, this, &StackBoard::takeServices);
    connect(changes, &ChangeNotifier::environmentStatusChanged, this, &StackBoard::takeStatus);
}

void StackBoard::load()
{
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks, &runs = m_services.runs] {
            Everything everything{stacks.all(), {}};
            if (const auto recent = runs.list({}, kRunsToLookAt))
                everything.runs = *recent;
            return everything;
        },
        [this](Everything everything) { takeAll(std::move(everything.views), everything.runs); });
}

std::optional<StackView> StackBoard::find(StackId id) const
{
    const qsizetype at = indexOf(id);
    return at < 0 ? std::nullopt : std::optional(m_views.at(at));
}

std::optional<StackView> StackBoard::findByName(const QString &name) const
{
    const auto found = std::find_if(m_views.cbegin(), m_views.cend(),
                                    [&name](const StackView &view) { return view.stack.settings.name == name; });
    return found == m_views.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Run> StackBoard::activeRun(StackId id) const
{
    const auto found = m_active.constFind(id);
    return found == m_active.cend() ? std::nullopt : std::optional(*found);
}

void StackBoard::takeAll(Result<QVector<StackView>> views, const QVector<Run> &runs)
{
    if (!views) {
        Q_EMIT failed(views.error());
        return;
    }
    m_views = std::move(*views);
    for (const Run &run : runs) {
        if (!run.isFinished() && !m_active.contains(run.stackId))
            m_active.insert(run.stackId, run);
    }
    for (StackView &view : m_views)
        overlay(view);
    m_isLoaded = true;
    Q_EMIT loaded();
}

void StackBoard::takeRun(const Run &run)
{
    const auto active = m_active.constFind(run.stackId);
    if (run.isFinished()) {
        if (active != m_active.constEnd() && active->id == run.id)
            m_active.erase(active);
        reload(run.stackId);
    } else if (active == m_active.constEnd() || active->id == run.id || run.result == RunResult::Running) {
        // A waiting run does not hide the one that is going on.
        m_active.insert(run.stackId, run);
        const qsizetype at = indexOf(run.stackId);
        if (at >= 0 && (!m_views.at(at).isBusy || m_views.at(at).syncState != SyncState::Syncing)) {
            overlay(m_views[at]);
            Q_EMIT changed(m_views.at(at));
        }
    }
    Q_EMIT runChanged(run);
}

void StackBoard::takeServices(StackId id, const QVector<ServiceStatus> &services)
{
    const qsizetype at = indexOf(id);
    if (at < 0)
        return;
    StackView &view = m_views[at];
    view.services = services;
    view.seen = StackView::Seen::Seen;
    Q_EMIT changed(view);
}

// Without Docker, what was seen last says nothing about now.
void StackBoard::takeStatus(EnvironmentId id, const EnvironmentStatus &status)
{
    if (status.reach != EnvironmentStatus::Reach::Unreachable)
        return;
    for (StackView &view : m_views) {
        if (view.stack.settings.environmentId != id || view.seen == StackView::Seen::Unreachable)
            continue;
        view.seen = StackView::Seen::Unreachable;
        Q_EMIT changed(view);
    }
}

void StackBoard::takeRemoved(StackId id)
{
    m_wanted.remove(id);
    m_active.remove(id);
    const qsizetype at = indexOf(id);
    if (at < 0)
        return;
    m_views.removeAt(at);
    Q_EMIT removed(id);
}

void StackBoard::take(StackView view)
{
    overlay(view);
    const qsizetype at = indexOf(view.stack.id);
    if (at < 0) {
        m_views.append(view);
        Q_EMIT added(view);
    } else {
        m_views[at] = view;
        Q_EMIT changed(view);
    }
}

void StackBoard::reload(StackId id)
{
    m_wanted.insert(id);
    reloadNext();
}

void StackBoard::reloadNext()
{
    if (m_isReloading || m_wanted.isEmpty())
        return;
    m_isReloading = true;
    const QVector<StackId> ids(m_wanted.cbegin(), m_wanted.cend());
    m_wanted.clear();
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks, ids] {
            QVector<StackView> views;
            for (const StackId id : ids) {
                // One that has been removed meanwhile says so by stackRemoved.
                if (auto view = stacks.get(id))
                    views.append(std::move(*view));
            }
            return views;
        },
        [this](const QVector<StackView> &views) {
            m_isReloading = false;
            for (const StackView &view : views)
                take(view);
            reloadNext();
        });
}

// What is known of runs is newer than what a read brought.
void StackBoard::overlay(StackView &view) const
{
    view.isBusy = m_active.contains(view.stack.id);
    view.syncState =
        syncStateOf(view.stack, view.isBusy, view.syncState == SyncState::Paused, !view.notDeployed.isEmpty());
}

qsizetype StackBoard::indexOf(StackId id) const
{
    for (qsizetype i = 0; i < m_views.size(); ++i) {
        if (m_views.at(i).stack.id == id)
            return i;
    }
    return -1;
}

} // namespace slipway::ui
