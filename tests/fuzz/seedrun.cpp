// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzz target without libFuzzer, for CI: each seed as it is, then some thousand that are
// nearly it, the same ones in every run. `./dev fuzz` looks for what nobody thought of.
#include <QDir>
#include <QFile>
#include <cstdio>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

namespace {

constexpr int kVariants = 3000; // of each seed

void feed(const QByteArray &bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(bytes.constData()), size_t(bytes.size()));
}

QByteArray variantOf(QByteArray bytes, std::mt19937 &random)
{
    const auto below = [&random](qsizetype limit) {
        return qsizetype(random() % quint32(std::max<qsizetype>(limit, 1)));
    };
    for (qsizetype changes = 1 + below(4); changes > 0; --changes) {
        const qsizetype at = below(bytes.size());
        switch (below(5)) {
        case 0:
            bytes.truncate(at);
            break;
        case 1:
            bytes.insert(at, char(below(256)));
            break;
        case 2:
            bytes.insert(at, bytes.mid(below(bytes.size()), below(64)));
            break;
        case 3:
            bytes.remove(at, below(16));
            break;
        default:
            if (!bytes.isEmpty())
                bytes[at] = char(below(256));
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    const QDir seeds(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    const QStringList names = argc > 1 ? seeds.entryList(QDir::Files) : QStringList();
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same in every run
    for (const QString &name : names) {
        QFile file(seeds.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QByteArray seed = file.readAll();
        feed(seed);
        for (int i = 0; i < kVariants; ++i)
            feed(variantOf(seed, random));
    }
    std::printf("%d seeds, %d variants of each\n", int(names.size()), kVariants);
    return names.isEmpty() ? 1 : 0;
}
