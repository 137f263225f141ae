// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/runscontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/router.h"
#include "core/services/runservice.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"

#include <algorithm>

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDefaultLimit = 50;
constexpr qint64 kMaxLimit = 500;

Answer runNotFound()
{
    return sentenceAnswer(404, u"Run not found"_s);
}

Answer runError(const Error &error)
{
    return error.code == ErrorCode::NotFound ? runNotFound() : errorAnswer(error);
}

} // namespace

bool RunsController::maySee(StackId stack, const Token &token) const
{
    if (token.environments.isEmpty())
        return true;
    const auto view = m_services.stacks.get(stack);
    return view && isPermitted(token, view->stack.settings.environmentId);
}

Result<Run> RunsController::find(RunId id, const Token &token) const
{
    SLIPWAY_ASSIGN(Run run, m_services.runs.get(id));
    if (!maySee(run.stackId, token))
        return fail(ErrorCode::Forbidden);
    return run;
}

void RunsController::addTo(Router &router)
{
    router.add(
        Method::Get, u"/api/runs"_s, u"stacks:view"_s, [this](const Request &request, qint64, const Reply &reply) {
            const auto stack = wholeNumber(request.query, u"stackId"_s, 0);
            const auto limit = wholeNumber(request.query, u"limit"_s, kDefaultLimit);
            const auto before = wholeNumber(request.query, u"before"_s, 0);
            if (!stack || !limit || !before) {
                reply.send(errorAnswer(!stack ? stack.error() : !limit ? limit.error() : before.error()));
                return;
            }
            const auto runs =
                m_services.runs.list(StackId(*stack), int(std::clamp(*limit, qint64(1), kMaxLimit)), RunId(*before));
            if (!runs) {
                reply.send(errorAnswer(runs.error()));
                return;
            }
            QJsonArray array;
            for (const Run &run : *runs) {
                if (maySee(run.stackId, request.token))
                    array.append(toJson(run));
            }
            reply.send(jsonAnswer(array));
        });

    router.add(Method::Get, u"/api/runs/{id}"_s, u"stacks:view"_s,
               [this](const Request &request, qint64 id, const Reply &reply) {
                   const auto run = find(RunId(id), request.token);
                   reply.send(run ? jsonAnswer(toJson(*run)) : runError(run.error()));
               });

    router.add(Method::Get, u"/api/runs/{id}/log"_s, u"stacks:view"_s,
               [this](const Request &request, qint64 id, const Reply &reply) {
                   const auto offset = wholeNumber(request.query, u"offset"_s, 0);
                   if (!offset) {
                       reply.send(errorAnswer(offset.error()));
                       return;
                   }
                   const auto run = find(RunId(id), request.token);
                   const auto log = run ? m_services.runs.log(run->id, *offset) : Result<QByteArray>(fail(run.error()));
                   reply.send(log ? textAnswer(*log) : runError(log.error()));
               });

    router.add(Method::Post, u"/api/runs/{id}/cancel"_s, u"stacks:edit"_s,
               [this](const Request &request, qint64 id, const Reply &reply) {
                   const auto run = find(RunId(id), request.token);
                   if (!run) {
                       reply.send(runError(run.error()));
                       return;
                   }
                   if (run->isFinished()) {
                       reply.send(sentenceAnswer(409, u"This run has ended already."_s));
                       return;
                   }
                   m_services.worker.run([&services = m_services, run = run->id, reply] {
                       const auto cancelled = services.runs.cancel(run);
                       // Not found now = it ended in this moment, which is what was asked for.
                       if (cancelled || cancelled.error().code == ErrorCode::NotFound)
                           reply.send(jsonAnswer({{u"success"_s, true}, {u"runId"_s, run.value}}));
                       else
                           reply.send(errorAnswer(cancelled.error()));
                   });
               });
}

} // namespace slipway::listener
