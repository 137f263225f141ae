// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/inspection.h"

#include "core/deploy/steps/fetchstep.h"
#include "core/deploy/steps/lookstep.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <yaml-cpp/yaml.h>

namespace slipway::deploy {

namespace {

// Forgets what it is told: the folder goes with the call.
class NoLedger final : public git::WorkTreeLedger
{
public:
    Result<QHash<QString, LedgerEntry>> load() override { return QHash<QString, LedgerEntry>(); }
    Result<> write(const QVector<LedgerEntry> &, const QStringList &) override { return {}; }
};

// What YAML would read as a number, a date, a truth value or nothing without quotes (YAML 1.1 and 1.2).
bool isTextOnlyInQuotes(const QString &text)
{
    static const QRegularExpression kOther(
        QStringLiteral(
            "\\A([-+]?\\.?[0-9][0-9a-fox_.,:eTZ +-]*|[-+]?\\.(inf|nan)|true|false|yes|no|on|off|null|~|<<|=|)\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return kOther.match(text).hasMatch();
}

void writeScalar(YAML::Emitter &out, const YAML::Node &node)
{
    // In JSON a text has quotes, which yaml-cpp tells by the tag alone.
    if (node.Tag() == "!" && isTextOnlyInQuotes(QString::fromStdString(node.Scalar())))
        out << YAML::DoubleQuoted;
    out << node.Scalar();
}

void writeBlocks(YAML::Emitter &out, const YAML::Node &node)
{
    if (node.IsSequence() && node.size() > 0) {
        out << YAML::BeginSeq;
        for (const auto &entry : node)
            writeBlocks(out, entry);
        out << YAML::EndSeq;
    } else if (node.IsMap() && node.size() > 0) {
        out << YAML::BeginMap;
        for (const auto &entry : node) {
            out << YAML::Key;
            writeScalar(out, entry.first);
            out << YAML::Value;
            writeBlocks(out, entry.second);
        }
        out << YAML::EndMap;
    } else if (node.IsScalar()) {
        writeScalar(out, node);
    } else {
        out << node; // null, [] and {}
    }
}

Result<> loadStack(RunContext &context, StackId id, const CancelToken &cancel)
{
    RunTools &tools = context.tools;
    context.cancel = cancel;
    SLIPWAY_ASSIGN(context.stack, tools.stores.stacks.get(id));
    SLIPWAY_ASSIGN(context.repository, tools.stores.repositories.get(context.stack.repositoryId));
    SLIPWAY_ASSIGN(context.environment, tools.stores.environments.get(context.stack.settings.environmentId));
    context.mirror = tools.paths.mirror(context.repository);
    context.workTree = tools.paths.workTree(context.environment, context.stack.settings);
    context.state = context.stack.state;
    return {};
}

Error redacted(const RunContext &context, const Error &error)
{
    return {error.code, context.redactor.redact(error.subject), context.redactor.redact(error.detail)};
}

} // namespace

Result<> prepareInspection(RunContext &context, StackId id, const CancelToken &cancel)
{
    SLIPWAY_TRY(loadStack(context, id, cancel));
    RunTools &tools = context.tools;
    const StackState &state = context.stack.state;
    context.tip.commit = state.deployedCommit;
    const bool isNewer = !state.fetchedCommit.isEmpty() && state.fetchedCommit != state.deployedCommit &&
                         tools.git.hasCommit(context.mirror, state.fetchedCommit);
    std::shared_ptr<PrivateFolder> files;
    if (isNewer) {
        context.tip.commit = state.fetchedCommit;
        SLIPWAY_ASSIGN(files, PrivateFolder::make(tools.paths.temporary()));
        context.inspected = files;
        context.workTree = files->path();
        SLIPWAY_ASSIGN(const auto passage, tools.gate.enterShared(context.mirror, cancel));
        NoLedger ledger;
        SLIPWAY_TRY(tools.git.checkout({context.mirror, state.fetchedCommit, files->path(), QStringLiteral("kept")},
                                       ledger, {}, cancel));
    } else if (state.deployedCommit.isEmpty() || !QFileInfo::exists(context.workTree)) {
        return fail(
            ErrorCode::NotFound, QString(),
            QCoreApplication::translate("Inspector", "Nothing was fetched from Git yet. Sync the stack first."));
    }
    Result<> assembled = assembleProject(context);
    return assembled ? Result<>() : fail(redacted(context, assembled.error()));
}

Result<QString> fetchNewest(RunTools &tools, StackId id, const CancelToken &cancel)
{
    RunContext context(tools);
    SLIPWAY_TRY(loadStack(context, id, cancel));
    context.run.requestedAt = tools.clock.nowUtc();
    if (const auto looked = LookStep().run(context); !looked)
        return fail(redacted(context, looked.error()));
    if (const auto fetched = FetchStep().run(context); !fetched)
        return fail(redacted(context, fetched.error()));
    SLIPWAY_TRY(tools.stores.stacks.changeFetchedCommit(id, context.tip.commit));
    return context.tip.commit;
}

QString yamlOf(const QByteArray &json)
{
    try {
        const YAML::Node root = YAML::Load(json.toStdString());
        YAML::Emitter out;
        out.SetNullFormat(YAML::LowerNull);
        writeBlocks(out, root);
        return QString::fromUtf8(out.c_str()) + QLatin1Char('\n');
    } catch (const YAML::Exception &) {
        return QString::fromUtf8(json);
    }
}

} // namespace slipway::deploy
