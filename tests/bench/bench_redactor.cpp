// SPDX-License-Identifier: GPL-3.0-or-later
// bench_redactor: 1 GB of log text with 200 secrets through the redactor, on one core.
#include "core/base/redactor.h"

#include <QByteArrayList>
#include <QRandomGenerator>
#include <cstdio>
#include <ctime>

using namespace slipway;

namespace {

constexpr qsizetype kTotal = 1'000'000'000;
constexpr int kSecrets = 200;
constexpr double kWantedRate = 300.0; // MB/s

QByteArray randomSecret(QRandomGenerator &random)
{
    static const QByteArray kLetters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./+");
    QByteArray text;
    const int size = random.bounded(8, 48);
    for (int i = 0; i < size; ++i)
        text += kLetters.at(random.bounded(int(kLetters.size())));
    return text;
}

} // namespace

int main()
{
    QRandomGenerator random(4711);
    Redactor redactor;
    QByteArrayList secrets;
    for (int i = 0; i < kSecrets; ++i) {
        secrets << randomSecret(random);
        redactor.add(SecretString::fromBytes(secrets.last()));
    }
    // Lines as builds and services write them, every fiftieth with a secret.
    QByteArray block;
    for (int i = 0; block.size() < 8'000'000; ++i) {
        block += "2026-03-01T10:15:" + QByteArray::number(i % 60) + "Z web-1 | GET /api/items/" +
                 QByteArray::number(random.bounded(100000)) + " 200 in " + QByteArray::number(random.bounded(900)) +
                 " ms agent=\"Mozilla/5.0 (X11; Linux x86_64)\" id=" + QByteArray::number(random.generate64(), 16) +
                 '\n';
        if (i % 50 == 0)
            block += "connecting with password=" + secrets.at(i / 50 % kSecrets) + " to db:5432\n";
    }
    // Of the core's own time: other programs on the machine do not count.
    const std::clock_t start = std::clock();
    qsizetype done = 0;
    qsizetype left = 0;
    while (done < kTotal) {
        left += redactor.redact(block).size();
        done += block.size();
    }
    const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    const double rate = double(done) / 1e6 / seconds;
    const QByteArray redacted = redactor.redact(block);
    int shown = 0;
    for (const QByteArray &secret : std::as_const(secrets))
        shown += redacted.contains(secret) ? 1 : 0;
    std::printf("| text | secrets | time | rate | wanted |\n|---|---|---|---|---|\n");
    std::printf("| %.2f GB | %d | %.2f s | %.0f MB/s | %.0f MB/s |\n", double(done) / 1e9, kSecrets, seconds, rate,
                kWantedRate);
    std::printf("\nSecrets that still show: %d. Left of the text: %.2f GB.\n", shown, double(left) / 1e9);
    return rate >= kWantedRate && shown == 0 ? 0 : 1;
}
