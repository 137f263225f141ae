// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/environment.h"
#include "core/model/run.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QVector>
#include <optional>

namespace slipway::ui {

// All stacks as they stand now, for models, detail and tray. Loads once on the
// worker, then follows ChangeNotifier; one reload is under way at a time, so
// that answers cannot overtake each other, and many changes of one stack
// become one. Lives on main; the services outlive it.
class StackBoard : public QObject
{
    Q_OBJECT
public:
    explicit StackBoard(Services &services, QObject *parent = nullptr);

    void load(); // once; again after failed() or for F5
    bool isLoaded() const { return m_isLoaded; }
    const QVector<StackView> &views() const { return m_views; }
    std::optional<StackView> find(StackId id) const;
    std::optional<StackView> findByName(const QString &name) const;
    // The run that is going on or waiting.
    std::optional<Run> activeRun(StackId id) const;
    int activeRunCount() const { return int(m_active.size()); }

Q_SIGNALS:
    void loaded(); // all views are new
    void failed(const slipway::Error &error);
    void added(const slipway::StackView &view);
    void changed(const slipway::StackView &view);
    void removed(slipway::StackId id);
    void runChanged(const slipway::Run &run); // after the board has taken it in

private:
    void takeRun(const Run &run);
    void takeServices(StackId id, const QVector<ServiceStatus> &services);
    void takeStatus(EnvironmentId id, const EnvironmentStatus &status);
    void takeRemoved(StackId id);
    void takeAll(Result<QVector<StackView>> views, const QVector<Run> &runs);
    void take(StackView view);
    void reload(StackId id);
    void reloadNext();
    void overlay(StackView &view) const;
    qsizetype indexOf(StackId id) const;

    Services &m_services;
    QVector<StackView> m_views;
    QHash<StackId, Run> m_active;
    QSet<StackId> m_wanted;
    bool m_isReloading = false;
    bool m_isLoaded = false;
};

} // namespace slipway::ui
