// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"
#include "core/model/notificationtarget.h"
#include "core/notify/message.h"

#include <QDateTime>
#include <QVector>
#include <memory>
#include <optional>

namespace slipway {

// A new or changed target. A secret that is not there keeps what it has; an empty
// token takes it away.
struct NotificationTargetChange {
    NotificationTarget target;
    std::optional<SecretString> url;
    std::optional<SecretString> token;
};

struct NotificationTargetView {
    NotificationTarget target;
    bool hasToken = false;
    // How the last message went since the program started.
    std::optional<QDateTime> lastTried; // UTC
    std::optional<Error> lastError;
};

// The use cases around targets of news: the one door for window and listener, and for
// what sends. Addresses and tokens go to the vault and never come out of here.
// Blocking (SQLite, the vault, test() the network); thread safe; not on main: use
// Worker. InvalidInput names the field: name, url, token, news.
class NotificationTargetService
{
public:
    struct Dependencies; // services/notificationtargetservice_p.h
    explicit NotificationTargetService(const Dependencies &dependencies);
    ~NotificationTargetService();
    NotificationTargetService(const NotificationTargetService &) = delete;
    NotificationTargetService &operator=(const NotificationTargetService &) = delete;

    Result<QVector<NotificationTargetView>> all() const;
    Result<NotificationTargetView> get(NotificationTargetId id) const;
    Result<NotificationTargetView> add(NotificationTargetChange change);
    Result<NotificationTargetView> change(NotificationTargetId id, NotificationTargetChange change);
    Result<> remove(NotificationTargetId id);
    // Sends one message and waits for what the server says, at most as long as a call may take.
    Result<> test(NotificationTargetId id);
    // Hands the message to every enabled target that wants such news; returns before it is sent.
    void deliver(const notify::Message &message);

private:
    struct Private;
    std::shared_ptr<Private> d; // shared with what is on its way
};

} // namespace slipway
