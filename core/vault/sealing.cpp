// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealing.h"

#include <memory>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace slipway::vault {

namespace {

constexpr int kNonceBytes = 12;
constexpr int kTagBytes = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

Context newContext()
{
    return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
}

const unsigned char *in(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned char *out(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

int sizeOf(QByteArrayView bytes)
{
    return static_cast<int>(bytes.size());
}

} // namespace

std::optional<SealedBytes> sealBytes(const SecretString &key, const SecretString &value, const QByteArray &aad)
{
    SealedBytes sealed{QByteArray(kNonceBytes, '\0'), QByteArray(value.size(), '\0'), QByteArray(kTagBytes, '\0')};
    const Context context = newContext();
    int length = 0;
    const bool isSealed =
        key.size() == kKeyBytes && context && RAND_bytes(out(sealed.nonce), kNonceBytes) == 1 &&
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, in(key.reveal()), in(sealed.nonce)) == 1 &&
        EVP_EncryptUpdate(context.get(), nullptr, &length, in(aad), sizeOf(aad)) == 1 &&
        (value.isEmpty() || EVP_EncryptUpdate(context.get(), out(sealed.ciphertext), &length, in(value.reveal()),
                                              sizeOf(value.reveal())) == 1) &&
        EVP_EncryptFinal_ex(context.get(), out(sealed.ciphertext) + value.size(), &length) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, out(sealed.tag)) == 1;
    if (!isSealed)
        return std::nullopt;
    return sealed;
}

std::optional<SecretString> openBytes(const SecretString &key, const SealedBytes &sealed, const QByteArray &aad)
{
    if (key.size() != kKeyBytes || sealed.nonce.size() != kNonceBytes || sealed.tag.size() != kTagBytes)
        return std::nullopt;
    QByteArray plain(sealed.ciphertext.size(), '\0');
    QByteArray tag = sealed.tag;
    const Context context = newContext();
    int length = 0;
    const bool isOpened =
        context &&
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, in(key.reveal()), in(sealed.nonce)) == 1 &&
        EVP_DecryptUpdate(context.get(), nullptr, &length, in(aad), sizeOf(aad)) == 1 &&
        (plain.isEmpty() || EVP_DecryptUpdate(context.get(), out(plain), &length, in(sealed.ciphertext),
                                              sizeOf(sealed.ciphertext)) == 1) &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, out(tag)) == 1 &&
        EVP_DecryptFinal_ex(context.get(), out(plain) + plain.size(), &length) == 1;
    SecretString value = SecretString::fromBytes(std::move(plain)); // wiped also where it did not open
    if (!isOpened)
        return std::nullopt;
    return value;
}

std::optional<SecretString> randomKey()
{
    QByteArray bytes(kKeyBytes, '\0');
    if (RAND_bytes(out(bytes), sizeOf(bytes)) != 1)
        return std::nullopt;
    return SecretString::fromBytes(std::move(bytes));
}

} // namespace slipway::vault
