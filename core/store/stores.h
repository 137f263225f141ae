// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All stores at once, for those who build or pass them on together.
#include "core/store/appstore.h"
#include "core/store/auditstore.h"
#include "core/store/credentialstore.h"
#include "core/store/deliverystore.h"
#include "core/store/environmentstore.h"
#include "core/store/ledgerstore.h"
#include "core/store/notificationtargetstore.h"
#include "core/store/processstore.h"
#include "core/store/repositorystore.h"
#include "core/store/runstore.h"
#include "core/store/schedulestore.h"
#include "core/store/sealedstore.h"
#include "core/store/settingstore.h"
#include "core/store/stackstore.h"
#include "core/store/tokenstore.h"

namespace slipway {

// One store per aggregate over one Database. Owned by app/Application.
struct Stores {
    explicit Stores(Database &database)
        : environments(database)
        , repositories(database)
        , stacks(database)
        , runs(database)
        , tokens(database)
        , settings(database)
        , sealed(database)
        , ledgers(database)
        , processes(database)
        , schedules(database)
        , credentials(database)
        , deliveries(database)
        , audits(database)
        , notificationTargets(database)
        , apps(database)
    {
    }
    EnvironmentStore environments;
    RepositoryStore repositories;
    StackStore stacks;
    RunStore runs;
    TokenStore tokens;
    SettingStore settings;
    SealedStore sealed;
    LedgerStore ledgers;
    ProcessStore processes;
    ScheduleStore schedules;
    CredentialStore credentials;
    DeliveryStore deliveries;
    AuditStore audits;
    NotificationTargetStore notificationTargets;
    AppStore apps;
};

} // namespace slipway
