// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/webhookservice_p.h"

#include "core/base/clock.h"
#include "core/services/deliveryrecorder.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <array>
#include <atomic>
#include <future>
#include <map>
#include <mutex>

namespace slipway {

namespace {

constexpr qsizetype kKeptBodyBytes = 64 * 1024;
constexpr qsizetype kMinSecret = 8;
constexpr qsizetype kMaxSecret = 256;
constexpr size_t kVerdicts = 6;

using Target = std::shared_ptr<const WebhookTarget>;

vault::SealedName sealedName(const WebhookAddress &address)
{
    const bool isRepository = address.kind == WebhookAddress::Kind::Repository;
    return {isRepository ? QStringLiteral("repository") : QStringLiteral("stack"), address.id,
            QStringLiteral("webhookSecret")};
}

vault::SealedName relayName()
{
    return {QStringLiteral("setting"), 1, QStringLiteral("relayUrl")};
}

SecretString randomSecret()
{
    std::array<quint32, 8> numbers{};
    QRandomGenerator::system()->fillRange(numbers.data(), qsizetype(numbers.size()));
    QByteArray bytes(reinterpret_cast<const char *>(numbers.data()), sizeof numbers);
    SecretString secret = SecretString::fromBytes(bytes.toHex());
    bytes.fill('\0');
    numbers.fill(0);
    return secret;
}

// What proves by itself must not be kept.
QByteArray keptHeader(const QByteArray &name, const QByteArray &value)
{
    const QByteArray lower = name.toLower();
    if (lower == "authorization" || lower == "proxy-authorization") {
        const qsizetype space = value.indexOf(' ');
        return space > 0 ? value.left(space) + " ***" : QByteArray("***");
    }
    if (lower == "cookie" || lower == "x-gitlab-token")
        return "***";
    return value;
}

HeaderList keptHeaders(const HeaderList &headers, const Redactor *redactor)
{
    HeaderList kept;
    kept.reserve(headers.size());
    for (const auto &[name, value] : headers) {
        QByteArray text = keptHeader(name, value);
        text.replace('\n', ' ');
        kept.append({name, redactor ? redactor->redact(text) : text});
    }
    return kept;
}

WebhookFollower followerOf(const Stack &stack)
{
    return {stack.id, stack.settings.branch, stack.settings.followTag, stack.settings.followCommit};
}

} // namespace

struct WebhookService::Private {
    explicit Private(const Dependencies &dependencies)
        : with(dependencies)
        , recorder(with.stores.deliveries, with.queue, with.clock, [this] { Q_EMIT with.changes.deliveriesChanged(); })
    {
        const auto forget = [this] {
            const std::lock_guard lock(mutex);
            targets.clear();
            ++generation;
        };
        QObject::connect(&with.changes, &ChangeNotifier::stackAdded, &context, forget, Qt::DirectConnection);
        QObject::connect(&with.changes, &ChangeNotifier::stackChanged, &context, forget, Qt::DirectConnection);
        QObject::connect(&with.changes, &ChangeNotifier::stackRemoved, &context, forget, Qt::DirectConnection);
    }

    Dependencies with;
    DeliveryRecorder recorder;
    QObject context;
    mutable std::mutex mutex; // the next three
    std::map<WebhookAddress, Target> targets;
    quint64 generation = 0;
    RelayStatus relayStatus;
    std::array<std::atomic<quint64>, kVerdicts> counts{};

    void forgetTarget(const WebhookAddress &address)
    {
        const std::lock_guard lock(mutex);
        for (const auto kind : {address.kind, WebhookAddress::Kind::Stack, WebhookAddress::Kind::App}) {
            if (kind == address.kind || address.kind != WebhookAddress::Kind::Repository)
                targets.erase({kind, address.id});
        }
        ++generation;
    }

    Result<> exists(const WebhookAddress &address) const
    {
        if (address.kind == WebhookAddress::Kind::Repository) {
            SLIPWAY_TRY(with.stores.repositories.get(RepositoryId(address.id)));
        } else {
            SLIPWAY_TRY(with.stores.stacks.get(StackId(address.id)));
        }
        return {};
    }

