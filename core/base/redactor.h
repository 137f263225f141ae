// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace slipway {

// Replaces every known secret in text by "***". One for each run (and one for
// each answer or log view) on every way out. Knows a value in every shape that
// programs give it (secretforms.h), in base64 also where a long one is wrapped and
// each line comes alone, and multi-line values line by line; values under 4
// characters are exempt. One pass over the text, however many secrets: the
// hash of the four bytes at each place tells whether any form can begin there.
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
    // A place in a secret, or in its base64, from which on a text may have it.
    struct Pattern {
        quint32 hash = 0; // of the first four bytes of one of its forms
        quint32 text = 0; // in m_texts
        qsizetype from = 0;
        qsizetype size = 0;   // from there on
        qsizetype needed = 0; // letters of base64; 0 = no base64
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

    void addValue(const QByteArray &value);
    void addBase64(const QByteArray &value);
    void addEncoded(const QByteArray &encoded, qsizetype needed, bool isWrapped);
    void addPrefix(const QByteArray &prefix, Pattern pattern);
    qsizetype matchAt(QByteArrayView text, quint32 hash) const; // how many bytes are to go
    void sortPatterns();
    // Redacts what begins before `end`; appends to `out`. Returns how far it came.
    qsizetype redactUntil(const QByteArray &text, qsizetype end, QByteArray &out) const;
    std::vector<QByteArray> m_texts;
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
