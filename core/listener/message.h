// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/delivery.h"
#include "core/model/token.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrlQuery>
#include <QVector>
#include <utility>

namespace slipway::listener {

enum class Method { Get, Post, Put, Delete, Other };

QByteArray methodName(Method method); // "GET"; empty for Other

// One request as the controllers see it: a copy, so that it may be kept while
// the answer is made elsewhere. `token` is the one that let it in.
struct Request {
    Method method = Method::Other;
    QString path; // decoded, begins with "/"
    QUrlQuery query;
    QByteArray contentType; // lower case, without parameters
    QByteArray body;
    Token token;
    HeaderList headers{}; // of webhooks only: their proof is in them
    QString sender{};     // address of the client
    QString baseUrl;      // "http://127.0.0.1:8725", for addresses in answers
};

// What goes back. `headers` beside content type and length.
struct Answer {
    int status = 200;
    QByteArray body;
    QByteArray mimeType = QByteArrayLiteral("application/json");
    QVector<std::pair<QByteArray, QByteArray>> headers = {};
};

} // namespace slipway::listener
