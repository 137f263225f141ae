// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/healthcontroller.h"

#include "core/listener/answers.h"
#include "core/listener/router.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

void HealthController::addTo(Router &router)
{
    router.add(Method::Get, u"/api/health"_s, {}, [](const Request &, qint64, const Reply &reply) {
        reply.send(jsonAnswer({{u"status"_s, u"ok"_s}, {u"version"_s, QStringLiteral(SLIPWAY_VERSION)}}));
    });
}

} // namespace slipway::listener
