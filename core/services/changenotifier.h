// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/environment.h"
#include "core/model/relay.h"
#include "core/model/run.h"
#include "core/model/service.h"
#include "core/model/stack.h"

#include <QObject>

namespace slipway {

// The one place where core says that something changed. Signals are emitted
// from run, watch, listener and worker threads: connect with a context object,
// so that they arrive queued on its thread. Values cross; objects do not.
class ChangeNotifier : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void stackAdded(const slipway::Stack &stack);
    void stackChanged(const slipway::Stack &stack); // settings or state
    void stackRemoved(slipway::StackId id);
    // Queued, started, a step moved, finished. The whole run each time.
    void runChanged(const slipway::Run &run);
    // New output of a run, whole lines, redacted, UTF-8; in batches (at most ~20 a second).
    void runOutput(slipway::RunId run, const QByteArray &lines);
    void servicesChanged(slipway::StackId id, const QVector<slipway::ServiceStatus> &services);
    // When it is due next, or its pause. An invalid id: the pause of all.
    void scheduleChanged(slipway::StackId id);
    void credentialsChanged();         // one was added, changed or removed
    void notificationTargetsChanged(); // one was added, changed or removed, or a message went out
    void deliveriesChanged();          // webhooks came in; at most five times a second
    void relayUrlChanged();            // another channel of the relay, or none
    void relayStatusChanged(const slipway::RelayStatus &status);
    void environmentAdded(const slipway::Environment &environment);
    void environmentChanged(const slipway::Environment &environment);
    void environmentVariablesChanged(slipway::EnvironmentId id); // all its stacks may be out of step
    void environmentRemoved(slipway::EnvironmentId id);
    void environmentStatusChanged(slipway::EnvironmentId id, const slipway::EnvironmentStatus &status);
};

} // namespace slipway

Q_DECLARE_METATYPE(slipway::RelayStatus)
Q_DECLARE_METATYPE(slipway::Stack)
Q_DECLARE_METATYPE(slipway::Environment)
Q_DECLARE_METATYPE(slipway::EnvironmentStatus)
