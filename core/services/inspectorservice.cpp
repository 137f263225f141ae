// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/services/inspectorservice.h"

#include "core/deploy/inspection.h"
#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "core/services/changenotifier.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace slipway {

namespace {

constexpr qint64 kMostFileBytes = 1 << 20;

InspectedVariable::Value shown(const variables::LayeredValue &value, const Redactor &redactor)
{
    return {variables::layerInWords(value.layer), value.isSecret ? QStringLiteral("***") : redactor.redact(value.value),
            value.isSecret};
}

InspectedVariable inspected(const QString &name, const deploy::RunContext &context)
{
    InspectedVariable variable;
    variable.name = name;
    const QVector<variables::LayeredValue> values = context.resolved.layers.of(name);
    for (auto value = values.crbegin(); value != values.crend(); ++value) {
        if (value == values.crbegin())
            variable.value = shown(*value, context.redactor);
        else
            variable.hidden << shown(*value, context.redactor);
    }
    return variable;
}

void addIncluded(InspectedVariable &variable, const QString &value, const Redactor &redactor)
{
    const InspectedVariable::Value added{
        QCoreApplication::translate("Inspector", "env file of an included compose file"), redactor.redact(value),
        false};
    if (!variable.value)
        variable.value = added;
    else if (*variable.value != added && !variable.hidden.contains(added))
        variable.hidden << added;
}

void addUse(InspectedVariable &variable, const deploy::VariableUse &use, const deploy::RunContext &context)
{
    const variables::Reference &reference = use.reference;
    variable.places.append({QDir(context.workTree).relativeFilePath(use.file), use.line});
    if (use.included)
        addIncluded(variable, *use.included, context.redactor);
    const bool isMet = use.isScopeUnread || !use.isUsed || reference.isMetBy(use.value(context.resolved.layers));
    if (reference.hasDefault() && variable.fallback.isEmpty())
        variable.fallback = context.redactor.redact(reference.word);
    variable.isRequired = variable.isRequired || reference.isRequired();
    const bool isOptional = reference.hasDefault() || reference.kind == variables::Reference::Kind::ReplacementIfSet ||
                            reference.kind == variables::Reference::Kind::ReplacementIfFilled;
    variable.isMissing = variable.isMissing || (!isMet && !isOptional);
}

} // namespace

InspectorService::InspectorService(deploy::RunTools &tools, ChangeNotifier *changes)
    : m_tools(tools)
    , m_changes(changes)
{
}

Result<QVector<InspectedVariable>> InspectorService::variables(StackId id, const CancelToken &cancel) const
{
    deploy::RunContext context(m_tools);
    SLIPWAY_TRY(deploy::prepareInspection(context, id, cancel));
    if (!context.source)
        return fail(ErrorCode::ComposeInvalid, QFileInfo(context.project.files.value(0)).fileName(),
                    QCoreApplication::translate("Inspector", "The file is not valid YAML."));
    if (const auto &problem = context.source->problem)
        return fail(ErrorCode::ComposeInvalid, QDir(context.workTree).relativeFilePath(problem->subject),
                    context.redactor.redact(problem->detail));
    QVector<InspectedVariable> found;
    for (const deploy::VariableUse &use : std::as_const(context.source->uses)) {
        const QString &name = use.reference.name;
        auto known = std::find_if(found.begin(), found.end(),
                                  [&name](const InspectedVariable &other) { return other.name == name; });
        if (known == found.end())
            known = found.insert(found.cend(), inspected(name, context));
        addUse(*known, use, context);
    }
    return found;
}

Result<InspectedCompose> InspectorService::compose(StackId id, const CancelToken &cancel) const
{
    deploy::RunContext context(m_tools);
    SLIPWAY_TRY(deploy::prepareInspection(context, id, cancel));
    InspectedCompose found;
    found.commit = context.tip.commit;
    found.files = deploy::composeFileTexts(context);
    SLIPWAY_ASSIGN(found.deployed, m_tools.stores.stacks.deployedCompose(id));
    const auto config = m_tools.docker.config(context.project, cancel);
    if (config)
        found.resolved = context.redactor.redact(deploy::yamlOf(config->json));
    else if (config.error().code == ErrorCode::Cancelled)
        return fail(config.error());
    else
        found.problem = context.redactor.redact(errorLine(config.error()));
    return found;
}

Result<QStringList> InspectorService::exampleFiles(StackId id, const CancelToken &cancel) const
{
    deploy::RunContext context(m_tools);
    SLIPWAY_TRY(deploy::prepareInspection(context, id, cancel));
    const QDir root(context.workTree);
    QStringList found;
    for (const QString &folder : {context.project.directory, context.workTree}) {
        const QFileInfoList files = QDir(folder).entryInfoList(
            {QStringLiteral("*.env.example"), QStringLiteral("*.env.sample"), QStringLiteral("*.env.template"),
             QStringLiteral("env.example"), QStringLiteral("*.env.dist")},
            QDir::Files | QDir::Hidden, QDir::Name);
        for (const QFileInfo &file : files) {
            const QString path = root.relativeFilePath(file.absoluteFilePath());
            if (!found.contains(path))
                found << path;
        }
    }
    return found;
}

Result<QByteArray> InspectorService::fileText(StackId id, const QString &path, const CancelToken &cancel) const
{
    if (const auto problem = repositoryPathProblem(path, QStringLiteral("path")); problem || path.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("path"), problem ? problem->detail : QString());
    deploy::RunContext context(m_tools);
    SLIPWAY_TRY(deploy::prepareInspection(context, id, cancel));
    QFile file(QDir(context.workTree).filePath(path));
    const QString real = QFileInfo(file).canonicalFilePath();
    if (!real.startsWith(QFileInfo(context.workTree).canonicalFilePath() + QLatin1Char('/')) ||
        !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, path);
    return file.read(kMostFileBytes);
}

Result<QString> InspectorService::fetch(StackId id, const CancelToken &cancel) const
{
    SLIPWAY_ASSIGN(const QString commit, deploy::fetchNewest(m_tools, id, cancel));
    if (m_changes != nullptr) {
        if (const auto stack = m_tools.stores.stacks.get(id))
            Q_EMIT m_changes->stackChanged(*stack);
    }
    return commit;
}

} // namespace slipway
