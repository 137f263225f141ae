// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QHash>
#include <QString>
#include <QVector>
#include <git2.h>

namespace slipway::git {

class Operation;

// A submodule a commit names whose own commit the mirror does not have.
struct MissingModule {
    QString path;   // from the top of the work tree
    QString commit; // 40 hex
    QString url;    // resolved; empty: its relative address leads nowhere
};

// Submodules live in the mirror of the repository that names them: a commit is a
// commit. Nested ones show once those above them are there. What .gitmodules
// does not name is no submodule to fetch (as with git). Errors: GitDamaged,
// GitHostile (more than 500 of them, or a path of one that is not safe).
Result<QVector<MissingModule>> missingModules(git_repository *repository, const git_oid &commit, const QString &url,
                                              const Operation &operation);

// Those that are there, nested ones too: path (with a slash at its end) → url.
Result<QHash<QString, QString>> presentModules(git_repository *repository, const git_oid &commit, const QString &url,
                                               const Operation &operation);

// path → url of a .gitmodules file.
QHash<QString, QString> parseModules(const QByteArray &text);
// "./x" and "../x" beside `base`, as git does it; everything else as it is.
QString resolvedModuleUrl(const QString &base, const QString &url);
// Whether a credential for the one may go to the other: scheme, host and port.
bool isSameServer(const QString &one, const QString &other);

} // namespace slipway::git
