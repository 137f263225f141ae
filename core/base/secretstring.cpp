// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretstring.h"

#include <openssl/crypto.h>
#include <utility>

namespace slipway {

SecretString::SecretString(const QString &text)
    : m_bytes(text.toUtf8())
{
}

SecretString SecretString::fromBytes(QByteArray bytes)
{
    SecretString secret;
    secret.m_bytes = std::move(bytes);
    secret.m_bytes.detach();
    return secret;
}

SecretString::~SecretString()
{
    wipe();
}

SecretString::SecretString(SecretString &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

SecretString &SecretString::operator=(SecretString &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

SecretString SecretString::clone() const
{
    return fromBytes(QByteArray(m_bytes.constData(), m_bytes.size()));
}

bool SecretString::equals(const SecretString &other) const
{
    return m_bytes.size() == other.m_bytes.size() &&
           CRYPTO_memcmp(m_bytes.constData(), other.m_bytes.constData(), static_cast<size_t>(m_bytes.size())) == 0;
}

void SecretString::wipe()
{
    if (!m_bytes.isEmpty())
        OPENSSL_cleanse(m_bytes.data(), static_cast<size_t>(m_bytes.size()));
    m_bytes.clear();
}

} // namespace slipway
