// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/git/lfs/lfsstore.h"
#include "core/git/transport/connectionpool.h"
#include "core/git/transport/httpexchange.h"
#include "core/git/transport/httpidentity.h"

#include <QVector>

class QJsonObject;

namespace slipway::git {

class Operation;

// A content that is wanted and the file it is for.
struct LfsFile {
    LfsPointer pointer;
    QString path; // from the top of the work tree
};

// What one call brought so far, for its progress.
struct LfsTally {
    Progress progress;
    qint64 bytes = 0;
};

// A Git LFS server (batch API, transfer "basic"). The repository's credential
// goes to its own origin only; an address the server names for a content gets,
// elsewhere, just the headers the server gave with it, and no other host gets
// those over a redirect. Redirects: at most five, never from https to http. One
// call, one thread. Errors: GitLfs (subject = path) where the server does not
// have or give it; what the network or the disk says as it is.
class LfsServer
{
public:
    // `address`: …/info/lfs; `headers`: what every request to it says.
    LfsServer(const HttpIdentity &identity, QByteArray address, QList<QByteArray> headers, ConnectionPool &pool,
              Operation &operation);

    Result<> fetch(const QVector<LfsFile> &wanted, const LfsStore &store, LfsTally &tally);

private:
    class Answer;
    Result<> fetchBatch(const QVector<LfsFile> &wanted, const LfsStore &store, LfsTally &tally);
    Result<> fetchOne(const LfsFile &file, const QJsonObject &object, const LfsStore &store, LfsTally &tally);
    Result<QByteArray> askBatch(const QVector<LfsFile> &wanted);
    Result<std::unique_ptr<Answer>> ask(HttpRequest request);

    const HttpIdentity &m_identity;
    QByteArray m_address;
    QList<QByteArray> m_headers;
    ConnectionPool &m_pool;
    Operation &m_operation;
};

// "Name: value" of what a server gave to be said to it; nothing that would end the line.
QList<QByteArray> httpHeaderLines(const QJsonObject &headers);

} // namespace slipway::git
