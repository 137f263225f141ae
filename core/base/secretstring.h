// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace slipway {

// A secret value in memory: move-only, its bytes are zeroed when it goes, and
// there is no operator<< and no implicit conversion, so it cannot reach a log
// by accident. Holds UTF-8 text or raw bytes. One thread at a time.
class SecretString
{
public:
    SecretString() = default;
    explicit SecretString(const QString &text);
    static SecretString fromBytes(QByteArray bytes);
    ~SecretString();
    SecretString(SecretString &&other) noexcept;
    SecretString &operator=(SecretString &&other) noexcept;
    SecretString(const SecretString &) = delete;
    SecretString &operator=(const SecretString &) = delete;

    bool isEmpty() const { return m_bytes.isEmpty(); }
    qsizetype size() const { return m_bytes.size(); }
    // A deliberate second copy.
    SecretString clone() const;
    // The value itself; keep what comes out short-lived.
    QByteArrayView reveal() const { return m_bytes; }
    QString revealText() const { return QString::fromUtf8(m_bytes); }
    // Compares in constant time for equal lengths.
    bool equals(const SecretString &other) const;

private:
    void wipe();
    QByteArray m_bytes;
};

} // namespace slipway
