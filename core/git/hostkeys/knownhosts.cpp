// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/hostkeys/knownhosts.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

namespace slipway::git {

namespace {

constexpr qint64 kMostFileBytes = 8 * 1024 * 1024;

bool matchesHash(const QByteArray &hashed, const QByteArray &host)
{
    const QList<QByteArray> parts = hashed.split('|'); // "", "1", salt, hash
    if (parts.size() != 4 || parts[1] != "1")
        return false;
    return QMessageAuthenticationCode::hash(host, QByteArray::fromBase64(parts[2]), QCryptographicHash::Sha1) ==
           QByteArray::fromBase64(parts[3]);
}

bool matchesPattern(const QByteArray &pattern, const QByteArray &host)
{
    // Only * and ? are special; a port's brackets are not.
    QString expression = QRegularExpression::escape(QString::fromUtf8(pattern.toLower()));
    expression.replace(QLatin1String("\\*"), QLatin1String(".*")).replace(QLatin1String("\\?"), QLatin1String("."));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression))
        .match(QString::fromUtf8(host))
        .hasMatch();
}

} // namespace

bool KnownHost::matches(const QString &host) const
{
    const QByteArray name = host.toLower().toUtf8();
    if (hosts.startsWith('|'))
        return matchesHash(hosts, name);
    bool isMatch = false;
    for (const QByteArray &pattern : hosts.split(',')) {
        if (pattern.startsWith('!')) {
            if (matchesPattern(pattern.mid(1), name))
                return false;
        } else {
            isMatch = isMatch || matchesPattern(pattern, name);
        }
    }
    return isMatch;
}

QString KnownHost::fingerprint() const
{
    const QByteArray digest = QCryptographicHash::hash(blob, QCryptographicHash::Sha256);
    return QStringLiteral("SHA256:") + QString::fromLatin1(digest.toBase64(QByteArray::OmitTrailingEquals));
}

QString KnownHost::typeName() const
{
    const QByteArray plain = type.startsWith("sk-") ? type.mid(3) : type;
    QString name = plain.startsWith("ssh-ed25519") ? QStringLiteral("ED25519")
                   : plain.startsWith("ecdsa-")    ? QStringLiteral("ECDSA")
                   : plain.startsWith("ssh-rsa")   ? QStringLiteral("RSA")
                                                   : QString::fromUtf8(plain);
    return type.startsWith("sk-") ? name + QStringLiteral("-SK") : name;
}

KnownHost parseKnownHost(const QByteArray &line, int number)
{
    KnownHost host;
    host.number = number;
    host.raw = line;
    const QByteArray text = line.simplified();
    if (text.isEmpty() || text.startsWith('#'))
        return host;
    QList<QByteArray> words = text.split(' ');
    if (words.first().startsWith('@'))
        host.marker = words.takeFirst();
    if (words.size() < 3)
        return host;
    const QByteArray blob = QByteArray::fromBase64(words[2]);
    // The key names its type itself.
    if (blob.size() < 8 || !blob.mid(4).startsWith(words[1]))
        return host;
    host.hosts = words[0];
    host.type = words[1];
    host.blob = blob;
    return host;
}

QVector<KnownHost> readKnownHosts(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray all = file.read(kMostFileBytes);
    if (all.endsWith('\n'))
        all.chop(1);
    QVector<KnownHost> lines;
    for (const QByteArray &line : all.split('\n'))
        lines << parseKnownHost(line, int(lines.size()) + 1);
    return all.isEmpty() ? QVector<KnownHost>() : lines;
}

} // namespace slipway::git
