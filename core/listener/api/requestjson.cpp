// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/requestjson.h"

#include <QJsonDocument>

namespace slipway::listener {

using namespace Qt::StringLiterals;

Result<QJsonObject> bodyObject(const Request &request)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &problem);
    if (!document.isObject()) {
        return fail(ErrorCode::InvalidInput, u"body"_s,
                    problem.error == QJsonParseError::NoError ? u"The body must be a JSON object."_s
                                                              : problem.errorString() + u'.');
    }
    return document.object();
}

Result<QJsonObject> optionalBodyObject(const Request &request)
{
    return request.body.trimmed().isEmpty() ? Result<QJsonObject>(QJsonObject()) : bodyObject(request);
}

Result<qint64> wholeNumber(const QUrlQuery &query, const QString &key, qint64 fallback)
{
    if (!query.hasQueryItem(key))
        return fallback;
    bool isNumber = false;
    const qint64 value = query.queryItemValue(key).toLongLong(&isNumber);
    if (!isNumber || value < 0)
        return fail(ErrorCode::InvalidInput, key, u"It must be a whole number."_s);
    return value;
}

} // namespace slipway::listener
