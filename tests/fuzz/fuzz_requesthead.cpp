// SPDX-License-Identifier: GPL-3.0-or-later
// The guard's reading of a request line and its headers.
#include "core/listener/requesthead.h"

#include <cstdlib>

using namespace slipway::listener;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype end = RequestHead::endIn(bytes);
    if (end > bytes.size() || end == 0)
        std::abort();
    const Limits limits;
    const RequestHead head = RequestHead::parse(end < 0 ? bytes : bytes.left(end), limits);
    const bool isTaken = head.status == 0;
    if (isTaken && (head.bodyBytes < 0 || head.bodyBytes > head.bodyLimit || head.bodyLimit > limits.webhookBytes))
        std::abort();
    if (!isTaken && head.sentence.isEmpty())
        std::abort();
    return 0;
}