    Result<std::shared_ptr<WebhookTarget>> load(const WebhookAddress &address) const
    {
        auto target = std::make_shared<WebhookTarget>();
        if (address.kind == WebhookAddress::Kind::Repository) {
            SLIPWAY_TRY(with.stores.repositories.get(RepositoryId(address.id)));
            SLIPWAY_ASSIGN(const QVector<Stack> stacks, with.stores.stacks.all());
            for (const Stack &stack : stacks) {
                if (stack.repositoryId.value == address.id)
                    target->followers << followerOf(stack);
            }
            target->isEnabled = true; // with a secret, see below
        } else {
            SLIPWAY_ASSIGN(const Stack stack, with.stores.stacks.get(StackId(address.id)));
            target->followers << followerOf(stack);
            target->isEnabled = stack.settings.webhookEnabled;
        }
        auto secret = with.vault.unseal(sealedName(address));
        if (secret) {
            target->redactor.add(*secret);
            target->secret = *std::move(secret);
        } else if (secret.error().code == ErrorCode::NotFound) {
            target->isEnabled = false;
        } else {
            target->isVaultClosed = true;
        }
        return target;
    }

    void count(DeliveryVerdict verdict) { ++counts.at(static_cast<size_t>(verdict)); }

    void record(Delivery delivery, DeliveryRecorder::Prepare prepare, const Done &done)
    {
        delivery.receivedAt = with.clock.nowUtc();
        recorder.record(std::move(delivery), std::move(prepare),
                        [this, done](const DeliveryRecorder::Outcome &outcome) {
                            if (!outcome.stored) {
                                done(fail(outcome.stored.error()));
                                return;
                            }
                            count(outcome.delivery.verdict);
                            done(Outcome{outcome.delivery.verdict, outcome.delivery.runs, outcome.delivery.reason});
                        });
    }
};

WebhookService::WebhookService(const Dependencies &dependencies)
    : d(std::make_unique<Private>(dependencies))
{
}

WebhookService::~WebhookService()
{
    stop();
}

void WebhookService::start()
{
    d->recorder.start();
}

void WebhookService::stop()
{
    d->recorder.stop();
}

Result<std::shared_ptr<const WebhookTarget>> WebhookService::target(const WebhookAddress &address) const
{
    quint64 generation = 0;
    {
        const std::lock_guard lock(d->mutex);
        if (const auto known = d->targets.find(address); known != d->targets.end())
            return known->second;
        generation = d->generation;
    }
    SLIPWAY_ASSIGN(const auto loaded, d->load(address));
    const std::lock_guard lock(d->mutex);
    // A closed vault may open any moment, and nobody says so here.
    if (generation == d->generation && !loaded->isVaultClosed)
        d->targets.insert_or_assign(address, loaded);
    return std::shared_ptr<const WebhookTarget>(loaded);
}

void WebhookService::accept(Delivery delivery, const WebhookEvent &event,
                            const std::shared_ptr<const WebhookTarget> &target, const Done &done)
{
    const WebhookDecision decision = decide(event, target->followers);
    delivery.provider = event.provider;
    delivery.event = event.event;
    delivery.deliveryId = event.deliveryId;
    delivery.branch = event.tag.isEmpty() ? event.branch : event.tag;
    delivery.commit = event.commit;
    delivery.verdict = decision.verdict;
    delivery.reason = decision.reason;
    delivery.stacks = decision.stacks;
    if (!event.deliveryId.isEmpty() && decision.verdict == DeliveryVerdict::Queued)
        delivery.replayKey = delivery.address.text() + u'\n' + event.provider + u'\n' + event.deliveryId;
    delivery.bodyBytes = delivery.body.size();
    delivery.body.truncate(kKeptBodyBytes);
    const auto takeSecretsOut = [target](Delivery &kept) {
        kept.body = target->redactor.redact(kept.body);
        kept.headers = keptHeaders(kept.headers, &target->redactor);
    };
    d->record(std::move(delivery), takeSecretsOut, done);
}

void WebhookService::note(Delivery delivery, DeliveryVerdict verdict, const QString &reason)
{
    d->count(verdict);
    delivery.verdict = verdict;
    delivery.reason = reason;
    delivery.receivedAt = d->with.clock.nowUtc();
    delivery.bodyBytes = delivery.body.size();
    delivery.body.clear();
    d->recorder.note(std::move(delivery), [](Delivery &kept) { kept.headers = keptHeaders(kept.headers, nullptr); });
}

Result<WebhookService::Outcome> WebhookService::replay(DeliveryId id)
{
    SLIPWAY_ASSIGN(Delivery delivery, d->with.stores.deliveries.get(id));
    SLIPWAY_ASSIGN(const auto target, this->target(delivery.address));
    if (delivery.verdict == DeliveryVerdict::Unproven || delivery.verdict == DeliveryVerdict::Disabled)
        return fail(ErrorCode::Conflict, {},
                    QCoreApplication::translate("Webhook", "This delivery was refused. Only one that was proven can be "
                                                           "replayed."));
    if (delivery.stacks.isEmpty())
        return fail(ErrorCode::Conflict, {},
                    QCoreApplication::translate("Webhook", "This delivery asked no stack to look at Git."));
    delivery.replayOf = id;
    delivery.verdict = DeliveryVerdict::Queued;
    delivery.reason.clear();
    delivery.replayKey.clear();
    std::promise<Result<Outcome>> promise;
    d->record(std::move(delivery), {}, [&promise](const Result<Outcome> &outcome) { promise.set_value(outcome); });
    return promise.get_future().get();
}

Result<> WebhookService::checkVault() const
{
    return d->with.vault.isUnlocked() ? Result<>() : fail(ErrorCode::VaultUnavailable);
}

Result<bool> WebhookService::hasSecret(const WebhookAddress &address) const
{
    return d->with.vault.contains(sealedName(address));
}

Result<std::optional<SecretString>> WebhookService::ensureSecret(const WebhookAddress &address)
{
    SLIPWAY_ASSIGN(const bool isThere, hasSecret(address));
    if (isThere)
        return std::nullopt;
    SLIPWAY_ASSIGN(SecretString made, newSecret(address));
    return std::optional(std::move(made));
}

Result<SecretString> WebhookService::newSecret(const WebhookAddress &address)
{
    SecretString made = randomSecret();
    SLIPWAY_TRY(setSecret(address, made));
    return made;
}

Result<> WebhookService::setSecret(const WebhookAddress &address, const SecretString &secret)
{
    SLIPWAY_TRY(checkSecret(secret));
    SLIPWAY_TRY(d->exists(address));
    SLIPWAY_TRY(d->with.vault.seal(sealedName(address), secret));
    d->forgetTarget(address);
    return {};
}

Result<> WebhookService::checkSecret(const SecretString &secret)
{
    if (secret.size() >= kMinSecret && secret.size() <= kMaxSecret)
        return {};
    return fail(ErrorCode::InvalidInput, QStringLiteral("webhookSecret"),
                QCoreApplication::translate("Webhook", "The secret needs %1 to %2 characters.")
                    .arg(kMinSecret)
                    .arg(kMaxSecret));
}

Result<SecretString> WebhookService::secret(const WebhookAddress &address) const
{
    return d->with.vault.unseal(sealedName(address));
}

Result<QVector<WebhookPlace>> WebhookService::places() const
{
    QVector<WebhookPlace> places;
    SLIPWAY_ASSIGN(const QVector<Stack> stacks, d->with.stores.stacks.all());
    for (const Stack &stack : stacks) {
        if (stack.settings.webhookEnabled)
            places << WebhookPlace{{WebhookAddress::Kind::Stack, stack.id.value}, stack.settings.url};
    }
    SLIPWAY_ASSIGN(const auto repositories, d->with.stores.repositories.all());
    for (const auto &repository : repositories) {
        const WebhookAddress address{WebhookAddress::Kind::Repository, repository.id.value};
        SLIPWAY_ASSIGN(const bool isOn, hasSecret(address));
        if (isOn)
            places << WebhookPlace{address, repository.url};
    }
    return places;
}

Result<SecretString> WebhookService::relayUrl() const
{
    auto url = d->with.vault.unseal(relayName());
    if (!url && url.error().code == ErrorCode::NotFound)
        return SecretString();
    return url;
}

Result<> WebhookService::setRelayUrl(const SecretString &url)
{
    if (const QString problem = relayUrlProblem(url.revealText()); !problem.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("relayUrl"), problem);
    SLIPWAY_TRY(url.isEmpty() ? d->with.vault.remove(relayName()) : d->with.vault.seal(relayName(), url));
    Q_EMIT d->with.changes.relayUrlChanged();
    return {};
}

RelayStatus WebhookService::relayStatus() const
{
    const std::lock_guard lock(d->mutex);
    return d->relayStatus;
}

void WebhookService::setRelayStatus(const RelayStatus &status)
{
    {
        const std::lock_guard lock(d->mutex);
        d->relayStatus = status;
    }
    Q_EMIT d->with.changes.relayStatusChanged(status);
}

QHash<DeliveryVerdict, quint64> WebhookService::counts() const
{
    QHash<DeliveryVerdict, quint64> counts;
    for (size_t i = 0; i < kVerdicts; ++i)
        counts.insert(static_cast<DeliveryVerdict>(i), d->counts.at(i).load());
    return counts;
}

} // namespace slipway
