// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/notificationtargetservice_p.h"

#include "core/base/logging.h"
#include "core/vault/sealedchange.h"

#include <QCoreApplication>
#include <QHash>
#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace slipway {

namespace {

constexpr qsizetype kMaxName = 100;
constexpr qsizetype kMaxSecret = 4096;

vault::SealedName sealedName(NotificationTargetId id, const char *field)
{
    return {QStringLiteral("notification_target"), id.value, QString::fromLatin1(field)};
}

QString keyOf(NotificationTargetId id)
{
    return QStringLiteral("target:%1").arg(id.value);
}

tl::unexpected<Error> invalid(const char *field, const QString &reason)
{
    return fail(ErrorCode::InvalidInput, QString::fromLatin1(field), reason);
}

bool hasControl(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

Result<> check(NotificationTargetChange &change)
{
    NotificationTarget &target = change.target;
    target.name = target.name.trimmed();
    if (target.name.isEmpty() || target.name.size() > kMaxName || hasControl(target.name))
        return invalid("name", QCoreApplication::translate("Notify", "Enter a name of at most 100 characters."));
    if (change.url) {
        if (change.url->size() > kMaxSecret)
            return invalid("url", QCoreApplication::translate("Notify", "The address is too long."));
        const QString problem = notify::addressProblem(target.kind, change.url->revealText());
        if (!problem.isEmpty())
            return invalid("url", problem);
        target.host = QUrl(change.url->revealText()).host();
    }
    // A line break would end the header it is sent in.
    if (change.token && (change.token->size() > kMaxSecret || hasControl(change.token->revealText())))
        return invalid("token", QCoreApplication::translate("Notify", "The token has a line break in it or is too "
                                                                      "long."));
    if (target.news.isEmpty())
        return invalid("news", QCoreApplication::translate("Notify", "Choose at least one kind of news."));
    return {};
}

} // namespace

struct NotificationTargetService::Private {
    struct Outcome {
        QDateTime at;
        std::optional<Error> error;
    };
    explicit Private(const Dependencies &dependencies)
        : with(dependencies)
    {
    }
    Dependencies with;
    mutable std::mutex mutex;
    QHash<NotificationTargetId, Outcome> outcomes;

    NotificationTargetView view(const NotificationTarget &target) const
    {
        NotificationTargetView view;
        view.target = target;
        view.hasToken = with.vault.contains(sealedName(target.id, "token")).value_or(false);
        const std::lock_guard lock(mutex);
        if (const auto outcome = outcomes.constFind(target.id); outcome != outcomes.constEnd()) {
            view.lastTried = outcome->at;
            view.lastError = outcome->error;
        }
        return view;
    }

    Result<> seal(NotificationTargetId id, const NotificationTargetChange &change, vault::SealedChange &sealed) const
    {
        if (change.url)
            SLIPWAY_TRY(sealed.put(sealedName(id, "url"), *change.url));
        if (change.token)
            SLIPWAY_TRY(change.token->isEmpty() ? sealed.remove(sealedName(id, "token"))
                                                : sealed.put(sealedName(id, "token"), *change.token));
        return {};
    }

    Result<notify::TargetSecrets> secretsOf(NotificationTargetId id) const
    {
        notify::TargetSecrets secrets;
        SLIPWAY_ASSIGN(secrets.url, with.vault.unseal(sealedName(id, "url")));
        Result<SecretString> token = with.vault.unseal(sealedName(id, "token"));
        if (token)
            secrets.token = std::move(*token);
        else if (token.error().code != ErrorCode::NotFound)
            return fail(token.error());
        return secrets;
    }

