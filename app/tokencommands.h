// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>

namespace slipway {

class AuditService;
class TokenService;

// `slipway token …` as data: the same code runs in the instance (asked over its
// socket) and, while none runs, in the calling process on the database itself.
// Request: {"do":"token-create","name","permissions","environments"},
// {"do":"token-list"}, {"do":"token-revoke","name"}. Answer: {"error"} or
// {"token"}, {"tokens":[…]}, {}. Blocking.
bool isTokenCommand(const QJsonObject &request);
QJsonObject runTokenCommand(TokenService &tokens, AuditService &audits, const QJsonObject &request);

} // namespace slipway
