// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redactor.h"

#include "core/base/secretforms.h"

#include <QtEndian>
#include <algorithm>
#include <cstring>
#include <utility>

namespace slipway {

namespace {

// `base64` and PEM break lines at 76 and 64: a longer one comes line by line.
constexpr qsizetype kShortestLine = 64;
constexpr qsizetype kLineLengths[] = {64, 76};
// So much of a line tells that it is of a secret: 12 bytes of it.
constexpr qsizetype kTellingLetters = 16;
constexpr qsizetype kGroup = 4; // a line begins with a whole group of letters
constexpr qsizetype kLeastCore = 8;
constexpr qsizetype kMostGroups = 3000;

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
    addValue(value);
    addBase64(value);
    if (value.contains('\n')) {
        for (const QByteArray &line : value.split('\n'))
            addValue(line.trimmed());
    }
    sortPatterns();
}

void Redactor::addValue(const QByteArray &value)
{
    if (value.size() < kMinLength || std::find(m_texts.begin(), m_texts.end(), value) != m_texts.end())
        return;
    m_texts.push_back(value);
    m_longest = std::max(m_longest, secretforms::longestEscaped(value));
    for (const QByteArray &prefix : secretforms::escapedPrefixes(value))
        addPrefix(prefix, {0, quint32(m_texts.size() - 1), 0, value.size(), 0});
}

void Redactor::addBase64(const QByteArray &value)
{
    const QByteArray whole = value.toBase64(QByteArray::OmitTrailingEquals);
    const bool isWrapped = whole.size() > kShortestLine;
    addEncoded(whole, whole.size(), isWrapped);
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray core = base64Core(value, shift);
        if (core.size() >= kLeastCore)
            addEncoded(core, core.size(), isWrapped);
    }
}

void Redactor::addEncoded(const QByteArray &encoded, qsizetype needed, bool isWrapped)
{
    if (std::find(m_texts.begin(), m_texts.end(), encoded) != m_texts.end())
        return;
    m_texts.push_back(encoded);
    m_longest = std::max(m_longest, secretforms::longestBase64(encoded));
    const auto addFrom = [this, &encoded](qsizetype from, qsizetype least) {
        const QByteArray rest = encoded.mid(from);
        for (const QByteArray &prefix : secretforms::base64Prefixes(rest))
            addPrefix(prefix, {0, quint32(m_texts.size() - 1), from, rest.size(), least});
    };
    addFrom(0, isWrapped ? kTellingLetters : needed);
    if (!isWrapped)
        return;
    // Within a larger text its lines begin anywhere; of a very long value only those of its own base64 count.
    const bool isAnywhere = encoded.size() <= kMostGroups * kGroup;
    for (qsizetype from = kGroup; from + kTellingLetters <= encoded.size(); from += kGroup) {
        if (isAnywhere || std::any_of(std::begin(kLineLengths), std::end(kLineLengths),
                                      [from](qsizetype line) { return from % line == 0; }))
            addFrom(from, kTellingLetters);
    }
    for (const qsizetype line : kLineLengths) {
        const qsizetype last = encoded.size() % line;
        if (last >= kLeastCore && last < kTellingLetters)
            addFrom(encoded.size() - last, last);
    }
}

quint32 Redactor::hashAt(const char *text)
{
    quint32 word = 0;
    std::memcpy(&word, text, sizeof word);
    return hashOf(word);
}

inline bool Redactor::mayBegin(quint32 word) const
{
    const quint32 hash = hashOf(word);
    return (m_filter[hash / 64] >> (hash % 64) & 1) != 0;
}

inline bool Redactor::isLikely(quint32 hash, quint32 word) const
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

void Redactor::addPrefix(const QByteArray &prefix, Pattern pattern)
{
    m_filter.resize((size_t(1) << kHashBits) / 64);
    m_otherFilter.resize((size_t(1) << kOtherBits) / 64);
    pattern.hash = hashAt(prefix.constData());
    m_filter[pattern.hash / 64] |= quint64(1) << (pattern.hash % 64);
    quint32 word = 0;
    std::memcpy(&word, prefix.constData(), sizeof word);
    const quint32 other = otherHashOf(word);
    m_otherFilter[other / 64] |= quint64(1) << (other % 64);
    m_patterns.push_back(pattern);
}

void Redactor::sortPatterns()
{
    std::sort(m_patterns.begin(), m_patterns.end(),
              [](const Pattern &a, const Pattern &b) { return a.hash != b.hash ? a.hash < b.hash : a.size > b.size; });
}

qsizetype Redactor::matchAt(QByteArrayView text, quint32 hash) const
{
    auto pattern = std::lower_bound(m_patterns.begin(), m_patterns.end(), hash,
                                    [](const Pattern &p, quint32 wanted) { return p.hash < wanted; });
    for (; pattern != m_patterns.end() && pattern->hash == hash; ++pattern) {
        const QByteArrayView wanted = QByteArrayView(m_texts[pattern->text]).sliced(pattern->from);
        if (pattern->needed == 0) {
            if (const qsizetype bytes = secretforms::matchEscaped(text, wanted); bytes > 0)
                return bytes;
        } else if (const auto match = secretforms::matchBase64(text, wanted); match.letters >= pattern->needed) {
            return match.bytes;
        }
    }
    return 0;
}

qsizetype Redactor::redactUntil(const QByteArray &text, qsizetype end, QByteArray &out) const
{
    const char *const begin = text.constData();
    const qsizetype last = std::max<qsizetype>(0, std::min(end, text.size() - kMinLength + 1)); // no pattern is shorter
    qsizetype copied = 0;
    qsizetype i = 0;
    while (i < last && (i = nextCandidate(begin, i, last, text.size())) < last) {
        const qsizetype bytes = matchAt(QByteArrayView(begin + i, text.size() - i), hashAt(begin + i));
        if (bytes == 0) {
            ++i;
            continue;
        }
        out.append(begin + copied, i - copied);
        out.append("***");
        i += bytes;
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
