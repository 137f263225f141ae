// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace slipway {

// Replaces every known secret in text by "***". One for each run (and one for
// each answer or log view) on every way out. Knows a value also in base64,
// URL-encoded and JSON-escaped form, and multi-line values line by line; values
// under 4 characters are exempt. One pass over the text, however many secrets: the
// hash of the four bytes at each place tells whether any pattern can begin there.
// Fill it first, then use it from any thread.
class Redactor
{
public:
    static constexpr qsizetype kMinLength = 4;

    void add(const SecretString &secret);
    bool isEmpty() const { return m_patterns.empty(); }

    QByteArray redact(const QByteArray &text) const;
    QString redact(const QString &text) const;

private:
    friend class RedactorStream;
    struct Pattern {
        quint32 hash = 0;
        QByteArray text;
    };
    // 16 KiB and 4 KiB of filters: they stay in the first cache. Multiplicative hashes (Knuth).
    static constexpr int kHashBits = 17;
    static constexpr int kOtherBits = 15;
    static quint32 hashOf(quint32 word) { return (word * 2654435761U) >> (32 - kHashBits); }
    static quint32 otherHashOf(quint32 word) { return (word * 2246822519U) >> (32 - kOtherBits); }
    static quint32 hashAt(const char *text);
    bool mayBegin(quint32 word) const;
    bool isLikely(quint32 hash, quint32 word) const;
    qsizetype nextCandidate(const char *text, qsizetype at, qsizetype last, qsizetype size) const;

    void addPattern(const QByteArray &pattern);
    void sortPatterns();
    // Redacts what begins before `end`; appends to `out`. Returns how far it came.
    qsizetype redactUntil(const QByteArray &text, qsizetype end, QByteArray &out) const;
    // By hash; the longest first among equals, so that a secret that contains another goes as a whole.
    std::vector<Pattern> m_patterns;
    qsizetype m_longest = 0;
    std::vector<quint64> m_filter;
    std::vector<quint64> m_otherFilter;
};

// A text that comes in pieces, such as a line of many megabytes: a secret that lies
// across the border of two pieces is replaced too. What might be the begin of one is
// held back until the next piece or the end. The redactor outlives it. One thread.
class RedactorStream
{
public:
    explicit RedactorStream(const Redactor &redactor)
        : m_redactor(redactor)
    {
    }
    QByteArray feed(const QByteArray &piece);
    QByteArray end(); // of the line; the stream can be used for the next one

private:
    const Redactor &m_redactor;
    QByteArray m_held;
};

} // namespace slipway
