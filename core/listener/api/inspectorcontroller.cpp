// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/inspectorcontroller.h"

#include "core/listener/access.h"
#include "core/listener/answers.h"
#include "core/listener/router.h"
#include "core/services/inspectorservice.h"
#include "core/services/services.h"
#include "core/services/stackservice.h"
#include "core/services/worker.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

namespace {

QJsonObject valueJson(const InspectedVariable::Value &value)
{
    return {{u"value"_s, value.value}, {u"layer"_s, value.layer}, {u"isSecret"_s, value.isSecret}};
}

QJsonObject variableJson(const InspectedVariable &variable)
{
    QJsonArray hidden;
    for (const InspectedVariable::Value &value : variable.hidden)
        hidden.append(valueJson(value));
    QJsonArray places;
    for (const InspectedVariable::Place &place : variable.places)
        places.append(QJsonObject{{u"file"_s, place.file}, {u"line"_s, place.line}});
    QJsonObject json{{u"name"_s, variable.name},
                     {u"final"_s, QJsonValue::Null},
                     {u"hidden"_s, hidden},
                     {u"places"_s, places},
                     {u"default"_s, variable.fallback.isEmpty() ? QJsonValue() : QJsonValue(variable.fallback)},
                     {u"isRequired"_s, variable.isRequired},
                     {u"isMissing"_s, variable.isMissing}};
    if (variable.value)
        json.insert(u"final"_s, valueJson(*variable.value));
    return json;
}

QJsonArray filesJson(const QVector<ComposeFileText> &files)
{
    QJsonArray json;
    for (const ComposeFileText &file : files)
        json.append(QJsonObject{{u"path"_s, file.path}, {u"text"_s, file.text}});
    return json;
}

QJsonObject composeJson(const InspectedCompose &compose)
{
    QJsonObject json{{u"commit"_s, compose.commit},
                     {u"files"_s, filesJson(compose.files)},
                     {u"resolved"_s, compose.resolved.isEmpty() ? QJsonValue() : QJsonValue(compose.resolved)},
                     {u"problem"_s, compose.problem.isEmpty() ? QJsonValue() : QJsonValue(compose.problem)},
                     {u"deployed"_s, QJsonValue::Null}};
    if (compose.deployed)
        json.insert(u"deployed"_s, QJsonObject{{u"commit"_s, compose.deployed->commit},
                                               {u"files"_s, filesJson(compose.deployed->files)}});
    return json;
}

} // namespace

InspectorController::~InspectorController()
{
    m_cancel.cancel();
}

void InspectorController::addTo(Router &router)
{
    const QString stack = u"/api/git/stacks/{id}"_s;
    router.add(Method::Get, stack + u"/variables"_s, u"stacks:view"_s,
               [this](const Request &request, qint64 id, const Reply &reply) {
                   answer(request, StackId(id), reply,
                          [inspector = &m_services.inspector, id, cancel = m_cancel.token()] {
                              const auto found = inspector->variables(StackId(id), cancel);
                              if (!found)
                                  return errorAnswer(found.error());
                              QJsonArray variables;
                              for (const InspectedVariable &variable : *found)
                                  variables.append(variableJson(variable));
                              return jsonAnswer(QJsonObject{{u"variables"_s, variables}});
                          });
               });
    router.add(Method::Get, stack + u"/compose"_s, u"stacks:view"_s,
               [this](const Request &request, qint64 id, const Reply &reply) {
                   answer(request, StackId(id), reply,
                          [inspector = &m_services.inspector, id, cancel = m_cancel.token()] {
                              const auto found = inspector->compose(StackId(id), cancel);
                              return found ? jsonAnswer(composeJson(*found)) : errorAnswer(found.error());
                          });
               });
    router.add(
        Method::Post, stack + u"/fetch"_s, u"stacks:edit"_s,
        [this](const Request &request, qint64 id, const Reply &reply) {
            answer(request, StackId(id), reply, [inspector = &m_services.inspector, id, cancel = m_cancel.token()] {
                const auto commit = inspector->fetch(StackId(id), cancel);
                return commit ? jsonAnswer(QJsonObject{{u"commit"_s, *commit}}) : errorAnswer(commit.error());
            });
        });
}

void InspectorController::answer(const Request &request, StackId id, const Reply &reply,
                                 const std::function<Answer()> &work) const
{
    const auto view = m_services.stacks.get(id);
    if (!view)
        return reply.send(view.error().code == ErrorCode::NotFound ? stackNotFound() : errorAnswer(view.error()));
    if (!isPermitted(request.token, view->stack.settings.environmentId))
        return reply.send(errorAnswer({ErrorCode::Forbidden, {}, {}}));
    m_services.worker.run([reply, work] { reply.send(work()); });
}

} // namespace slipway::listener
