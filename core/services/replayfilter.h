// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QString>
#include <array>
#include <vector>

namespace slipway {

// Which keys of deliveries were certainly never seen, so that most need no look into
// the database: a Bloom filter of 1 MiB (three bits for each key; of half a million
// keys one in 200 new ones is looked for in vain). It never says "new" of a key that
// was added. Not thread safe.
class ReplayFilter
{
public:
    bool isNew(const QString &key) const
    {
        for (const size_t bit : bitsOf(key)) {
            if ((m_words[bit / 64] >> (bit % 64) & 1) == 0)
                return true;
        }
        return false;
    }
    void add(const QString &key)
    {
        for (const size_t bit : bitsOf(key))
            m_words[bit / 64] |= quint64(1) << (bit % 64);
    }

private:
    static constexpr size_t kBits = size_t(1) << 23;
    static std::array<size_t, 3> bitsOf(const QString &key)
    {
        const size_t one = qHash(key, 0x9e3779b9U);
        const size_t other = qHash(key, 0x85ebca6bU);
        return {one % kBits, other % kBits, (one ^ (other << 1 | 1) * 31) / 7 % kBits};
    }
    std::vector<quint64> m_words = std::vector<quint64>(kBits / 64);
};

} // namespace slipway
