// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/intake.h"

#include "core/listener/answers.h"
#include "core/services/webhookservice.h"

#include <QCoreApplication>
#include <QUuid>
#include <future>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

// The same for none and for a wrong one.
// The same for each of a flood of them.
const Answer &unproven()
{
    static const Answer answer = sentenceAnswer(401, u"The proof of this webhook is missing or wrong."_s);
    return answer;
}

Answer later(int status, const QString &sentence)
{
    Answer answer = sentenceAnswer(status, sentence);
    answer.headers.append({QByteArrayLiteral("Retry-After"), QByteArrayLiteral("10")});
    return answer;
}

Answer targetError(const WebhookAddress &address, const Error &error)
{
    if (error.code != ErrorCode::NotFound)
        return errorAnswer(error);
    return address.kind == WebhookAddress::Kind::Stack ? stackNotFound()
                                                       : sentenceAnswer(404, u"There is nothing at this address."_s);
}

Answer outcomeAnswer(const Result<WebhookService::Outcome> &outcome)
{
    // A sender tries again after a 503, not always after a 500.
    if (!outcome)
        return later(503, errorSentence(outcome.error()));
    switch (outcome->verdict) {
    case DeliveryVerdict::Pong:
        return jsonAnswer(QJsonObject{{u"status"_s, u"pong"_s}});
    case DeliveryVerdict::Queued: {
        QJsonArray runs;
        for (const RunId run : outcome->runs)
            runs.append(run.value);
        return jsonAnswer({{u"status"_s, u"queued"_s}, {u"runId"_s, runs.first()}, {u"runIds"_s, runs}}, 202);
    }
    default:
        return jsonAnswer({{u"status"_s, u"skipped"_s}, {u"reason"_s, outcome->reason}});
    }
}

Delivery deliveryOf(const WebhookAddress &address, WebhookMessage &message, const QString &sender)
{
    Delivery delivery;
    delivery.address = address;
    delivery.sender = sender;
    delivery.headers = std::move(message.headers);
    delivery.body = std::move(message.body);
    return delivery;
}

bool isTakenType(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').constFirst().trimmed().toLower();
    return type.isEmpty() || type == "application/json" || type.endsWith("+json") ||
           type == "application/x-www-form-urlencoded";
}

} // namespace

const WebhookProvider &WebhookIntake::providerFor(const WebhookAddress &address, const WebhookMessage &message) const
{
    return address.kind == WebhookAddress::Kind::App ? *m_registry.find(u"github"_s) : m_registry.providerOf(message);
}

void WebhookIntake::receive(const WebhookAddress &address, WebhookMessage message, const QString &sender,
                            const Done &done) const
{
    const auto target = m_webhooks.target(address);
    if (!target) {
        done(targetError(address, target.error()));
        return;
    }
    const WebhookTarget &known = **target;
    if (known.isVaultClosed) {
        done(later(503, u"The secrets are not open yet. Send it again later."_s));
        return;
    }
    const WebhookProvider &provider = providerFor(address, message);
    const auto refuse = [&](DeliveryVerdict verdict, const Answer &answer, const QString &reason) {
        Delivery delivery = deliveryOf(address, message, sender);
        delivery.provider = provider.name();
        m_webhooks.note(std::move(delivery), verdict, reason);
        done(answer);
    };
    if (!known.isEnabled) {
        const QString sentence = QCoreApplication::translate("Webhook", "Webhooks are not enabled here.");
        refuse(DeliveryVerdict::Disabled, sentenceAnswer(403, sentence), sentence);
        return;
    }
    if (!isTakenType(message.header("content-type"))) {
        done(sentenceAnswer(415, u"The body must be JSON (Content-Type: application/json)."_s));
        return;
    }
    if (!provider.isProven(message, known.secret)) {
        static const QString reason = QCoreApplication::translate("Webhook", "The proof is missing or wrong.");
        refuse(DeliveryVerdict::Unproven, unproven(), reason);
        return;
    }
    const auto event = provider.read(message);
    if (!event) {
        refuse(DeliveryVerdict::Invalid, errorAnswer(event.error()), errorSentence(event.error()));
        return;
    }
    m_webhooks.accept(deliveryOf(address, message, sender), *event, *target,
                      [done](const Result<WebhookService::Outcome> &outcome) { done(outcomeAnswer(outcome)); });
}

Result<DeliveryService::TestAnswer> WebhookIntake::sendTest(const DeliveryService::TestPush &push) const
{
    const WebhookProvider *provider = m_registry.find(push.provider);
    if (!provider)
        return fail(ErrorCode::InvalidInput, u"provider"_s,
                    QCoreApplication::translate("Webhook", "There is no provider of this name."));
    SLIPWAY_TRY(m_webhooks.target(push.address));
    const auto secret = m_webhooks.secret(push.address);
    if (!secret && secret.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Conflict, {},
                    QCoreApplication::translate("Webhook", "There is no webhook secret yet. Make one first."));
    if (!secret)
        return fail(secret.error());
    const QString commit = push.commit.isEmpty() ? QString(39, u'0') + u'1' : push.commit;
    WebhookMessage message = provider->sample({.branch = push.branch,
                                               .commit = commit,
                                               .deliveryId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces),
                                               .now = QDateTime::currentDateTimeUtc()},
                                              *secret);
    auto promise = std::make_shared<std::promise<Answer>>();
    receive(push.address, std::move(message), u"Slipway"_s,
            [promise](const Answer &answer) { promise->set_value(answer); });
    const Answer answer = promise->get_future().get();
    return DeliveryService::TestAnswer{answer.status, answer.body};
}

} // namespace slipway::listener
