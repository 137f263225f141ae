// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/deploy/runcontext.h"
#include "core/services/repositoryservice.h"

namespace slipway {

// What app/Backend hands over; all outlive the service.
struct RepositoryService::Dependencies {
    deploy::RunTools tools;
    std::function<QString(RepositoryId)> statusProblem{}; // CommitStatusReporter::problemOf
};

} // namespace slipway