    void record(NotificationTargetId id, const Result<> &result)
    {
        {
            const std::lock_guard lock(mutex);
            outcomes.insert(id, {with.clock.nowUtc(), result ? std::nullopt : std::optional(result.error())});
        }
        if (!result)
            qCWarning(lcApp, "A message could not be sent: %s", qUtf8Printable(result.error().detail));
        Q_EMIT with.changes.notificationTargetsChanged();
    }
};

NotificationTargetService::NotificationTargetService(const Dependencies &dependencies)
    : d(std::make_shared<Private>(dependencies))
{
}

NotificationTargetService::~NotificationTargetService() = default;

Result<QVector<NotificationTargetView>> NotificationTargetService::all() const
{
    SLIPWAY_ASSIGN(const QVector<NotificationTarget> targets, d->with.store.all());
    QVector<NotificationTargetView> views;
    for (const NotificationTarget &target : targets)
        views << d->view(target);
    return views;
}

Result<NotificationTargetView> NotificationTargetService::get(NotificationTargetId id) const
{
    SLIPWAY_ASSIGN(const NotificationTarget target, d->with.store.get(id));
    return d->view(target);
}

Result<NotificationTargetView> NotificationTargetService::add(NotificationTargetChange change)
{
    if (!change.url)
        change.url = SecretString(); // and that is no address
    SLIPWAY_TRY(check(change));
    SLIPWAY_ASSIGN(const NotificationTarget added, d->with.store.add(change.target));
    vault::SealedChange sealed(d->with.vault);
    if (const auto done = d->seal(added.id, change, sealed); !done) {
        (void)d->with.store.remove(added.id);
        return fail(done.error());
    }
    Q_EMIT d->with.changes.notificationTargetsChanged();
    return get(added.id);
}

Result<NotificationTargetView> NotificationTargetService::change(NotificationTargetId id,
                                                                 NotificationTargetChange change)
{
    SLIPWAY_ASSIGN(const NotificationTarget before, d->with.store.get(id));
    change.target.id = id;
    change.target.host = before.host;
    // A kept address must fit the new kind; a token must not go to another server unasked.
    if (!change.url && change.target.kind != before.kind)
        return invalid("url", QCoreApplication::translate("Notify", "Enter the address again for this type."));
    SLIPWAY_TRY(check(change));
    if (change.target.host != before.host && !change.token)
        change.token = SecretString();
    vault::SealedChange sealed(d->with.vault);
    Result<> done = d->seal(id, change, sealed);
    if (done)
        done = d->with.store.change(change.target);
    if (!done) {
        sealed.undo();
        return fail(done.error());
    }
    Q_EMIT d->with.changes.notificationTargetsChanged();
    return get(id);
}

Result<> NotificationTargetService::remove(NotificationTargetId id)
{
    SLIPWAY_TRY(d->with.store.remove(id));
    d->with.outbox.forget(keyOf(id));
    Q_EMIT d->with.changes.notificationTargetsChanged();
    return {};
}

Result<> NotificationTargetService::test(NotificationTargetId id)
{
    SLIPWAY_ASSIGN(const NotificationTarget target, d->with.store.get(id));
    SLIPWAY_ASSIGN(const notify::TargetSecrets secrets, d->secretsOf(id));
    notify::Message message;
    message.kind = NewsKind::Recovered;
    message.title = QCoreApplication::translate("Notify", "Slipway can reach you here");
    message.text = QCoreApplication::translate("Notify", "This is the test message that was asked for.");
    message.happened = d->with.clock.nowUtc();
    struct Answer {
        std::mutex mutex;
        std::condition_variable came;
        std::optional<Result<notify::HttpAnswer>> result;
    };
    const auto answer = std::make_shared<Answer>();
    d->with.calls.call(notify::requestFor(target.kind, secrets, message),
                       [answer](const Result<notify::HttpAnswer> &result) {
                           const std::lock_guard lock(answer->mutex);
                           answer->result = result;
                           answer->came.notify_all();
                       });
    std::unique_lock lock(answer->mutex);
    // Longer than any call: it ends earlier only where the program does.
    answer->came.wait_for(lock, std::chrono::seconds(30), [&answer] { return answer->result.has_value(); });
    Result<> outcome;
    if (!answer->result)
        outcome = fail(ErrorCode::Cancelled, target.host);
    else if (!*answer->result)
        outcome = fail((*answer->result).error());
    else if ((*answer->result)->status < 200 || (*answer->result)->status >= 300)
        outcome = fail(ErrorCode::SendFailed, target.host,
                       QCoreApplication::translate("Notify", "The server answered with status %1.")
                           .arg((*answer->result)->status));
    lock.unlock();
    d->record(id, outcome);
    return outcome;
}

void NotificationTargetService::deliver(const notify::Message &message)
{
    const auto targets = d->with.store.all();
    if (!targets) {
        qCWarning(lcApp, "Notification targets cannot be read: %s", qUtf8Printable(targets.error().detail));
        return;
    }
    for (const NotificationTarget &target : *targets) {
        if (!target.isEnabled || !target.news.contains(message.kind))
            continue;
        const auto secrets = d->secretsOf(target.id);
        if (!secrets) {
            d->record(target.id, fail(secrets.error()));
            continue;
        }
        d->with.outbox.send(keyOf(target.id), notify::requestFor(target.kind, *secrets, message),
                            [d = d, id = target.id](const Result<> &result) { d->record(id, result); });
    }
}

} // namespace slipway
