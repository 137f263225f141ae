// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redactor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QtEndian>
#include <algorithm>
#include <cstring>
#include <utility>

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

quint32 Redactor::hashAt(const char *text)
{
    quint32 word = 0;
    std::memcpy(&word, text, sizeof word);
    return hashOf(word);
}

bool Redactor::mayBegin(quint32 word) const
{
    const quint32 hash = hashOf(word);
    return (m_filter[hash / 64] >> (hash % 64) & 1) != 0;
}

bool Redactor::isLikely(quint32 hash, quint32 word) const
{
    const quint32 other = otherHashOf(word);
    return (m_filter[hash / 64] >> (hash % 64) & 1) != 0 && (m_otherFilter[other / 64] >> (other % 64) & 1) != 0;
}

// The next place from `at` on, and before `last`, where a pattern may begin; four places by one load.
qsizetype Redactor::nextCandidate(const char *text, qsizetype at, qsizetype last, qsizetype size) const
{
    while (at < last) {
        while (at + 4 <= last && at + 8 <= size) {
            quint64 words = 0;
            std::memcpy(&words, text + at, sizeof words);
            words = qFromLittleEndian(words);
            const auto word = [words](int shift) { return qToLittleEndian(static_cast<quint32>(words >> shift)); };
            if (mayBegin(word(0)) || mayBegin(word(8)) || mayBegin(word(16)) || mayBegin(word(24)))
                break;
            at += 4;
        }
        for (int i = 0; i < 4 && at < last; ++i, ++at) {
            quint32 word = 0;
            std::memcpy(&word, text + at, sizeof word);
            if (isLikely(hashOf(word), word))
                return at;
        }
    }
    return last;
}

void Redactor::addPattern(const QByteArray &pattern)
{
    const auto isSame = [&pattern](const Pattern &other) { return other.text == pattern; };
    if (pattern.size() < kMinLength || std::any_of(m_patterns.begin(), m_patterns.end(), isSame))
        return;
    m_filter.resize((size_t(1) << kHashBits) / 64);
    m_otherFilter.resize((size_t(1) << kOtherBits) / 64);
    const quint32 hash = hashAt(pattern.constData());
    m_filter[hash / 64] |= quint64(1) << (hash % 64);
    quint32 word = 0;
    std::memcpy(&word, pattern.constData(), sizeof word);
    const quint32 other = otherHashOf(word);
    m_otherFilter[other / 64] |= quint64(1) << (other % 64);
    m_longest = std::max(m_longest, pattern.size());
    m_patterns.push_back({hash, pattern});
}

void Redactor::sortPatterns()
{
    std::sort(m_patterns.begin(), m_patterns.end(), [](const Pattern &a, const Pattern &b) {
        return a.hash != b.hash ? a.hash < b.hash : a.text.size() > b.text.size();
    });
}

qsizetype Redactor::redactUntil(const QByteArray &text, qsizetype end, QByteArray &out) const
{
    const char *const begin = text.constData();
    const qsizetype last = std::max<qsizetype>(0, std::min(end, text.size() - kMinLength + 1)); // no pattern is shorter
    qsizetype copied = 0;
    qsizetype i = 0;
    while (i < last && (i = nextCandidate(begin, i, last, text.size())) < last) {
        const quint32 hash = hashAt(begin + i);
        auto pattern = std::lower_bound(m_patterns.begin(), m_patterns.end(), hash,
                                        [](const Pattern &p, quint32 wanted) { return p.hash < wanted; });
        const QByteArrayView rest(begin + i, text.size() - i);
        while (pattern != m_patterns.end() && pattern->hash == hash && !rest.startsWith(pattern->text))
            ++pattern;
        if (pattern == m_patterns.end() || pattern->hash != hash) {
            ++i;
            continue;
        }
        out.append(begin + copied, i - copied);
        out.append("***");
        i += pattern->text.size();
        copied = i;
    }
    const qsizetype reached = std::max(i, std::min(end, text.size()));
    out.append(begin + copied, reached - copied);
    return reached;
}

QByteArray Redactor::redact(const QByteArray &text) const
{
    if (m_patterns.empty())
        return text;
    QByteArray out;
    out.reserve(text.size());
    redactUntil(text, text.size(), out);
    return out;
}

QString Redactor::redact(const QString &text) const
{
    return m_patterns.empty() ? text : QString::fromUtf8(redact(text.toUtf8()));
}

QByteArray RedactorStream::feed(const QByteArray &piece)
{
    if (m_redactor.isEmpty())
        return piece;
    m_held += piece;
    QByteArray out;
    // Up to here every pattern could be seen as a whole.
    const qsizetype safe = m_held.size() - m_redactor.m_longest + 1;
    if (safe > 0)
        m_held.remove(0, m_redactor.redactUntil(m_held, safe, out));
    return out;
}

QByteArray RedactorStream::end()
{
    return m_redactor.redact(std::exchange(m_held, {}));
}

} // namespace slipway
