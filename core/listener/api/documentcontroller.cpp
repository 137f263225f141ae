// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/documentcontroller.h"

#include "core/listener/answers.h"
#include "core/listener/router.h"
#include "core/services/metricsservice.h"
#include "core/services/services.h"
#include "core/services/worker.h"

#include <QFile>

// A static library's resources are linked only where they are asked for; by name, outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(listener);
}

namespace slipway::listener {

using namespace Qt::StringLiterals;

void DocumentController::addTo(Router &router)
{
    initResources();
    QFile file(u":/listener/openapi.json"_s);
    const QByteArray document = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    // Any token: it describes what each may do.
    router.add(Method::Get, u"/api/openapi.json"_s, u"*"_s, [document](const Request &, qint64, const Reply &reply) {
        reply.send({.status = 200, .body = document});
    });
    router.add(Method::Get, u"/metrics"_s, {}, [this](const Request &, qint64, const Reply &reply) {
        m_services.worker.run([&services = m_services, reply] {
            const auto text = services.metrics.text();
            if (!text) {
                reply.send(errorAnswer(text.error()));
                return;
            }
            reply.send({.status = 200,
                        .body = *text,
                        .mimeType = QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8")});
        });
    });
}

} // namespace slipway::listener
