// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

Q_LOGGING_CATEGORY(lcApp, "slipway.app", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "slipway.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcVault, "slipway.vault", QtInfoMsg)
Q_LOGGING_CATEGORY(lcProcess, "slipway.process", QtInfoMsg)
Q_LOGGING_CATEGORY(lcGit, "slipway.git", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDocker, "slipway.docker", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDeploy, "slipway.deploy", QtInfoMsg)
Q_LOGGING_CATEGORY(lcListener, "slipway.listener", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "slipway.ui", QtInfoMsg)
