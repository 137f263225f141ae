// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"

#include <QByteArray>
#include <QString>
#include <bitset>
#include <vector>

namespace slipway {

// Replaces every known secret in text by "***". One for each run (and one for
// each answer or log view) on every way out. Knows a value also in base64,
// URL-encoded and JSON-escaped form, and multi-line values line by line; values
// under 4 characters are exempt. Fill it first, then use it from any thread.
class Redactor
{
public:
    static constexpr qsizetype kMinLength = 4;

    void add(const SecretString &secret);
    bool isEmpty() const { return m_patterns.empty(); }

    QByteArray redact(const QByteArray &text) const;
    QString redact(const QString &text) const;

private:
    void addPattern(const QByteArray &pattern);
    void sortPatterns();
    // Longest first, so that a secret that contains another goes as a whole.
    std::vector<QByteArray> m_patterns;
    // Which pairs of first bytes occur: nearly all text is passed over by this
    // table alone, one look a byte.
    std::bitset<65536> m_firstPairs;
};

} // namespace slipway
