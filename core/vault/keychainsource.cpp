// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/keysource.h"
#include "core/vault/sealing.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>
#include <chrono>
#include <memory>
#include <qt6keychain/keychain.h>

namespace slipway::vault {

namespace {

QString service()
{
    return QStringLiteral("slipway");
}

Error unavailable(const QString &reason)
{
    return {ErrorCode::VaultUnavailable, QString(), reason};
}

// One question to the keychain. Answers once, then goes. A job that never ends by
// itself is left behind; its answer is not heard.
class KeychainCall final : public QObject
{
public:
    // The secret read; empty for what is written or removed. NotFound where there is no such entry.
    using Done = std::function<void(Result<SecretString>)>;

    KeychainCall(std::chrono::milliseconds timeLimit, Done done, QObject *parent)
        : QObject(parent)
        , m_done(std::move(done))
    {
        QTimer::singleShot(timeLimit, this, [this] {
            answer(fail(
                unavailable(QCoreApplication::translate("Vault", "The keychain did not answer; it may be locked"))));
        });
    }

    void read(const QString &entry)
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        job->setKey(entry);
        start(job, [this, job] { answerKey(job->textData()); });
    }

    void write(const QString &entry, const SecretString &key)
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setKey(entry);
        job->setTextData(QString::fromLatin1(key.reveal().toByteArray().toBase64()));
        start(job, [this] { answer(SecretString()); });
    }

    void remove(const QString &entry)
    {
        auto *job = new QKeychain::DeletePasswordJob(service());
        job->setKey(entry);
        start(job, [this] { answer(SecretString()); });
    }

private:
    template <class Function>
    void start(QKeychain::Job *job, Function succeeded)
    {
        connect(job, &QKeychain::Job::finished, this, [this, job, succeeded] {
            if (job->error() == QKeychain::EntryNotFound)
                answer(fail(ErrorCode::NotFound));
            else if (job->error() != QKeychain::NoError)
                answer(fail(unavailable(job->errorString())));
            else
                succeeded();
        });
        // Never inside the call that asked.
        QMetaObject::invokeMethod(
            job, [job] { job->start(); }, Qt::QueuedConnection);
    }

    void answerKey(const QString &text)
    {
        SecretString key = SecretString::fromBytes(QByteArray::fromBase64(text.toLatin1()));
        if (key.size() == kKeyBytes)
            answer(std::move(key));
        else
            answer(fail(unavailable(
                QCoreApplication::translate("Vault", "The entry in the keychain is not a key of Slipway"))));
    }

    void answer(Result<SecretString> result)
    {
        if (!m_done)
            return;
        const auto done = std::exchange(m_done, nullptr);
        deleteLater();
        done(std::move(result));
    }

    Done m_done;
};

QString nextOf(const QString &entry)
{
    return entry + QStringLiteral(":next");
}

KeychainCall::Done withoutValue(std::function<void(Result<>)> done)
{
    return [done = std::move(done)](const Result<SecretString> &result) {
        done(result ? Result<>() : Result<>(fail(result.error())));
    };
}

} // namespace

KeychainSource::KeychainSource(QString dataDirectory, QObject *parent, std::chrono::milliseconds timeLimit)
    : KeySource(parent)
    , m_timeLimit(timeLimit)
{
    // By its real path: a data directory reached through a link is the same one.
    const QString real = QFileInfo(dataDirectory).canonicalFilePath();
    m_entry = QStringLiteral("vault:") + (real.isEmpty() ? dataDirectory : real);
}

void KeychainSource::load(std::function<void(Result<SecretString>)> done)
{
    auto *call = new KeychainCall(
        m_timeLimit,
        [this, done = std::move(done)](Result<SecretString> key) {
            if (key || key.error().code != ErrorCode::NotFound)
                done(std::move(key));
            else
                make(done);
        },
        this);
    call->read(m_entry);
}

void KeychainSource::make(const std::function<void(Result<SecretString>)> &done)
{
    std::optional<SecretString> key = randomKey();
    if (!key) {
        done(fail(unavailable(QCoreApplication::translate("Vault", "The system has no random numbers."))));
        return;
    }
    auto kept = std::make_shared<SecretString>(std::move(*key));
    const auto answer = [kept, done](const Result<SecretString> &written) {
        done(written ? Result<SecretString>(std::move(*kept)) : Result<SecretString>(fail(written.error())));
    };
    (new KeychainCall(m_timeLimit, answer, this))->write(m_entry, *kept);
}

void KeychainSource::storeNext(SecretString key, std::function<void(Result<>)> done)
{
    (new KeychainCall(m_timeLimit, withoutValue(std::move(done)), this))->write(nextOf(m_entry), key);
}

void KeychainSource::loadNext(std::function<void(Result<SecretString>)> done)
{
    (new KeychainCall(m_timeLimit, std::move(done), this))->read(nextOf(m_entry));
}

void KeychainSource::promoteNext(SecretString key, std::function<void(Result<>)> done)
{
    const auto remove = [this, done = std::move(done)](const Result<SecretString> &written) {
        if (written)
            // The key is in its place: an entry that is left over is only asked for where that one is wrong.
            (new KeychainCall(
                 m_timeLimit, [done](const auto &) { done({}); }, this))
                ->remove(nextOf(m_entry));
        else
            done(fail(written.error()));
    };
    (new KeychainCall(m_timeLimit, remove, this))->write(m_entry, key);
}

QString KeychainSource::description() const
{
    return QCoreApplication::translate("Vault", "the desktop keychain");
}

} // namespace slipway::vault
