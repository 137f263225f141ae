// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redactor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <algorithm>

namespace slipway {

namespace {

QByteArray jsonEscaped(const QByteArray &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{QString::fromUtf8(value)}).toJson(QJsonDocument::Compact);
    return json.mid(2, json.size() - 4); // without [" and "]
}

// The part of base64 that does not depend on what stands before and after.
QByteArray base64Core(const QByteArray &value, int shift)
{
    const QByteArray padded = QByteArray(shift, '\0') + value;
    const qsizetype whole = padded.size() - padded.size() % 3;
    const QByteArray encoded = padded.left(whole).toBase64(QByteArray::OmitTrailingEquals);
    return encoded.mid(shift == 0 ? 0 : 4);
}

size_t pairAt(const char *text)
{
    return static_cast<size_t>(static_cast<unsigned char>(text[0])) << 8 | static_cast<unsigned char>(text[1]);
}

} // namespace

void Redactor::add(const SecretString &secret)
{
    const QByteArray value = secret.reveal().toByteArray();
    if (value.size() < kMinLength)
        return;
    addPattern(value);
    addPattern(jsonEscaped(value));
    addPattern(QUrl::toPercentEncoding(QString::fromUtf8(value)));
    addPattern(value.toBase64());
    addPattern(value.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray core = base64Core(value, shift);
        if (core.size() >= 8)
            addPattern(core);
    }
    if (value.contains('\n')) {
        for (const QByteArray &line : value.split('\n'))
            addPattern(line.trimmed());
    }
    sortPatterns();
}

void Redactor::addPattern(const QByteArray &pattern)
{
    if (pattern.size() < kMinLength || std::find(m_patterns.begin(), m_patterns.end(), pattern) != m_patterns.end())
        return;
    m_patterns.push_back(pattern);
    m_firstPairs.set(pairAt(pattern.constData()));
}

void Redactor::sortPatterns()
{
    std::sort(m_patterns.begin(), m_patterns.end(),
              [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
}

QByteArray Redactor::redact(const QByteArray &text) const
{
    if (m_patterns.empty())
        return text;
    QByteArray out;
    qsizetype copied = 0;
    const char *const begin = text.constData();
    const qsizetype last = text.size() - kMinLength; // no pattern is shorter
    for (qsizetype i = 0; i <= last;) {
        if (!m_firstPairs.test(pairAt(begin + i))) {
            ++i;
            continue;
        }
        const QByteArrayView rest(begin + i, text.size() - i);
        const auto hit = std::find_if(m_patterns.begin(), m_patterns.end(),
                                      [rest](const QByteArray &p) { return rest.startsWith(p); });
        if (hit == m_patterns.end()) {
            ++i;
            continue;
        }
        out.append(begin + copied, i - copied);
        out.append("***");
        i += hit->size();
        copied = i;
    }
    if (copied == 0)
        return text;
    out.append(begin + copied, text.size() - copied);
    return out;
}

QString Redactor::redact(const QString &text) const
{
    return m_patterns.empty() ? text : QString::fromUtf8(redact(text.toUtf8()));
}

} // namespace slipway
