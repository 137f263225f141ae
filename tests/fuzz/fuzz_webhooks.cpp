// SPDX-License-Identifier: GPL-3.0-or-later
// Every provider on any bytes. The first byte chooses the provider and the form; headers come first, as
// lines, then an empty line and the body. Nothing may be proven without the secret.
#include "core/listener/webhooks/registry.h"

#include <QJsonDocument>
#include <cstdlib>

using namespace slipway;
using namespace slipway::listener;

namespace {

// What is left of a text must say the same as the whole.
void compareSkimmed(const QByteArray &text)
{
    const auto skimmed = skimJson(text, pushFieldsAnd({}));
    const QJsonDocument whole = QJsonDocument::fromJson(text);
    if (!skimmed || !whole.isObject())
        return;
    WebhookEvent of[2];
    readPush(whole.object(), &of[0]);
    const auto part = WebhookMessage{{}, text, {}}.json(pushFieldsAnd({}));
    if (!part)
        std::abort();
    readPush(*part, &of[1]);
    if (of[0].kind != of[1].kind || of[0].branch != of[1].branch || of[0].tag != of[1].tag ||
        of[0].commit != of[1].commit || of[0].isDeletion != of[1].isDeletion || of[0].isSkipping != of[1].isSkipping ||
        of[0].defaultBranch != of[1].defaultBranch)
        std::abort();
}

} // namespace

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
    compareSkimmed(message.body);
    return 0;
}
