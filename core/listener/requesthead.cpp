// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/requesthead.h"

#include <QList>
#include <algorithm>

namespace slipway::listener {

namespace {

RequestHead refused(int status, const char *sentence)
{
    RequestHead head;
    head.status = status;
    head.sentence = sentence;
    return head;
}

bool isLength(const QByteArray &value)
{
    return !value.isEmpty() && value.size() <= 18 &&
           std::all_of(value.cbegin(), value.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

qsizetype RequestHead::endIn(const QByteArray &bytes)
{
    // Line by line, so that a body behind it is not looked at.
    for (qsizetype line = bytes.indexOf('\n'); line >= 0; line = bytes.indexOf('\n', line + 1)) {
        const QByteArrayView rest = QByteArrayView(bytes).sliced(line + 1);
        if (rest.startsWith('\n'))
            return line + 2;
        if (rest.startsWith("\r\n"))
            return line + 3;
    }
    return -1;
}

RequestHead RequestHead::parse(const QByteArray &bytes, const Limits &limits)
{
    RequestHead head;
    QByteArray length;
    const QByteArray first = bytes.left(bytes.indexOf('\n')).trimmed();
    head.isClosing = first.endsWith("HTTP/1.0");
    head.bodyLimit = isWebhookTarget(first.split(' ').value(1)) ? limits.webhookBytes : limits.bodyBytes;
    for (const QByteArray &line : bytes.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            continue;
        const QByteArray name = line.left(colon).toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-length") {
            if (!length.isNull() || !isLength(value))
                return refused(400, "The Content-Length header is not one number.");
            length = value;
        } else if (name == "transfer-encoding") {
            head.isChunked = true;
        } else if (name == "connection") {
            head.isClosing = value.toLower() == "close" || (head.isClosing && value.toLower() != "keep-alive");
        } else if (name == "expect") {
            head.isExpecting = value.toLower() == "100-continue";
        }
    }
    if (head.isChunked && !length.isNull())
        return refused(400, "Content-Length and Transfer-Encoding do not go together.");
    head.bodyBytes = length.toLongLong();
    if (head.bodyBytes > head.bodyLimit)
        return refused(413, "The body is larger than this server takes.");
    return head;
}

bool isWebhookTarget(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    const QByteArray path = query < 0 ? target : target.left(query);
    return path.startsWith("/webhooks/") || (path.startsWith("/api/git/stacks/") && path.endsWith("/webhook"));
}

} // namespace slipway::listener
