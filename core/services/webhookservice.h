// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/redactor.h"
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/delivery.h"
#include "core/model/relay.h"
#include "core/services/webhookdecision.h"

#include <QHash>
#include <functional>
#include <memory>

namespace slipway {

// Where a webhook came in, as it is now. Shared between threads, never changed.
struct WebhookTarget {
    bool isEnabled = false;
    SecretString secret; // empty where there is none or it cannot be read now
    bool isVaultClosed = false;
    Redactor redactor; // of the secret
    QVector<WebhookFollower> followers;
};

// One address to which webhooks may come, and the repository it is for.
struct WebhookPlace {
    WebhookAddress address;
    QString repositoryUrl;
};

// Webhooks: the addresses, their secrets ("stack:ID:webhookSecret" and
// "repository:ID:webhookSecret" in the vault), and what a proven message sets
// going. A webhook carries no authority: it asks stacks to look at Git, nothing
// else. Thread safe; blocking (SQLite) but for accept() and note().
// The listener knows the providers; this knows none of them.
class WebhookService
{
public:
    struct Dependencies; // services/webhookservice_p.h
    explicit WebhookService(const Dependencies &dependencies);
    ~WebhookService();
    WebhookService(const WebhookService &) = delete;
    WebhookService &operator=(const WebhookService &) = delete;

    void start();
    // Records what came in and ends; before the queue ends.
    void stop();

    // From memory after the first time. NotFound: no such stack or repository.
    Result<std::shared_ptr<const WebhookTarget>> target(const WebhookAddress &address) const;

    // Those that have a secret and, where they can be switched, are on: of stacks (apps too) and of repositories.
    Result<QVector<WebhookPlace>> places() const;

    struct Outcome {
        DeliveryVerdict verdict = DeliveryVerdict::Skipped;
        QVector<RunId> runs;
        QString reason;
    };
    using Done = std::function<void(const Result<Outcome> &)>;
    // A proven message: decides, makes it durable together with the runs it asks for, then tells `done`
    // (once, on another thread). `delivery` brings address, sender, headers and body. Returns at once.
    void accept(Delivery delivery, const WebhookEvent &event, const std::shared_ptr<const WebhookTarget> &target,
                const Done &done);
    // What was refused: only its headers are kept, in the background.
    void note(Delivery delivery, DeliveryVerdict verdict, const QString &reason);
    // Asks again for what a kept delivery asked for; it need not be new. Conflict where it asked for nothing.
    Result<Outcome> replay(DeliveryId id);

    // Secrets. VaultUnavailable while the vault is closed. `ensureSecret` makes one where there is none
    // and returns it then: the one time it is shown. `secret` is a deliberate look, for the set-up page.
    Result<> checkVault() const;
    Result<std::optional<SecretString>> ensureSecret(const WebhookAddress &address);
    Result<SecretString> newSecret(const WebhookAddress &address);
    // InvalidInput (webhookSecret) where it is shorter than 8 or longer than 256 characters.
    Result<> setSecret(const WebhookAddress &address, const SecretString &secret);
    static Result<> checkSecret(const SecretString &secret);
    Result<SecretString> secret(const WebhookAddress &address) const;
    Result<bool> hasSecret(const WebhookAddress &address) const;

    // The channel of the relay ("setting:1:relayUrl" in the vault: who knows it reads the deliveries); empty =
    // none. setRelayUrl() says InvalidInput (relayUrl) for what relayUrlProblem() is against, and
    // ChangeNotifier::relayUrlChanged() tells of it.
    Result<SecretString> relayUrl() const;
    Result<> setRelayUrl(const SecretString &url);
    // How the connection stands, for who shows it; told by who holds it (ChangeNotifier::relayStatusChanged()).
    RelayStatus relayStatus() const;
    void setRelayStatus(const RelayStatus &status);

    // Since the program started; for /metrics.
    QHash<DeliveryVerdict, quint64> counts() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
