// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keysource.h"

#include "core/vault/sealing.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMetaObject>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace slipway::vault {

namespace {

Error unavailable(const QString &path, const QString &reason)
{
    return {ErrorCode::VaultUnavailable, path, reason};
}

Error systemError(const QString &path)
{
    return unavailable(path, path + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errno)));
}

// A file descriptor that is closed when it goes.
class File
{
public:
    File(const QString &path, int flags)
        : m_number(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC | O_NOFOLLOW, 0600))
    {
    }
    ~File()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

Result<SecretString> readKey(const File &file, const QString &path)
{
    struct stat status = {};
    if (::fstat(file.number(), &status) != 0)
        return fail(systemError(path));
    if (!S_ISREG(status.st_mode) || status.st_uid != ::geteuid() || (status.st_mode & 077) != 0) {
        return fail(unavailable(path, QCoreApplication::translate("Vault", "The key file %1 is open to others. Make it "
                                                                           "readable for you alone (chmod 600)")
                                          .arg(path)));
    }
    QByteArray bytes(kKeyBytes + 1, '\0');
    const ssize_t count = ::read(file.number(), bytes.data(), static_cast<size_t>(bytes.size()));
    if (count < 0)
        return fail(systemError(path));
    if (count != kKeyBytes) {
        return fail(unavailable(
            path, QCoreApplication::translate("Vault", "The key file %1 does not hold 32 bytes").arg(path)));
    }
    SecretString padded = SecretString::fromBytes(std::move(bytes)); // wipes the buffer
    return SecretString::fromBytes(padded.reveal().first(kKeyBytes).toByteArray());
}

Error noRandomNumbers(const QString &path)
{
    return unavailable(path, QCoreApplication::translate("Vault", "The system has no random numbers."));
}

// Written whole, and on disk when this returns.
Result<> writeKey(const QString &path, const SecretString &key)
{
    QFile::remove(path);
    const File file(path, O_WRONLY | O_CREAT | O_EXCL);
    const bool isWritten = file.isOpen() &&
                           ::write(file.number(), key.reveal().data(), static_cast<size_t>(kKeyBytes)) == kKeyBytes &&
                           ::fsync(file.number()) == 0;
    if (isWritten)
        return {};
    const Error error = systemError(path);
    QFile::remove(path);
    return fail(error);
}

// Names of files last only when their folder is on disk.
void syncFolderOf(const QString &path)
{
    const File folder(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
    if (folder.isOpen())
        ::fsync(folder.number());
}

// Written whole under another name and linked into place: another instance that
// does the same at this moment gets the same key, and no crash leaves half a one.
Result<> makeKey(const QString &path)
{
    const std::optional<SecretString> key = randomKey();
    if (!key)
        return fail(noRandomNumbers(path));
    const QString partial = path + QStringLiteral(".%1.part").arg(QCoreApplication::applicationPid());
    SLIPWAY_TRY(writeKey(partial, *key));
    const bool isLinked =
        ::link(QFile::encodeName(partial).constData(), QFile::encodeName(path).constData()) == 0 || errno == EEXIST;
    const Error error = systemError(path);
    QFile::remove(partial);
    if (!isLinked)
        return fail(error);
    syncFolderOf(path);
    return {};
}

Result<SecretString> existingKey(const QString &path)
{
    const File file(path, O_RDONLY);
    if (file.isOpen())
        return readKey(file, path);
    return fail(errno == ENOENT ? Error{ErrorCode::NotFound, path, {}} : systemError(path));
}

Result<SecretString> keyFromFile(const QString &path)
{
    Result<SecretString> key = existingKey(path);
    if (key || key.error().code != ErrorCode::NotFound)
        return key;
    SLIPWAY_TRY(makeKey(path));
    return existingKey(path);
}

QString nextOf(const QString &path)
{
    return path + QStringLiteral(".next");
}

Result<> writeNext(const QString &path, const SecretString &key)
{
    SLIPWAY_TRY(writeKey(nextOf(path), key));
    syncFolderOf(path);
    return {};
}

Result<> renameNext(const QString &path)
{
    if (::rename(QFile::encodeName(nextOf(path)).constData(), QFile::encodeName(path).constData()) != 0)
        return fail(systemError(path));
    syncFolderOf(path);
    return {};
}

} // namespace

KeyFileSource::KeyFileSource(QString path, QObject *parent)
    : KeySource(parent)
    , m_path(std::move(path))
{
}

void KeyFileSource::load(std::function<void(Result<SecretString>)> done)
{
    QMetaObject::invokeMethod(
        this, [path = m_path, done = std::move(done)] { done(keyFromFile(path)); }, Qt::QueuedConnection);
}

void KeyFileSource::storeNext(SecretString key, std::function<void(Result<>)> done)
{
    auto kept = std::make_shared<SecretString>(std::move(key)); // what is invoked later must be copyable
    QMetaObject::invokeMethod(
        this, [path = m_path, kept, done = std::move(done)] { done(writeNext(path, *kept)); }, Qt::QueuedConnection);
}

void KeyFileSource::loadNext(std::function<void(Result<SecretString>)> done)
{
    QMetaObject::invokeMethod(
        this, [path = m_path, done = std::move(done)] { done(existingKey(nextOf(path))); }, Qt::QueuedConnection);
}

void KeyFileSource::promoteNext(SecretString, std::function<void(Result<>)> done)
{
    QMetaObject::invokeMethod(
        this, [path = m_path, done = std::move(done)] { done(renameNext(path)); }, Qt::QueuedConnection);
}

QString KeyFileSource::description() const
{
    return QCoreApplication::translate("Vault", "the key file %1").arg(m_path);
}

} // namespace slipway::vault
