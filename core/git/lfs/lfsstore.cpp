// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/lfs/lfsstore.h"

#include "core/git/giterror.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <cerrno>
#include <unistd.h>

namespace slipway::git {

LfsStore::LfsStore(const QString &mirrorPath)
    : m_folder(mirrorPath + QStringLiteral("/lfs"))
{
}

QString LfsStore::pathOf(const QByteArray &oid) const
{
    const QString name = QString::fromLatin1(oid);
    return QStringLiteral("%1/%2/%3/%4").arg(m_folder, name.left(2), name.mid(2, 2), name);
}

bool LfsStore::has(const LfsPointer &pointer) const
{
    const QFileInfo file(pathOf(pointer.oid));
    return file.isFile() && file.size() == pointer.size;
}

void LfsStore::keepOnly(const QSet<QByteArray> &oids) const
{
    QDirIterator it(m_folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (!oids.contains(QFileInfo(path).fileName().toLatin1()))
            QFile::remove(path);
    }
}

Result<std::unique_ptr<LfsStore::Incoming>> LfsStore::receive(const LfsPointer &pointer) const
{
    auto incoming = std::make_unique<Incoming>();
    incoming->m_pointer = pointer;
    incoming->m_target = pathOf(pointer.oid);
    if (!QDir().mkpath(QFileInfo(incoming->m_target).path()))
        return fail(ErrorCode::FileAccess, QFileInfo(incoming->m_target).path());
    incoming->m_file = std::make_unique<QTemporaryFile>(m_folder + QStringLiteral("/part-XXXXXX"));
    if (!incoming->m_file->open())
        return fail(ErrorCode::FileAccess, m_folder, incoming->m_file->errorString());
    return incoming;
}

Result<> LfsStore::Incoming::write(const char *data, qsizetype size)
{
    m_bytes += size;
    if (m_bytes > m_pointer.size)
        return fail(ErrorCode::GitLfs, {}, QStringLiteral("the server sends more than the file has"));
    m_hash.addData(QByteArrayView(data, size));
    while (size > 0) {
        const ssize_t written = ::write(m_file->handle(), data, size_t(size));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(errorOfSystem(errno, m_target));
        data += written;
        size -= written;
    }
    return {};
}

Result<> LfsStore::Incoming::finish()
{
    if (m_bytes != m_pointer.size || m_hash.result().toHex() != m_pointer.oid)
        return fail(ErrorCode::GitLfs, {}, QStringLiteral("the server sent another content than the pointer names"));
    // A name stands for a whole content, also after a power cut.
    if (::fdatasync(m_file->handle()) != 0)
        return fail(errorOfSystem(errno, m_target));
    if (::rename(QFile::encodeName(m_file->fileName()).constData(), QFile::encodeName(m_target).constData()) != 0)
        return fail(errorOfSystem(errno, m_target));
    m_file->setAutoRemove(false);
    return {};
}

} // namespace slipway::git
