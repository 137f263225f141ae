// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/relay/relayedmessage.h"

#include "core/listener/limits.h"
#include "core/listener/webhooks/jsonskim.h"

#include <algorithm>
#include <array>

namespace slipway::listener {

namespace {

// As many and as much as the listener takes over the wire.
constexpr qsizetype kMostHeaders = 100;

constexpr std::array kRawText{"rawBody", "bodyRaw", "rawdata"};
constexpr char kRawBase64[] = "bodyB";
constexpr char kParsed[] = "body";

bool isOfTheRelay(QByteArrayView name)
{
    constexpr std::array kOwn{"query", "timestamp"};
    return name == kParsed || name == kRawBase64 ||
           std::find(kRawText.begin(), kRawText.end(), name) != kRawText.end() ||
           std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end();
}

const JsonMember *find(const std::vector<JsonMember> &members, QByteArrayView name)
{
    const auto found = std::find_if(members.begin(), members.end(), [name](const auto &m) { return m.name == name; });
    return found == members.end() ? nullptr : &*found;
}

// What could not have come over the wire as a name is none.
bool isHeaderName(QByteArrayView name)
{
    return !name.isEmpty() &&
           std::all_of(name.cbegin(), name.cend(), [](char c) { return c > ' ' && c < '\x7f' && c != ':'; });
}

// The body as the forge sent it.
std::optional<QByteArray> rawBody(const std::vector<JsonMember> &members)
{
    if (const JsonMember *member = find(members, kRawBase64)) {
        const auto text = jsonText(member->value);
        const auto decoded =
            QByteArray::fromBase64Encoding(text.value_or(QByteArray()), QByteArray::AbortOnBase64DecodingErrors);
        if (text && decoded)
            return *decoded;
    }
    for (const char *name : kRawText) {
        const JsonMember *member = find(members, name);
        if (const auto text = member ? jsonText(member->value) : std::nullopt)
            return text;
    }
    // Some pass a body of another type than JSON on as text.
    const JsonMember *parsed = find(members, kParsed);
    return parsed ? jsonText(parsed->value) : std::nullopt;
}

} // namespace

bool RelayedMessage::isChanged() const
{
    for (const auto &[name, value] : headers) {
        bool isNumber = false;
        const qsizetype length = value.toLongLong(&isNumber);
        if (name.compare("content-length", Qt::CaseInsensitive) == 0 && isNumber)
            return std::none_of(bodies.cbegin(), bodies.cend(),
                                [length](const QByteArray &body) { return body.size() == length; });
    }
    return false;
}

std::optional<RelayedMessage> readRelayed(const QByteArray &event)
{
    const auto members = jsonMembers(event);
    if (!members)
        return std::nullopt;
    RelayedMessage message;
    if (auto raw = rawBody(*members)) {
        message.isRaw = true;
        message.bodies << *std::move(raw);
    } else if (const JsonMember *parsed = find(*members, kParsed)) {
        message.bodies << parsed->value.toByteArray();
        QByteArray compact = compactJson(parsed->value);
        if (compact.size() != parsed->value.size())
            message.bodies << std::move(compact);
    } else {
        return std::nullopt;
    }
    const Limits limits;
    qsizetype headerBytes = 0;
    for (const JsonMember &member : *members) {
        if (isOfTheRelay(member.name) || !isHeaderName(member.name) || message.headers.size() >= kMostHeaders)
            continue;
        headerBytes += member.name.size() + member.value.size();
        const auto value = headerBytes > limits.headerBytes ? std::nullopt : jsonText(member.value);
        if (value)
            message.headers.append({member.name.toByteArray(), *value});
    }
    if (message.bodies.constLast().size() > limits.webhookBytes) {
        message.isTooLarge = true;
        message.bodies = {QByteArray()};
    }
    return message;
}

} // namespace slipway::listener
