// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/composeoptions.h"

#include <QString>
#include <QStringList>

namespace slipway::sql {

// ComposeOptions as the JSON text of the column stack.compose_options: only what
// differs from the defaults. `sealedRegistries`: those a password is kept for.
QString composeOptionsColumn(const ComposeOptions &options);
ComposeOptions composeOptionsFrom(const QString &text, const QStringList &sealedRegistries);

// The files of a DeployedCompose as JSON text.
QString composeFilesColumn(const QVector<ComposeFileText> &files);
QVector<ComposeFileText> composeFilesFrom(const QString &text);

} // namespace slipway::sql
