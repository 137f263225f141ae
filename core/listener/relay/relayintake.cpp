// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/relay/relayintake.h"

#include "core/base/logging.h"
#include "core/listener/answers.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>
#include <algorithm>
#include <future>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

// A message that proves nothing is noted at the stacks it may have been for; not at all of a large house.
constexpr size_t kMostNoted = 8;
constexpr WebhookAddress kNoAddress{WebhookAddress::Kind::Relay, 1};

// "owner/name" in lower case, of an address in any form.
QString repositoryName(QString url)
{
    url = url.section(u'?', 0, 0).section(u'#', 0, 0).toLower().replace(u':', u'/');
    while (url.endsWith(u'/'))
        url.chop(1);
    if (url.endsWith(".git"_L1))
        url.chop(4);
    const QStringList parts = url.split(u'/', Qt::SkipEmptyParts);
    return parts.size() < 2 ? QString() : parts.mid(parts.size() - 2).join(u'/');
}

void addNames(const QJsonObject &object, QSet<QString> *names)
{
    for (const QString &field : {u"full_name"_s, u"path_with_namespace"_s, u"clone_url"_s, u"ssh_url"_s,
                                 u"git_http_url"_s, u"git_ssh_url"_s, u"remoteUrl"_s}) {
        const QString name = repositoryName(object.value(field).toString());
        if (!name.isEmpty())
            names->insert(name);
    }
}

// The names a message gives its repository.
QSet<QString> repositoriesOf(const WebhookMessage &message)
{
    const auto json = message.json({"repository", "project", "resource", "full_name", "path_with_namespace",
                                    "clone_url", "ssh_url", "git_http_url", "git_ssh_url", "remoteUrl"});
    QSet<QString> names;
    if (!json)
        return names;
    for (const QJsonObject &object : {json->value(u"repository"_s).toObject(), json->value(u"project"_s).toObject(),
                                      json->value(u"resource"_s).toObject().value(u"repository"_s).toObject()})
        addNames(object, &names);
    return names;
}

QString whyUnproven(const RelayedMessage &message)
{
    if (message.isRaw)
        return QCoreApplication::translate("Webhook", "The proof is missing or wrong.");
    const bool isForm = std::any_of(message.headers.cbegin(), message.headers.cend(), [](const auto &header) {
        return header.first.toLower() == "content-type" && header.second.toLower().contains("form-urlencoded");
    });
    if (isForm || message.isChanged())
        return QCoreApplication::translate(
            "Webhook",
            "The relay did not preserve the body, so the proof over it cannot hold. Choose application/json at "
            "the forge, or a relay that passes the body on as it came.");
    return QCoreApplication::translate(
        "Webhook",
        "The proof is missing or wrong. If the secret is right, the relay did not preserve the body: use one "
        "that passes it on as it came.");
}

} // namespace

QString RelayIntake::senderText(const QString &host)
{
    return u"relay "_s + host;
}

bool RelayIntake::receive(const QByteArray &event)
{
    const auto relayed = readRelayed(event);
    if (!relayed)
        return true;
    if (relayed->isTooLarge) {
        noteTooLarge();
        return true;
    }
    const auto known = m_webhooks.places();
    if (!known) {
        qCWarning(lcListener, "A delivery of the relay could not be taken: %s",
                  qUtf8Printable(errorSentence(known.error())));
        return false;
    }
    WebhookMessage message{relayed->headers, relayed->bodies.constFirst(), QDateTime::currentDateTimeUtc()};
    const WebhookProvider &provider = m_registry.providerOf(message);
    Places all;
    for (const WebhookPlace &place : *known) {
        const auto target = m_webhooks.target(place.address);
        if (!target)
            continue; // removed meanwhile
        if ((*target)->isVaultClosed)
            return false;
        if ((*target)->isEnabled)
            all.push_back({place, *target});
    }
    const QSet<QString> names = repositoriesOf(message);
    const auto split = std::stable_partition(all.begin(), all.end(), [&names](const Place &place) {
        return names.contains(repositoryName(place.place.repositoryUrl));
    });
    // A repository may have been renamed, or be known here by another address: then the proof alone says.
    const Places named(all.begin(), split);
    const Places others(split, all.end());
    bool isProven = false;
    bool isRecorded = true;
    for (const Places *places : {&named, &others}) {
        for (const Place &place : *places) {
            const auto body =
                std::find_if(relayed->bodies.cbegin(), relayed->bodies.cend(), [&](const QByteArray &text) {
                    message.body = text;
                    return provider.isProven(message, place.target->secret);
                });
            if (body == relayed->bodies.cend())
                continue;
            isProven = true;
            isRecorded = accept(place, provider, message) && isRecorded;
        }
        if (isProven)
            return isRecorded;
    }
    if (all.empty())
        note(kNoAddress, *relayed, provider.name(), DeliveryVerdict::Disabled,
             QCoreApplication::translate("Webhook", "No stack here has its webhook switched on."));
    else
        refuse(named, *relayed, provider, DeliveryVerdict::Unproven, whyUnproven(*relayed));
    return true;
}

bool RelayIntake::accept(const Place &place, const WebhookProvider &provider, const WebhookMessage &message)
{
    const auto event = provider.read(message);
    if (!event) {
        note(place.place.address, {message.headers, {message.body}, true, false}, provider.name(),
             DeliveryVerdict::Invalid, errorSentence(event.error()));
        return true;
    }
    Delivery delivery;
    delivery.address = place.place.address;
    delivery.sender = m_sender;
    delivery.headers = message.headers;
    delivery.body = message.body;
    std::promise<bool> promise;
    m_webhooks.accept(std::move(delivery), *event, place.target,
                      [&promise](const auto &outcome) { promise.set_value(outcome.has_value()); });
    return promise.get_future().get();
}

void RelayIntake::refuse(const Places &places, const RelayedMessage &relayed, const WebhookProvider &provider,
                         DeliveryVerdict verdict, const QString &reason)
{
    if (places.empty())
        note(kNoAddress, relayed, provider.name(), verdict, reason);
    for (size_t i = 0; i < std::min(places.size(), kMostNoted); ++i)
        note(places[i].place.address, relayed, provider.name(), verdict, reason);
}

void RelayIntake::note(const WebhookAddress &address, const RelayedMessage &relayed, const QString &provider,
                       DeliveryVerdict verdict, const QString &reason)
{
    Delivery delivery;
    delivery.address = address;
    delivery.sender = m_sender;
    delivery.provider = provider;
    delivery.headers = relayed.headers;
    delivery.body = relayed.bodies.constFirst();
    m_webhooks.note(std::move(delivery), verdict, reason);
}

void RelayIntake::noteTooLarge()
{
    note(kNoAddress, {{}, {QByteArray()}, false, true}, {}, DeliveryVerdict::Invalid,
         QCoreApplication::translate("Webhook", "It is larger than 25 MiB and was not read."));
}

} // namespace slipway::listener
