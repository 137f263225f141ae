// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/stackrunscontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/runservice.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

Answer requestError(const Error &error)
{
    if (error.code == ErrorCode::NotFound)
        return stackNotFound();
    if (error.code == ErrorCode::Busy)
        return stackBusy();
    return jsonAnswer({{u"success"_s, false}, {u"deployed"_s, false}, {u"error"_s, errorSentence(error)}},
                      httpStatus(error.code));
}

Answer waitedAnswer(Services &services, const Run &run)
{
    QString commit = run.toCommit;
    if (commit.isEmpty()) {
        if (const auto view = services.stacks.get(run.stackId))
            commit = view->stack.state.deployedCommit;
    }
    const QByteArray output = run.id.isValid() ? services.runs.log(run.id).value_or(QByteArray()) : QByteArray();
    return jsonAnswer(waitedJson(run, commit, output), hasSucceeded(run) ? 200 : 500);
}

} // namespace

void StackRunsController::add(Router &router, const QString &name, RunKind kind)
{
    router.add(Method::Post, u"/api/git/stacks/{id}/"_s + name, u"stacks:edit"_s,
               [this, kind](const Request &request, qint64 id, const Reply &reply) {
                   const auto view = m_services.stacks.get(StackId(id));
                   if (!view) {
                       reply.send(requestError(view.error()));
                       return;
                   }
                   if (!isPermitted(request.token, view->stack.settings.environmentId)) {
                       reply.send(errorAnswer({ErrorCode::Forbidden, {}, {}}));
                       return;
                   }
                   const bool isWaiting = request.query.queryItemValue(u"wait"_s) != "false"_L1;
                   m_services.worker.run([&services = m_services, stack = StackId(id), kind, isWaiting, reply] {
                       const auto run = isWaiting ? services.stacks.requestIfIdle(stack, kind, Trigger::Api)
                                                  : services.stacks.request(stack, kind, Trigger::Api);
                       if (!run) {
                           reply.send(requestError(run.error()));
                       } else if (!isWaiting) {
                           reply.send(jsonAnswer({{u"runId"_s, run->id.value}}, 202));
                       } else {
                           services.runs.whenFinished(run->id).then([&services, reply](const Run &finished) {
                               reply.send(waitedAnswer(services, finished));
                           });
                       }
                   });
               });
}

void StackRunsController::addTo(Router &router)
{
    add(router, u"sync"_s, RunKind::Sync);
    add(router, u"deploy"_s, RunKind::Deploy);
    add(router, u"start"_s, RunKind::Start);
    add(router, u"stop"_s, RunKind::Stop);
    add(router, u"restart"_s, RunKind::Restart);
    add(router, u"down"_s, RunKind::Down);
}

} // namespace slipway::listener
