// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/git/handles.h"
#include "core/git/operation.h"
#include "core/git/worktree/packedblob.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace slipway::git {

// The blobs of a checkout in the order asked for. Where they are many, a thread
// of its own unpacks and verifies the next ones while the caller writes, at most
// 16 MiB ahead (or one blob, where one is larger); a large one is unpacked by
// whoever writes it, where the pack has it whole. next() and the destructor are
// called on one thread; the destructor waits for the blob being read. Errors:
// GitTooBig before a blob is unpacked that would pass the operation's size limit
// (`knownBytes` counts towards it), GitDamaged with the mirror's path.
class BlobReader
{
public:
    // One of the two.
    struct Blob {
        OdbObjectHandle object;
        std::unique_ptr<PackedBlob> packed;
    };

    BlobReader(git_odb *odb, QString mirrorPath, std::vector<git_oid> blobs, qint64 knownBytes,
               const Operation &operation);
    ~BlobReader();
    BlobReader(const BlobReader &) = delete;
    BlobReader &operator=(const BlobReader &) = delete;

    // Once for each blob.
    Result<Blob> next();

private:
    Result<Blob> read(const git_oid &oid);
    void readAhead();

    git_odb *m_odb;
    const QString m_mirrorPath;
    const std::vector<git_oid> m_blobs;
    const Operation &m_operation;
    qint64 m_bytes; // of all that was asked for so far
    size_t m_nextBlob = 0;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Result<Blob>> m_ready;
    size_t m_readyBytes = 0;
    bool m_isGivenUp = false;
    std::thread m_thread; // last: uses all of the above
};

} // namespace slipway::git
