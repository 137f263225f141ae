// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/listener/webhooks/jsonskim.h"
#include "core/model/delivery.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <initializer_list>

namespace slipway::listener {

// A webhook as it came over the wire, and the small things all providers read
// from one. A value.
struct WebhookMessage {
    HeaderList headers;
    QByteArray body;
    QDateTime now; // when it arrived

    // Empty where it is absent; names in any case.
    QByteArray header(const char *name) const;
    bool has(const char *name) const;
    // The body, or the field `payload` of a form, with only these fields (wherever they stand in it).
    // InvalidInput (body) where it is no JSON object.
    Result<QJsonObject> json(const JsonFields &fields) const;
};

// "refs/heads/main" or "refs/tags/v1" into branch or tag; anything else leaves both empty.
void readRef(const QString &ref, WebhookEvent *event);
// 40 (or 64) zeros stand for "no commit": the ref was deleted.
bool isNoCommit(const QString &commit);
// Whether there are commits, and `field` of each holds [skip cd].
bool areAllSkipping(const QJsonArray &commits, const QString &field);
// The same for a message with nothing but a push in it; ref, after, commits, repository.default_branch.
void readPush(const QJsonObject &payload, WebhookEvent *event);
// What readPush() reads, and those fields beside it.
JsonFields pushFieldsAnd(std::initializer_list<QByteArrayView> fields);
// The body of a sample in that form.
QByteArray samplePush(const QString &branch, const QString &commit);

} // namespace slipway::listener
