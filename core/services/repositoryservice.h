// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>
#include <QVector>
#include <memory>
#include <optional>

namespace slipway {

struct RepositoryView {
    RepositoryId id;
    QString url; // normalised, without a user's password
    std::optional<CredentialId> credentialId;
    QString credentialName;     // empty = none of its own
    QStringList stacks;         // names of those that follow it
    qint64 mirrorBytes = 0;     // on disk; 0 = not fetched yet
    QString caCertificates;     // PEM beside the system's; empty = none
    qint64 sizeLimit = 0;       // bytes a fetch may bring; 0 = the program's own limit
    bool reportsStatus = false; // the forge is told how the deploy of a commit went
    QString statusProblem;      // why the last such report did not arrive; empty where it did
};

// What a person may set of a repository.
struct RepositorySettings {
    QString caCertificates;
    qint64 sizeLimit = 0;
    bool reportsStatus = false;
};

// The repositories that stacks follow. Blocking (SQLite, disk, and for check the
// network); thread safe; not on main.
class RepositoryService
{
public:
    struct Dependencies; // services/repositoryservice_p.h
    explicit RepositoryService(const Dependencies &dependencies);
    ~RepositoryService();
    RepositoryService(const RepositoryService &) = delete;
    RepositoryService &operator=(const RepositoryService &) = delete;

    Result<QVector<RepositoryView>> all() const;
    Result<RepositoryView> get(RepositoryId id) const;
    // InvalidInput names the field: caCertificates (not PEM), sizeLimit (negative).
    // reportsStatus needs an address over http(s).
    Result<RepositoryView> change(RepositoryId id, const RepositorySettings &settings);
    // Asks the server as a run would, and says what it has.
    Result<QStringList> check(RepositoryId id) const;
    // The program ends: check() ends with Cancelled. Returns at once.
    void cancelCalls();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
