// SPDX-License-Identifier: GPL-3.0-or-later
// Every provider on any bytes. The first byte chooses the provider and the form; headers come first, as
// lines, then an empty line and the body. Nothing may be proven without the secret.
#include "core/listener/webhooks/registry.h"

#include <cstdlib>

using namespace slipway;
using namespace slipway::listener;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const WebhookRegistry registry;
    static const QStringList names = registry.names();
    static const SecretString secret = SecretString::fromBytes("a secret no fuzzer guesses: 8f2c1d");
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const qsizetype end = bytes.indexOf("\n\n");
    WebhookMessage message;
    message.now = QDateTime::fromSecsSinceEpoch(1'700'000'000);
    for (const QByteArray &line : bytes.left(end < 0 ? 0 : end).split('\n')) {
        const qsizetype colon = line.indexOf(": ");
        if (colon > 0)
            message.headers.append(std::pair<QByteArray, QByteArray>(line.left(colon), line.mid(colon + 2)));
    }
    message.body = end < 0 ? bytes : bytes.mid(end + 2);
    const WebhookProvider &told = registry.providerOf(message);
    const WebhookProvider &chosen = *registry.find(names.at(data[0] % names.size()));
    for (const WebhookProvider *provider : {&told, &chosen}) {
        if (provider->isProven(message, secret) || provider->isProven(message, SecretString()))
            std::abort();
        const auto event = provider->read(message);
        if (event && event->kind == WebhookEvent::Kind::Push && event->provider.isEmpty())
            std::abort();
    }
    return 0;
}
