// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/proof.h"

#include <array>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace slipway::listener {

namespace {

// OpenSSL looks an algorithm up by its name each time it is asked for one: once is enough.
class HmacSha256
{
public:
    HmacSha256()
        : m_algorithm(EVP_MAC_fetch(nullptr, "HMAC", nullptr), &EVP_MAC_free)
        , m_context(m_algorithm ? EVP_MAC_CTX_new(m_algorithm.get()) : nullptr, &EVP_MAC_CTX_free)
    {
        char digest[] = "SHA256";
        const std::array parameters{OSSL_PARAM_construct_utf8_string("digest", digest, 0), OSSL_PARAM_construct_end()};
        if (m_context && EVP_MAC_CTX_set_params(m_context.get(), parameters.data()) != 1)
            m_context.reset();
    }
    QByteArray of(QByteArrayView key, QByteArrayView text) const
    {
        QByteArray code(32, '\0');
        size_t length = 0;
        const auto *bytes = reinterpret_cast<const unsigned char *>(key.isEmpty() ? "" : key.data());
        EVP_MAC_CTX *context = m_context.get();
        if (!context || EVP_MAC_init(context, bytes, size_t(key.size()), nullptr) != 1 ||
            EVP_MAC_update(context, reinterpret_cast<const unsigned char *>(text.data()), size_t(text.size())) != 1 ||
            EVP_MAC_final(context, reinterpret_cast<unsigned char *>(code.data()), &length, size_t(code.size())) != 1)
            return {};
        return code;
    }

private:
    std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> m_algorithm;
    std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> m_context;
};

} // namespace

QByteArray hmacSha256(QByteArrayView key, QByteArrayView text)
{
    static const thread_local HmacSha256 hmac;
    return hmac.of(key, text);
}

QByteArray hexHmacOf(const QByteArray &text, const SecretString &secret)
{
    return hmacSha256(secret.reveal(), text).toHex();
}

bool isHmacOf(const QByteArray &given, const char *prefix, const QByteArray &text, const SecretString &secret)
{
    const QByteArray right = prefix + hexHmacOf(text, secret);
    // Some write the digits in capitals.
    return isEqual(given.toLower(), right) && !secret.isEmpty();
}

bool isSecret(QByteArrayView given, const SecretString &secret)
{
    // Both through the same HMAC: what is compared has always the same length.
    const QByteArray right = hmacSha256(secret.reveal(), secret.reveal());
    return isEqual(hmacSha256(secret.reveal(), given), right) && !secret.isEmpty();
}

bool isEqual(const QByteArray &a, const QByteArray &b)
{
    return !a.isEmpty() && a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), size_t(a.size())) == 0;
}

} // namespace slipway::listener
