// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace slipway {

class AppService;
class AuditService;
class ChangeNotifier;
class CredentialService;
class DeliveryService;
class EnvironmentService;
class HostKeyService;
class InspectorService;
class LayerCacheService;
class LogService;
class MetricsService;
class NotificationTargetService;
class RepositoryService;
class RunService;
class ScheduleService;
class StackService;
class TokenService;
class VariableService;
class WebhookService;
class Worker;

// The doors of core, handed as one to window, tray, listener and command line.
// Everything is owned by app/Application and outlives them.
struct Services {
    StackService &stacks;
    RunService &runs;
    EnvironmentService &environments;
    LogService &logs;
    TokenService &tokens;
    ChangeNotifier &changes;
    Worker &worker;
    ScheduleService &schedules;
    CredentialService &credentials;
    HostKeyService &hostKeys;
    RepositoryService &repositories;
    WebhookService &webhooks;
    DeliveryService &deliveries;
    AuditService &audits;
    MetricsService &metrics;
    NotificationTargetService &notificationTargets;
    AppService &apps;
    LayerCacheService &layerCaches;
    InspectorService &inspector;
    VariableService &variables;
    Worker &outsideWorker; // for calls that wait for somebody else's server; `worker` is for all others
};

} // namespace slipway
