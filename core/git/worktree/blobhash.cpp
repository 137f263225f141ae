// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/worktree/blobhash.h"

#include <QByteArray>
#include <cerrno>
#include <memory>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace slipway::git {

namespace {

constexpr size_t kChunkBytes = 256 * 1024;

} // namespace

BlobHash::BlobHash(qint64 size)
    : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
{
    EVP_DigestInit_ex(m_context.get(), EVP_sha1(), nullptr);
    const QByteArray header = "blob " + QByteArray::number(size);
    add(header.constData(), size_t(header.size()) + 1); // with its closing NUL
}

void BlobHash::add(const char *data, size_t size)
{
    EVP_DigestUpdate(m_context.get(), data, size);
}

QString BlobHash::hex()
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_context.get(), digest, &size);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(digest), qsizetype(size)).toHex());
}

QString blobIdOfBytes(const char *data, size_t size)
{
    BlobHash hash{qint64(size)};
    hash.add(data, size);
    return hash.hex();
}

std::optional<QString> blobIdOfFile(int fd)
{
    struct stat status {};
    if (::fstat(fd, &status) != 0)
        return std::nullopt;
    BlobHash hash{qint64(status.st_size)};
    std::vector<char> chunk(kChunkBytes);
    qint64 total = 0;
    while (true) {
        const ssize_t got = ::read(fd, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            break;
        hash.add(chunk.data(), size_t(got));
        total += got;
        if (total > status.st_size)
            break;
    }
    // It is being written to: a content that is nobody's.
    if (total != status.st_size)
        return QString();
    return hash.hex();
}

} // namespace slipway::git
