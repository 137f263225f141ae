// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/blobreader.h"

#include "core/git/giterror.h"

namespace slipway::git {

namespace {

constexpr size_t kMostBytesAhead = 16 * 1024 * 1024;
constexpr size_t kFewBlobs = 16; // not worth a thread

constexpr size_t kManyBytes = 4 * 1024 * 1024; // of one blob: not to be held in memory

size_t bytesOf(const Result<BlobReader::Blob> &blob)
{
    return blob && blob->object ? git_odb_object_size(blob->object.get()) : 0;
}

} // namespace

BlobReader::BlobReader(git_odb *odb, QString mirrorPath, std::vector<git_oid> blobs, qint64 knownBytes,
                       const Operation &operation)
    : m_odb(odb)
    , m_mirrorPath(std::move(mirrorPath))
    , m_blobs(std::move(blobs))
    , m_operation(operation)
    , m_bytes(knownBytes)
{
    if (m_blobs.size() > kFewBlobs)
        m_thread = std::thread([this] { readAhead(); });
}

BlobReader::~BlobReader()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_isGivenUp = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Result<BlobReader::Blob> BlobReader::next()
{
    if (!m_thread.joinable())
        return read(m_blobs.at(m_nextBlob++));
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty(); });
    Result<Blob> blob = std::move(m_ready.front());
    m_ready.pop_front();
    m_readyBytes -= bytesOf(blob);
    lock.unlock();
    m_changed.notify_all();
    return blob;
}

Result<BlobReader::Blob> BlobReader::read(const git_oid &oid)
{
    // Before it is unpacked: a few kilobytes may become gigabytes.
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    Blob blob;
    if (const int code = git_odb_read_header(&size, &type, m_odb, &oid); code != 0)
        return fail(ErrorCode::GitDamaged, m_mirrorPath, errorOfLibrary(code, {}).detail);
    m_bytes += qint64(size);
    SLIPWAY_TRY(m_operation.checkSize(m_bytes, 0));
    if (size > kManyBytes && type == GIT_OBJECT_BLOB)
        blob.packed = PackedBlob::find(m_mirrorPath, oid);
    if (blob.packed)
        return blob;
    if (const int code = git_odb_read(Out(blob.object), m_odb, &oid); code != 0)
        return fail(ErrorCode::GitDamaged, m_mirrorPath, errorOfLibrary(code, {}).detail);
    return blob;
}

void BlobReader::readAhead()
{
    for (const git_oid &oid : m_blobs) {
        Result<Blob> blob = read(oid);
        const bool isLast = !blob; // the caller stops there
        std::unique_lock lock(m_mutex);
        m_readyBytes += bytesOf(blob);
        m_ready.push_back(std::move(blob));
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isGivenUp || m_ready.empty() || m_readyBytes < kMostBytesAhead; });
        if (m_isGivenUp || isLast)
            return;
    }
}

} // namespace slipway::git
