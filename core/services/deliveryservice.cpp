// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/deliveryservice.h"

#include "core/services/webhookservice.h"
#include "core/store/deliverystore.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <mutex>

namespace slipway {

namespace {

// For a shell: nothing in it is expanded.
QString quoted(const QString &text)
{
    QString escaped = text;
    escaped.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + escaped + QLatin1Char('\'');
}

// Set anew by curl, or of no use to who sends it again.
bool isOfTheWire(const QByteArray &name)
{
    static const QVector<QByteArray> names{"host",       "content-length", "connection", "accept-encoding",
                                           "user-agent", "accept",         "expect",     "transfer-encoding"};
    return names.contains(name.toLower());
}

// What proves is made again from $SECRET, the rest is as it came. Works by the form of the value, so that
// it holds for every provider.
QString headerArgument(const QByteArray &name, const QByteArray &value)
{
    static const QRegularExpression hexProof(QStringLiteral("^(sha256=)?[0-9a-fA-F]{64}$"));
    const QByteArray lower = name.toLower();
    const QString label = QString::fromLatin1(name) + QStringLiteral(": ");
    if (lower == "x-gitlab-token")
        return QStringLiteral("-H \"%1$SECRET\"").arg(label);
    if (lower == "authorization" && value.toLower().startsWith("basic"))
        return QStringLiteral("-u \"slipway:$SECRET\"");
    if (lower == "authorization")
        return QStringLiteral("-H \"%1Bearer $SECRET\"").arg(label);
    if (lower == "webhook-signature")
        return QStringLiteral("-H \"X-Gitlab-Token: $SECRET\"");
    if (lower.endsWith("signature") || lower.endsWith("signature-256")) {
        const auto match = hexProof.match(QString::fromLatin1(value));
        if (match.hasMatch())
            return QStringLiteral("-H \"%1%2$PROOF\"").arg(label, match.captured(1));
        return {}; // an older form, which is not needed
    }
    return QStringLiteral("-H ") + quoted(label + QString::fromUtf8(value));
}

} // namespace

struct DeliveryService::Private {
    DeliveryStore &store;
    WebhookService &webhooks;
    mutable std::mutex mutex;
    std::optional<Sender> sender;
};

DeliveryService::DeliveryService(DeliveryStore &store, WebhookService &webhooks)
    : d(new Private{store, webhooks, {}, {}})
{
}

DeliveryService::~DeliveryService() = default;

Result<QVector<Delivery>> DeliveryService::list(const DeliveryFilter &filter) const
{
    return d->store.list(filter);
}

Result<Delivery> DeliveryService::get(DeliveryId id) const
{
    return d->store.get(id);
}

Result<DeliveryService::Replayed> DeliveryService::replay(DeliveryId id)
{
    SLIPWAY_ASSIGN(const WebhookService::Outcome outcome, d->webhooks.replay(id));
    return Replayed{outcome.runs};
}

Result<QString> DeliveryService::copyAsCurl(DeliveryId id, const QString &baseUrl) const
{
    SLIPWAY_ASSIGN(const Delivery delivery, d->store.get(id));
    if (delivery.bodyBytes > 0 && delivery.body.isEmpty())
        return fail(ErrorCode::InvalidInput, {},
                    QCoreApplication::translate("Webhook", "The body of this delivery is not kept."));
    if (delivery.bodyBytes > delivery.body.size() && !delivery.body.contains("***"))
        return fail(ErrorCode::InvalidInput, {},
                    QCoreApplication::translate("Webhook", "The body was too long to be kept as a whole."));
    QString command = QStringLiteral("SECRET='the webhook secret'\nBODY=%1\n"
                                     "PROOF=$(printf %s \"$BODY\" | openssl dgst -sha256 -hmac \"$SECRET\" -r | "
                                     "cut -d' ' -f1)\ncurl -X POST")
                          .arg(quoted(QString::fromUtf8(delivery.body)));
    // Of two headers that prove, the second would be the same again.
    QStringList arguments;
    for (const auto &[name, value] : delivery.headers) {
        const QString argument = isOfTheWire(name) ? QString() : headerArgument(name, value);
        if (!argument.isEmpty() && !arguments.contains(argument))
            arguments << argument;
    }
    for (const QString &argument : std::as_const(arguments))
        command += QStringLiteral(" \\\n  ") + argument;
    command += QStringLiteral(" \\\n  --data-binary \"$BODY\" \\\n  ") + quoted(baseUrl + delivery.address.path());
    return command;
}

void DeliveryService::setSender(std::optional<Sender> sender)
{
    const std::lock_guard lock(d->mutex);
    d->sender = std::move(sender);
}

QStringList DeliveryService::providers() const
{
    const std::lock_guard lock(d->mutex);
    return d->sender ? d->sender->providers : QStringList();
}

Result<DeliveryService::TestAnswer> DeliveryService::sendTest(const TestPush &push) const
{
    std::optional<Sender> sender;
    {
        const std::lock_guard lock(d->mutex);
        sender = d->sender;
    }
    if (!sender)
        return fail(ErrorCode::EmptyState, {},
                    QCoreApplication::translate("Webhook", "Slipway does not listen, so no webhook can come in. Start "
                                                           "it without --no-listen."));
    return sender->send(push);
}

} // namespace slipway
