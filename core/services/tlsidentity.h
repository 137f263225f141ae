// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace slipway {

// What the listener shows who connects by TLS: a certificate (PEM, others of its
// chain behind it) and its private key (PEM, not encrypted). A value; shared
// between threads, never changed. OpenSSL.
struct TlsIdentity {
    QByteArray certificatePem;
    SecretString key;
};

// EC P-256, for ten years from `now`: its fingerprint is what people compare, so it must not change under
// them. `names` are host names and addresses; localhost and both loopback addresses are always in it.
Result<TlsIdentity> selfSignedIdentity(const QStringList &names, const QDateTime &now);
// InvalidInput where either cannot be read, where they do not belong together, or where the key is encrypted.
Result<> checkIdentity(const TlsIdentity &identity);
// SHA-256 of the first certificate, as "AB:CD:…"; empty where there is none.
QString tlsFingerprint(const QByteArray &certificatePem);

} // namespace slipway
