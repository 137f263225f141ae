// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/inspection.h"

#include <QCoreApplication>
#include <QFileInfo>
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

void toBlocks(YAML::Node node)
{
    if (node.IsSequence() || node.IsMap())
        node.SetStyle(YAML::EmitterStyle::Block);
    if (node.IsSequence())
        for (const auto &entry : node)
            toBlocks(entry);
    else if (node.IsMap())
        for (const auto &entry : node)
            toBlocks(entry.second);
}

} // namespace

Result<> prepareInspection(RunContext &context, StackId id, const CancelToken &cancel)
{
    RunTools &tools = context.tools;
    context.cancel = cancel;
    SLIPWAY_ASSIGN(context.stack, tools.stores.stacks.get(id));
    SLIPWAY_ASSIGN(context.repository, tools.stores.repositories.get(context.stack.repositoryId));
    SLIPWAY_ASSIGN(context.environment, tools.stores.environments.get(context.stack.settings.environmentId));
    context.mirror = tools.paths.mirror(context.repository);
    context.workTree = tools.paths.workTree(context.environment, context.stack.settings);
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
    if (!assembled)
        return fail(assembled.error().code, context.redactor.redact(assembled.error().subject),
                    context.redactor.redact(assembled.error().detail));
    return {};
}

QString yamlOf(const QByteArray &json)
{
    try {
        YAML::Node root = YAML::Load(json.toStdString());
        toBlocks(root);
        YAML::Emitter out;
        out << root;
        return QString::fromUtf8(out.c_str()) + QLatin1Char('\n');
    } catch (const YAML::Exception &) {
        return QString::fromUtf8(json);
    }
}

} // namespace slipway::deploy
