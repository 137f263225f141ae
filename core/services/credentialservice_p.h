// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/runcontext.h"
#include "core/services/changenotifier.h"
#include "core/services/credentialservice.h"

namespace slipway {

// What app/Backend hands over; all outlive the service.
struct CredentialService::Dependencies {
    deploy::RunTools tools;
    ChangeNotifier &changes;
};

} // namespace slipway
