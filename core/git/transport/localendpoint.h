// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/transport/endpoint.h"

#include <QString>

namespace slipway::git {

class Operation;

// A repository in a folder of this machine, bare or with a work tree, asked
// through `git upload-pack` in its stateless form, as Git's own HTTP server
// does: shallow works (libgit2's local transport cannot) and cancel is a kill.
// The person's safe.directory holds. Errors: GitNotFound, FileAccess (subject =
// path), ProcessStart where there is no git program.
class LocalEndpoint final : public Endpoint
{
public:
    LocalEndpoint(QString path, Operation &operation);
    Result<std::unique_ptr<Exchange>> advertisement() override;
    Result<std::unique_ptr<Exchange>> uploadPack(const QByteArray &request) override;

private:
    QString m_path;
    Operation &m_operation;
};

} // namespace slipway::git
