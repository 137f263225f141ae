// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <cstddef>
#include <memory>
#include <openssl/types.h>
#include <optional>

namespace slipway::git {

// Git's id of some content as a blob: SHA-1 over "blob SIZE\0" and the bytes,
// 40 hex. No filters: what is on disk is what is in Git. Piece by piece, and of a
// whole. hex() once, at the end.
class BlobHash
{
public:
    explicit BlobHash(qint64 size);
    void add(const char *data, size_t size);
    QString hex();

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> m_context;
};

QString blobIdOfBytes(const char *data, size_t size);
// Reads the file from where it stands. Nothing, with errno set, where it cannot
// be read; an empty id where its size changed meanwhile (nobody's content).
std::optional<QString> blobIdOfFile(int fd);

} // namespace slipway::git
