// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/answers.h"

#include "core/model/errortext.h"

#include <QJsonDocument>

namespace slipway::listener {

using namespace Qt::StringLiterals;

Answer jsonAnswer(const QJsonObject &object, int status)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Answer jsonAnswer(const QJsonArray &array)
{
    return {.status = 200, .body = QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

Answer textAnswer(const QByteArray &text)
{
    return {.status = 200, .body = text, .mimeType = QByteArrayLiteral("text/plain; charset=utf-8")};
}

Answer sentenceAnswer(int status, const QString &sentence)
{
    return jsonAnswer(QJsonObject{{u"error"_s, sentence}}, status);
}

Answer errorAnswer(const Error &error)
{
    return sentenceAnswer(httpStatus(error.code), errorSentence(error));
}

Answer stackNotFound()
{
    return sentenceAnswer(404, u"Git stack not found"_s);
}

Answer stackBusy()
{
    return jsonAnswer({{u"success"_s, false},
                       {u"error"_s, u"Stack is already syncing. Please wait for the current operation to complete."_s}},
                      409);
}

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
    case ErrorCode::GitUrlInvalid:
    case ErrorCode::ComposePathInvalid:
    case ErrorCode::VariableInvalid:
        return 400;
    case ErrorCode::Unauthorized:
        return 401;
    case ErrorCode::Forbidden:
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Conflict:
    case ErrorCode::Busy:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::HostKeyRevoked:
        return 409;
    case ErrorCode::VaultUnavailable:
        return 503;
    default:
        return 500;
    }
}

QString errorSentence(const Error &error)
{
    const QString line = errorLine(error);
    // A 400 must name the field: scripts look for it.
    if (httpStatus(error.code) == 400 && !error.subject.isEmpty() && !line.contains(error.subject))
        return error.subject + u": "_s + line;
    return line;
}

} // namespace slipway::listener
