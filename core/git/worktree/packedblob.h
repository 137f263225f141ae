// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/worktree/blobhash.h"

#include <QFile>
#include <QString>
#include <git2.h>
#include <memory>

struct z_stream_s;

namespace slipway::git {

// A large blob out of a pack, unpacked piece by piece: libgit2 has no way to read
// one but whole, which costs its size in memory and cannot be cancelled. Only
// for blobs that stand there whole; git makes no deltas of files over 512 MiB, and
// there is nothing to make them from where a file comes for the first time. Pack
// and index as Git documents them (gitformat-pack, index version 2). One thread.
class PackedBlob
{
public:
    // Null where no pack of the bare repository has it whole: libgit2 reads it then.
    static std::unique_ptr<PackedBlob> find(const QString &repositoryPath, const git_oid &oid);
    ~PackedBlob();
    PackedBlob(const PackedBlob &) = delete;
    PackedBlob &operator=(const PackedBlob &) = delete;

    qint64 size() const { return m_size; }
    // The next bytes, at most `size`; 0 at the end, where what came is verified to
    // be what the id says. GitDamaged with the repository's path.
    Result<qsizetype> read(char *buffer, qsizetype size);

private:
    PackedBlob(QString repositoryPath, const QString &packPath, const git_oid &oid);
    bool openAt(qint64 offset);
    tl::unexpected<Error> damaged(const QString &why) const;

    QString m_repositoryPath;
    QFile m_pack;
    git_oid m_oid;
    qint64 m_size = 0;
    qint64 m_unpacked = 0;
    bool m_isEnded = false;
    QByteArray m_input;
    std::unique_ptr<z_stream_s> m_zlib;
    std::unique_ptr<BlobHash> m_hash;
};

} // namespace slipway::git
