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

// One load: read, and where nothing is there, make and write. Answers once, then
// goes. A job that never ends by itself is left behind; its answer is not heard.
class KeychainLoad final : public QObject
{
public:
    KeychainLoad(QString entry, std::chrono::milliseconds timeLimit, std::function<void(Result<SecretString>)> done,
                 QObject *parent)
        : QObject(parent)
        , m_entry(std::move(entry))
        , m_done(std::move(done))
    {
        QTimer::singleShot(timeLimit, this, [this] {
            answer(fail(ErrorCode::VaultUnavailable, QString(),
                        QCoreApplication::translate("Vault", "The keychain did not answer; it may be locked")));
        });
    }

    void read()
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        job->setKey(m_entry);
        connect(job, &QKeychain::Job::finished, this, [this, job] {
            if (job->error() == QKeychain::EntryNotFound)
                write();
            else if (job->error() != QKeychain::NoError)
                answerError(*job);
            else
                answerKey(job->textData());
        });
        job->start();
    }

private:
    void write()
    {
        std::optional<SecretString> key = randomKey();
        if (!key) {
            answer(fail(ErrorCode::VaultUnavailable, QString(),
                        QCoreApplication::translate("Vault", "The system has no random numbers.")));
            return;
        }
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setKey(m_entry);
        job->setTextData(QString::fromLatin1(key->reveal().toByteArray().toBase64()));
        m_made = std::move(*key);
        connect(job, &QKeychain::Job::finished, this, [this, job] {
            if (job->error() != QKeychain::NoError)
                answerError(*job);
            else
                answer(std::move(m_made));
        });
        job->start();
    }

    void answerKey(const QString &text)
    {
        SecretString key = SecretString::fromBytes(QByteArray::fromBase64(text.toLatin1()));
        if (key.size() == kKeyBytes)
            answer(std::move(key));
        else
            answer(fail(ErrorCode::VaultUnavailable, QString(),
                        QCoreApplication::translate("Vault", "The entry in the keychain is not a key of Slipway")));
    }

    void answerError(const QKeychain::Job &job)
    {
        answer(fail(ErrorCode::VaultUnavailable, QString(), job.errorString()));
    }

    void answer(Result<SecretString> result)
    {
        if (!m_done)
            return;
        const auto done = std::exchange(m_done, nullptr);
        deleteLater();
        done(std::move(result));
    }

    const QString m_entry;
    std::function<void(Result<SecretString>)> m_done;
    SecretString m_made;
};

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
    auto *load = new KeychainLoad(m_entry, m_timeLimit, std::move(done), this);
    QMetaObject::invokeMethod(
        load, [load] { load->read(); }, Qt::QueuedConnection);
}

QString KeychainSource::description() const
{
    return QCoreApplication::translate("Vault", "the desktop keychain");
}

} // namespace slipway::vault
