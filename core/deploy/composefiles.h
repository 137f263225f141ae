// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/composeoptions.h"

#include <QString>
#include <QStringList>

namespace slipway::deploy {

// Which compose files a stack has in its work tree.
struct ComposeFiles {
    QString projectDirectory; // absolute: the folder of the first file, as Compose takes it
    QStringList files;        // absolute, in order
};

// The given path, or where it is empty the names Compose itself looks for (and,
// only then, the override file beside it, as Compose does; compose-go,
// DefaultFileNames and DefaultOverrideFileNames). ComposePathInvalid where a
// file lies outside the work tree, through a link too; ComposeFileMissing.
Result<ComposeFiles> chooseComposeFiles(const QString &workTree, const QString &composePath);
// The same with further files after it, and another project folder where one is given.
Result<ComposeFiles> chooseComposeFiles(const QString &workTree, const QString &composePath,
                                        const ComposeOptions &options);

} // namespace slipway::deploy
