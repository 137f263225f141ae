// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/schedulecontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/api/requestjson.h"
#include "core/listener/api/runjson.h"
#include "core/listener/api/stackjson.h"
#include "core/listener/router.h"
#include "core/services/scheduleservice.h"
#include "core/services/services.h"
#include "core/services/worker.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

struct Wanted {
    std::optional<QDateTime> until;
    QString reason;
};

Answer stackError(const Error &error)
{
    return error.code == ErrorCode::NotFound ? stackNotFound() : errorAnswer(error);
}

Result<Wanted> wantedFrom(const Request &request)
{
    SLIPWAY_ASSIGN(const QJsonObject body, optionalBodyObject(request));
    Wanted wanted;
    if (const QJsonValue until = body.value(u"until"_s); !until.isUndefined() && !until.isNull()) {
        wanted.until = QDateTime::fromString(until.toString(), Qt::ISODateWithMs);
        if (!wanted.until->isValid())
            return fail(ErrorCode::InvalidInput, u"until"_s,
                        u"It must be a time such as 2030-01-31T18:00:00Z, or null."_s);
    }
    if (const QJsonValue reason = body.value(u"reason"_s); !reason.isUndefined() && !reason.isNull()) {
        if (!reason.isString())
            return fail(ErrorCode::InvalidInput, u"reason"_s, u"It must be a text."_s);
        wanted.reason = reason.toString();
    }
    return wanted;
}

Answer pauseAnswer(const ScheduleService &schedules)
{
    const std::optional<SchedulePause> pause = schedules.pauseOfAll();
    return jsonAnswer({{u"paused"_s, toJson(pause)},
                       {u"pausedSince"_s, timeJson(pause ? pause->since : QDateTime())},
                       {u"timeZone"_s, schedules.timeZone()}});
}

Answer stackAnswer(Services &services, StackId id, const QString &baseUrl, const Result<> &done)
{
    if (!done)
        return stackError(done.error());
    const auto view = services.stacks.get(id);
    return view ? jsonAnswer(toJson(*view, baseUrl)) : stackError(view.error());
}

} // namespace

void ScheduleController::addTo(Router &router)
{
    const QString edit = u"stacks:edit"_s;
    router.add(
        Method::Post, u"/api/git/stacks/{id}/pause"_s, edit,
        [this](const Request &request, qint64 id, const Reply &reply) { pauseStack(request, StackId(id), reply); });
    router.add(
        Method::Post, u"/api/git/stacks/{id}/resume"_s, edit,
        [this](const Request &request, qint64 id, const Reply &reply) { resumeStack(request, StackId(id), reply); });
    router.add(Method::Get, u"/api/schedule"_s, u"stacks:view"_s,
               [this](const Request &, qint64, const Reply &reply) { reply.send(pauseAnswer(m_services.schedules)); });
    router.add(Method::Post, u"/api/schedule/pause"_s, edit,
               [this](const Request &request, qint64, const Reply &reply) { pauseAll(request, reply); });
    router.add(Method::Post, u"/api/schedule/resume"_s, edit,
               [this](const Request &request, qint64, const Reply &reply) { resumeAll(request, reply); });
}

Result<> ScheduleController::checkStack(StackId id, const Token &token) const
{
    SLIPWAY_ASSIGN(const StackView view, m_services.stacks.get(id));
    return isPermitted(token, view.stack.settings.environmentId) ? Result<>() : fail(ErrorCode::Forbidden);
}

void ScheduleController::pauseStack(const Request &request, StackId id, const Reply &reply) const
{
    if (const auto allowed = checkStack(id, request.token); !allowed) {
        reply.send(stackError(allowed.error()));
        return;
    }
    const auto wanted = wantedFrom(request);
    if (!wanted) {
        reply.send(errorAnswer(wanted.error()));
        return;
    }
    m_services.worker.run([&services = m_services, id, wanted = *wanted, reply, baseUrl = request.baseUrl] {
        reply.send(stackAnswer(services, id, baseUrl, services.schedules.pause(id, wanted.until, wanted.reason)));
    });
}

void ScheduleController::resumeStack(const Request &request, StackId id, const Reply &reply) const
{
    if (const auto allowed = checkStack(id, request.token); !allowed) {
        reply.send(stackError(allowed.error()));
        return;
    }
    m_services.worker.run([&services = m_services, id, reply, baseUrl = request.baseUrl] {
        reply.send(stackAnswer(services, id, baseUrl, services.schedules.resume(id)));
    });
}

void ScheduleController::pauseAll(const Request &request, const Reply &reply) const
{
    const auto wanted = wantedFrom(request);
    if (!request.token.environments.isEmpty() || !wanted) {
        reply.send(errorAnswer(wanted ? Error{ErrorCode::Forbidden, {}, {}} : wanted.error()));
        return;
    }
    m_services.worker.run([&schedules = m_services.schedules, wanted = *wanted, reply] {
        const auto done = schedules.pauseAll(wanted.until, wanted.reason);
        reply.send(done ? pauseAnswer(schedules) : errorAnswer(done.error()));
    });
}

void ScheduleController::resumeAll(const Request &request, const Reply &reply) const
{
    if (!request.token.environments.isEmpty()) {
        reply.send(errorAnswer({ErrorCode::Forbidden, {}, {}}));
        return;
    }
    m_services.worker.run([&schedules = m_services.schedules, reply] {
        const auto done = schedules.resumeAll();
        reply.send(done ? pauseAnswer(schedules) : errorAnswer(done.error()));
    });
}

} // namespace slipway::listener
