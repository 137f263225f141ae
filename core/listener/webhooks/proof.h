// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"

#include <QByteArray>
#include <QByteArrayView>

namespace slipway::listener {

// The two proofs all forges use. Comparing takes the same time wherever the
// difference is, and as long where there is nothing to compare with.

QByteArray hmacSha256(QByteArrayView key, QByteArrayView text); // 32 bytes
// `given`: the HMAC in hex, after `prefix` ("sha256="), which must be there.
bool isHmacOf(const QByteArray &given, const char *prefix, const QByteArray &text, const SecretString &secret);
QByteArray hexHmacOf(const QByteArray &text, const SecretString &secret);
// Neither the length nor the place of a difference shows.
bool isSecret(QByteArrayView given, const SecretString &secret);
bool isEqual(const QByteArray &a, const QByteArray &b);

} // namespace slipway::listener
