// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/listener/message.h"

namespace slipway::listener {

// The body as a JSON object; InvalidInput (subject "body") where it is none.
Result<QJsonObject> bodyObject(const Request &request);
// The same for calls that need no body: none at all is an empty object.
Result<QJsonObject> optionalBodyObject(const Request &request);

// A whole number >= 0 from the query; `fallback` where it is absent; InvalidInput names it.
Result<qint64> wholeNumber(const QUrlQuery &query, const QString &key, qint64 fallback);

} // namespace slipway::listener
