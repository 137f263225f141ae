// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/lfs/lfspointer.h"

#include <QCryptographicHash>
#include <QSet>
#include <QString>
#include <QTemporaryFile>
#include <memory>

namespace slipway::git {

// The contents of Git LFS that a mirror has: MIRROR/lfs/xx/yy/OID, each whole
// and checked against its id before it gets that name. Shared by all stacks of
// the mirror; it moves along when the mirror is made anew. Any thread, under
// the mirror's locks. Errors: DiskFull, FileAccess, GitLfs (subject empty).
class LfsStore
{
public:
    explicit LfsStore(const QString &mirrorPath);

    QString pathOf(const QByteArray &oid) const;
    bool has(const LfsPointer &pointer) const;
    // Removes all others, and what a killed download left.
    void keepOnly(const QSet<QByteArray> &oids) const;

    // One content while it comes in; gone again where finish() did not succeed.
    class Incoming
    {
    public:
        Result<> write(const char *data, qsizetype size);
        Result<> finish(); // GitLfs where it is not what the pointer names

    private:
        friend class LfsStore;
        LfsPointer m_pointer;
        QString m_target;
        std::unique_ptr<QTemporaryFile> m_file;
        QCryptographicHash m_hash{QCryptographicHash::Sha256};
        qint64 m_bytes = 0;
    };
    Result<std::unique_ptr<Incoming>> receive(const LfsPointer &pointer) const;

private:
    QString m_folder;
};

} // namespace slipway::git
