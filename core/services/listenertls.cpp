// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/listenertls.h"

#include "core/store/settingstore.h"
#include "core/vault/vault.h"

#include <QFile>
#include <QSysInfo>
#include <QUrl>

namespace slipway {

namespace {

constexpr qint64 kMaxFile = 1024 * 1024;

vault::SealedName keyName()
{
    return {QStringLiteral("setting"), 1, QStringLiteral("listenerKey")};
}

QString certificateKey()
{
    return QStringLiteral("listenerCertificate");
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileAccess, path, file.errorString());
    return file.read(kMaxFile);
}

} // namespace

Result<std::shared_ptr<const TlsIdentity>> ListenerTls::identity(const CoreSettings &settings)
{
    if (!settings.isListeningTls)
        return nullptr;
    if (settings.tlsCertificateFile.isEmpty()) {
        SLIPWAY_ASSIGN(TlsIdentity made, own(settings));
        return std::make_shared<const TlsIdentity>(std::move(made));
    }
    TlsIdentity read;
    SLIPWAY_ASSIGN(read.certificatePem, contentOf(settings.tlsCertificateFile));
    SLIPWAY_ASSIGN(QByteArray key, contentOf(settings.tlsKeyFile));
    read.key = SecretString::fromBytes(std::move(key));
    SLIPWAY_TRY(checkIdentity(read));
    return std::make_shared<const TlsIdentity>(std::move(read));
}

Result<TlsIdentity> ListenerTls::own(const CoreSettings &settings)
{
    SLIPWAY_ASSIGN(const auto certificate, m_settings.value(certificateKey()));
    SLIPWAY_ASSIGN(const bool hasKey, m_vault.contains(keyName()));
    if (certificate && hasKey) {
        SLIPWAY_ASSIGN(SecretString key, m_vault.unseal(keyName()));
        return TlsIdentity{certificate->toLatin1(), std::move(key)};
    }
    SLIPWAY_ASSIGN(TlsIdentity made, selfSignedIdentity({QSysInfo::machineHostName(), settings.listenAddress,
                                                         QUrl(settings.publicUrl).host()},
                                                        QDateTime::currentDateTimeUtc()));
    SLIPWAY_TRY(m_vault.seal(keyName(), made.key));
    SLIPWAY_TRY(m_settings.setValue(certificateKey(), QString::fromLatin1(made.certificatePem)));
    return made;
}

QString ListenerTls::ownFingerprint() const
{
    const auto certificate = m_settings.value(certificateKey());
    return certificate && *certificate ? tlsFingerprint((*certificate)->toLatin1()) : QString();
}

} // namespace slipway
