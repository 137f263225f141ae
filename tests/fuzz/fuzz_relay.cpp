// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of server-sent events on any bytes, and what a relay passes on in them. The first byte says how
// large the pieces are in which it comes: they may make no difference.
#include "core/listener/limits.h"
#include "core/listener/relay/relayedmessage.h"
#include "core/relay/eventparser.h"

#include <cstdlib>
#include <vector>

using namespace slipway;

namespace {

constexpr qsizetype kMostBytes = 4096;

struct Heard {
    std::vector<relay::ServerEvent> events;
    QByteArray lastId;
};

Heard hear(QByteArrayView bytes, qsizetype piece)
{
    Heard heard;
    relay::EventParser parser(kMostBytes, [&heard](const relay::ServerEvent &event) {
        heard.events.push_back(event);
        return true;
    });
    for (qsizetype from = 0; from < bytes.size(); from += piece) {
        if (!parser.feed(bytes.sliced(from, std::min(piece, bytes.size() - from))))
            std::abort();
    }
    heard.lastId = parser.lastId();
    return heard;
}

void checkRelayed(const QByteArray &event)
{
    const auto relayed = listener::readRelayed(event);
    if (!relayed)
        return;
    if (!relayed->isTooLarge && relayed->bodies.isEmpty())
        std::abort();
    (void)relayed->isChanged();
    for (const auto &[name, value] : relayed->headers) {
        if (name.isEmpty() || name.contains('\n') || name.contains(':'))
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const Heard whole = hear(bytes, std::max<qsizetype>(1, bytes.size()));
    const Heard pieces = hear(bytes, 1 + data[0] % 16);
    if (whole.events.size() != pieces.events.size() || whole.lastId != pieces.lastId)
        std::abort();
    for (size_t i = 0; i < whole.events.size(); ++i) {
        const relay::ServerEvent &event = whole.events[i];
        const relay::ServerEvent &same = pieces.events[i];
        if (event.type != same.type || event.data != same.data || event.isTooLarge != same.isTooLarge)
            std::abort();
        if (event.data.size() > kMostBytes || (event.isTooLarge && !event.data.isEmpty()))
            std::abort();
        checkRelayed(event.data);
    }
    checkRelayed(bytes);
    return 0;
}
