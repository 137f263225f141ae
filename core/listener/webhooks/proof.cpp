// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/proof.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace slipway::listener {

QByteArray hmacSha256(QByteArrayView key, QByteArrayView text)
{
    QByteArray code(32, '\0');
    unsigned length = 0;
    const void *bytes = key.isEmpty() ? "" : key.data();
    if (!HMAC(EVP_sha256(), bytes, int(key.size()), reinterpret_cast<const unsigned char *>(text.data()),
              size_t(text.size()), reinterpret_cast<unsigned char *>(code.data()), &length))
        return {};
    return code;
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
