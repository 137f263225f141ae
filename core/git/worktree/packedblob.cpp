// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/packedblob.h"

#include "core/git/objectid.h"

#include <QDir>
#include <QtEndian>
#include <cstring>
#include <optional>
#include <utility>
#include <zlib.h>

namespace slipway::git {

namespace {

constexpr qsizetype kInputBytes = 256 * 1024;
constexpr qint64 kFanout = 8; // after magic and version
constexpr qint64 kIds = kFanout + qint64(256) * 4;
constexpr int kIdBytes = GIT_OID_SHA1_SIZE;
constexpr int kBlobType = 3;

// Where an index says that the object begins in its pack.
std::optional<qint64> offsetIn(const QString &indexPath, const git_oid &oid)
{
    QFile file(indexPath);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const qint64 bytes = file.size();
    const uchar *index = bytes > kIds ? file.map(0, bytes) : nullptr;
    if (!index || std::memcmp(index, "\377tOc\0\0\0\2", kFanout) != 0)
        return std::nullopt;
    const auto number = [index](qint64 at) { return qFromBigEndian<quint32>(index + at); };
    const qint64 count = number(kIds - 4);
    const qint64 offsets = kIds + count * (kIdBytes + 4); // after ids and checksums
    const qint64 farOffsets = offsets + count * 4;
    if (farOffsets > bytes)
        return std::nullopt;
    qint64 low = oid.id[0] == 0 ? 0 : number(kFanout + (qint64(oid.id[0]) - 1) * 4);
    qint64 high = number(kFanout + qint64(oid.id[0]) * 4);
    while (low < high && high <= count) {
        const qint64 middle = low + (high - low) / 2;
        const int order = std::memcmp(index + kIds + middle * kIdBytes, oid.id, kIdBytes);
        if (order < 0) {
            low = middle + 1;
        } else if (order > 0) {
            high = middle;
        } else {
            const quint32 near = number(offsets + middle * 4);
            if ((near & 0x80000000U) == 0)
                return qint64(near);
            const qint64 far = farOffsets + qint64(near & 0x7fffffffU) * 8;
            return far + 8 <= bytes ? std::optional(qint64(qFromBigEndian<quint64>(index + far))) : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

PackedBlob::PackedBlob(QString repositoryPath, const QString &packPath, const git_oid &oid)
    : m_repositoryPath(std::move(repositoryPath))
    , m_pack(packPath)
    , m_oid(oid)
{
}

PackedBlob::~PackedBlob()
{
    if (m_zlib)
        inflateEnd(m_zlib.get());
}

std::unique_ptr<PackedBlob> PackedBlob::find(const QString &repositoryPath, const git_oid &oid)
{
    const QDir packs(repositoryPath + QStringLiteral("/objects/pack"));
    const QStringList names = packs.entryList({QStringLiteral("pack-*.idx")}, QDir::Files);
    for (const QString &name : names) {
        const auto offset = offsetIn(packs.filePath(name), oid);
        if (!offset)
            continue;
        std::unique_ptr<PackedBlob> blob(
            new PackedBlob(repositoryPath, packs.filePath(name.chopped(3) + QStringLiteral("pack")), oid));
        if (blob->openAt(*offset))
            return blob;
    }
    return nullptr;
}

bool PackedBlob::openAt(qint64 offset)
{
    char byte = 0;
    if (!m_pack.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !m_pack.seek(offset) || !m_pack.getChar(&byte))
        return false;
    if (((uchar(byte) >> 4) & 7) != kBlobType)
        return false; // a delta, or no blob
    quint64 size = uchar(byte) & 15U;
    for (int shift = 4; (uchar(byte) & 0x80U) != 0; shift += 7) {
        if (shift > 56 || !m_pack.getChar(&byte))
            return false;
        size |= quint64(uchar(byte) & 0x7fU) << shift;
    }
    m_size = qint64(size);
    m_zlib = std::make_unique<z_stream_s>();
    if (inflateInit(m_zlib.get()) != Z_OK) {
        m_zlib.reset();
        return false;
    }
    m_hash = std::make_unique<BlobHash>(m_size);
    return true;
}

Result<qsizetype> PackedBlob::read(char *buffer, qsizetype size)
{
    if (m_isEnded)
        return 0;
    m_zlib->next_out = reinterpret_cast<Bytef *>(buffer);
    m_zlib->avail_out = uInt(size);
    while (m_zlib->avail_out > 0) {
        if (m_zlib->avail_in == 0) {
            m_input.resize(kInputBytes);
            const qint64 got = m_pack.read(m_input.data(), kInputBytes);
            if (got <= 0)
                return damaged(QStringLiteral("its pack ends too early"));
            m_zlib->next_in = reinterpret_cast<Bytef *>(m_input.data());
            m_zlib->avail_in = uInt(got);
        }
        const int code = inflate(m_zlib.get(), Z_NO_FLUSH);
        if (code == Z_STREAM_END) {
            m_isEnded = true;
            break;
        }
        if (code != Z_OK)
            return damaged(QStringLiteral("zlib says %1").arg(code));
    }
    const qsizetype got = size - qsizetype(m_zlib->avail_out);
    m_hash->add(buffer, size_t(got));
    m_unpacked += got;
    if (m_unpacked > m_size || (m_isEnded && m_unpacked != m_size))
        return damaged(QStringLiteral("its size is not what the pack says"));
    if (m_isEnded && m_hash->hex() != hexOf(m_oid))
        return damaged(QStringLiteral("its content is not what its id says"));
    return got;
}

tl::unexpected<Error> PackedBlob::damaged(const QString &why) const
{
    return fail(ErrorCode::GitDamaged, m_repositoryPath, why);
}

} // namespace slipway::git
