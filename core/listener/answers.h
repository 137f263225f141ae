// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/listener/message.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace slipway::listener {

Answer jsonAnswer(const QJsonObject &object, int status = 200);
Answer jsonAnswer(const QJsonArray &array);
Answer textAnswer(const QByteArray &text);
// {"error": "sentence"}
Answer sentenceAnswer(int status, const QString &sentence);
// The same for a core error; the field at fault is named.
Answer errorAnswer(const Error &error);
// {"error":"Git stack not found"}, literally as the contract has it.
Answer stackNotFound();
// {"success":false,"error":"Stack is already syncing. …"}, literally.
Answer stackBusy();

// The one table from errors to HTTP.
int httpStatus(ErrorCode code);
QString errorSentence(const Error &error);

} // namespace slipway::listener
