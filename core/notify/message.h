// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/notificationtarget.h"
#include "core/notify/httpcalls.h"

#include <QDateTime>
#include <QString>
#include <QVector>

namespace slipway::notify {

// One piece of news in words, as every kind of target gets it. No secrets.
struct Message {
    struct Stack {
        StackId id;
        QString name;
    };
    NewsKind kind = NewsKind::Failed;
    QString title; // one line
    QString text;  // may be empty, may have several lines
    QVector<Stack> stacks;
    RunId run;          // the newest
    QString commit;     // 40 hex or empty
    QDateTime happened; // UTC
};

// What is kept in the vault for a target.
struct TargetSecrets {
    SecretString url;
    SecretString token; // may be empty
    TargetSecrets clone() const { return {url.clone(), token.clone()}; }
};

// The request that carries `message` to a target of this kind, in the form its
// makers publish: ntfy (publish as JSON), Gotify (POST /message), Slack and
// Mattermost (incoming webhooks), Discord (execute webhook), or JSON of our own
// (kind, title, text, stacks, runId, commit, time).
HttpRequest requestFor(TargetKind kind, const TargetSecrets &secrets, const Message &message);

// Why an address cannot be one of this kind, in words; empty where it can.
QString addressProblem(TargetKind kind, const QString &url);

} // namespace slipway::notify
