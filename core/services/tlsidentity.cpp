// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/tlsidentity.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRandomGenerator>
#include <algorithm>
#include <array>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace slipway {

namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr int kYears = 10;

// An encrypted key is refused, never asked for on the terminal.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

Bio bioOf(QByteArrayView bytes)
{
    return Bio(BIO_new_mem_buf(bytes.data(), int(bytes.size())));
}

Certificate certificateFrom(const QByteArray &pem)
{
    const Bio bio = bioOf(pem);
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
}

QByteArray contentOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, qsizetype(size)};
}

QByteArray alternativeNames(const QStringList &names)
{
    QByteArrayList entries{"DNS:localhost", "IP:127.0.0.1", "IP:::1"};
    for (const QString &name : names) {
        const QHostAddress address(name);
        QByteArray entry = (address.isNull() ? "DNS:" : "IP:") + name.toLower().toLatin1();
        const bool isPlain = std::all_of(name.cbegin(), name.cend(), [](QChar c) {
            return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u".:-").contains(c));
        });
        if (!name.isEmpty() && isPlain && !entries.contains(entry))
            entries << entry;
    }
    return entries.join(',');
}

bool addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool fill(X509 *certificate, EVP_PKEY *key, const QStringList &names, const QDateTime &now)
{
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), QRandomGenerator::system()->generate64() >> 1);
    // A clock that is a little behind must not refuse it.
    ASN1_TIME_set(X509_getm_notBefore(certificate), now.addDays(-1).toSecsSinceEpoch());
    ASN1_TIME_set(X509_getm_notAfter(certificate), now.addYears(kYears).toSecsSinceEpoch());
    X509_NAME *subject = X509_get_subject_name(certificate);
    const std::array<unsigned char, 8> name{'S', 'l', 'i', 'p', 'w', 'a', 'y', 0};
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, name.data(), -1, -1, 0);
    return X509_set_issuer_name(certificate, subject) == 1 && X509_set_pubkey(certificate, key) == 1 &&
           addExtension(certificate, NID_subject_alt_name, alternativeNames(names)) &&
           addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           addExtension(certificate, NID_ext_key_usage, "serverAuth") && X509_sign(certificate, key, EVP_sha256()) > 0;
}

} // namespace

Result<TlsIdentity> selfSignedIdentity(const QStringList &names, const QDateTime &now)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    const Bio keyPem(BIO_new(BIO_s_secmem()));
    const Bio certificatePem(BIO_new(BIO_s_mem()));
    if (!key || !certificate || !fill(certificate.get(), key.get(), names, now) ||
        PEM_write_bio_PKCS8PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificatePem.get(), certificate.get()) != 1)
        return fail(ErrorCode::Internal, QStringLiteral("TLS"), QStringLiteral("OpenSSL made no certificate"));
    return TlsIdentity{contentOf(certificatePem.get()), SecretString::fromBytes(contentOf(keyPem.get()))};
}

Result<> checkIdentity(const TlsIdentity &identity)
{
    const auto refuse = [](const QString &sentence) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("TLS"), sentence);
    };
    const Certificate certificate = certificateFrom(identity.certificatePem);
    if (!certificate)
        return refuse(QCoreApplication::translate("Tls", "The file of the certificate holds none. It must be PEM."));
    const Bio bio = bioOf(identity.key.reveal());
    const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key)
        return refuse(QCoreApplication::translate(
            "Tls", "The file of the key holds no key that can be read. It must be PEM, without a passphrase."));
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return refuse(QCoreApplication::translate("Tls", "The key does not belong to the certificate."));
    return {};
}

QString tlsFingerprint(const QByteArray &certificatePem)
{
    const Certificate certificate = certificateFrom(certificatePem);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1)
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(digest.data()), qsizetype(size));
    return QString::fromLatin1(bytes.toHex(':').toUpper());
}

} // namespace slipway
