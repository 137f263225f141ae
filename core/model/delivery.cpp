// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/delivery.h"

#include <array>

namespace slipway {

namespace {

constexpr std::array kVerdicts{"queued", "pong", "skipped", "unproven", "disabled", "invalid"};
constexpr std::array kKinds{"stack", "app", "repository", "relay"};

} // namespace

QString deliveryVerdictName(DeliveryVerdict verdict)
{
    return QString::fromLatin1(kVerdicts.at(static_cast<size_t>(verdict)));
}

std::optional<DeliveryVerdict> deliveryVerdictFromName(const QString &name)
{
    for (size_t i = 0; i < kVerdicts.size(); ++i) {
        if (name == QLatin1String(kVerdicts.at(i)))
            return static_cast<DeliveryVerdict>(i);
    }
    return std::nullopt;
}

QString WebhookAddress::path() const
{
    const QString number = QString::number(id);
    switch (kind) {
    case Kind::Stack:
        return QStringLiteral("/api/git/stacks/%1/webhook").arg(number);
    case Kind::App:
        return QStringLiteral("/webhooks/github/%1").arg(number);
    case Kind::Repository:
        return QStringLiteral("/webhooks/repositories/%1").arg(number);
    case Kind::Relay:
        break;
    }
    return {};
}

QString WebhookAddress::text() const
{
    return QString::fromLatin1(kKinds.at(static_cast<size_t>(kind))) + QLatin1Char(':') + QString::number(id);
}

StackId WebhookAddress::stack() const
{
    return kind == Kind::Stack || kind == Kind::App ? StackId(id) : StackId();
}

std::optional<WebhookAddress> WebhookAddress::fromText(const QString &text)
{
    const QString name = text.section(QLatin1Char(':'), 0, 0);
    const qint64 number = text.section(QLatin1Char(':'), 1).toLongLong();
    for (size_t i = 0; i < kKinds.size(); ++i) {
        if (number > 0 && name == QLatin1String(kKinds.at(i)))
            return WebhookAddress{static_cast<Kind>(i), number};
    }
    return std::nullopt;
}

} // namespace slipway
