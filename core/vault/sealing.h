// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"

#include <QByteArray>
#include <optional>

namespace slipway::vault {

constexpr qsizetype kKeyBytes = 32;

// AES-256-GCM as NIST SP 800-38D has it: 96-bit random nonce, 128-bit tag.
struct SealedBytes {
    QByteArray nonce;
    QByteArray ciphertext;
    QByteArray tag;
};

// Both give nothing where OpenSSL fails; openBytes() also where key, nonce, aad
// or any bit is not what it was. Any thread; no state.
std::optional<SealedBytes> sealBytes(const SecretString &key, const SecretString &value, const QByteArray &aad);
std::optional<SecretString> openBytes(const SecretString &key, const SealedBytes &sealed, const QByteArray &aad);
// Random bytes fit for a key; nothing where the system has none.
std::optional<SecretString> randomKey();

} // namespace slipway::vault
