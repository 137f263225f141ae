// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/delivery.h"

#include <QStringList>
#include <functional>
#include <memory>

namespace slipway {

class DeliveryStore;
class WebhookService;

// What came in by webhook, for the Deliveries view and the API: list, detail,
// Replay, Copy as curl, Send Test Delivery. New ones are announced by
// ChangeNotifier::deliveriesChanged (at most five times a second). Blocking
// (SQLite); thread safe; not on main: use Worker.
class DeliveryService
{
public:
    DeliveryService(DeliveryStore &store, WebhookService &webhooks);
    ~DeliveryService();
    DeliveryService(const DeliveryService &) = delete;
    DeliveryService &operator=(const DeliveryService &) = delete;

    // Newest first, without headers and bodies.
    Result<QVector<Delivery>> list(const DeliveryFilter &filter) const;
    // NotFound where it is not kept any more.
    Result<Delivery> get(DeliveryId id) const;
    struct Replayed {
        QVector<RunId> runs;
    };
    // Asks the same stacks again to look at Git. Conflict where it was refused or asked for nothing.
    Result<Replayed> replay(DeliveryId id);
    // A command for a shell that sends it again, with $SECRET where the proof needs the secret; it never
    // holds it. InvalidInput where the body is not kept, or was longer than what is kept.
    Result<QString> copyAsCurl(DeliveryId id, const QString &baseUrl) const;

    // Send Test Delivery: a push as the provider would send it, signed with the address's own secret,
    // taken in as if it came over the wire. The listener lends the providers while it runs.
    struct TestPush {
        WebhookAddress address;
        QString provider; // one of providers()
        QString branch;
        QString commit; // 40 hex; empty = zeros but for the last digit
    };
    struct TestAnswer {
        int status = 0;  // as HTTP
        QByteArray body; // JSON
    };
    struct Sender {
        QStringList providers; // "github", "gitlab", …, in the order to offer them
        std::function<Result<TestAnswer>(const TestPush &push)> send; // blocking
    };
    void setSender(std::optional<Sender> sender); // none = the listener ends
    QStringList providers() const;                // empty while the listener is off
    // EmptyState while the listener is off; NotFound without such an address; Conflict without a secret.
    Result<TestAnswer> sendTest(const TestPush &push) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace slipway
