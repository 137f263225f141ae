// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/clock.h"
#include "core/base/redactor.h"
#include "core/deploy/composesource.h"
#include "core/deploy/configcache.h"
#include "core/deploy/datapaths.h"
#include "core/deploy/deployedvariables.h"
#include "core/deploy/envfilestandin.h"
#include "core/deploy/privatefolder.h"
#include "core/deploy/repositorygate.h"
#include "core/deploy/runlog.h"
#include "core/deploy/sharedlooks.h"
#include "core/deploy/stackfingerprint.h"
#include "core/docker/dockeraccess.h"
#include "core/docker/imagecli.h"
#include "core/git/gitaccess.h"
#include "core/model/environment.h"
#include "core/model/run.h"
#include "core/model/stack.h"
#include "core/process/linesplitter.h"
#include "core/store/stores.h"
#include "core/variables/resolver.h"
#include "core/vault/vault.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>

namespace slipway::deploy {

// What all runs share; owned by app/Backend, outlives every run.
struct RunTools {
    Stores &stores;
    git::GitAccess &git;
    docker::DockerAccess &docker;
    vault::Vault &vault;
    const Clock &clock;
    RepositoryGate &gate;
    ConfigCache &configs;
    RunLogs &logs;
    DataPaths paths;
    // Waits while the vault is still being opened (the keychain may ask a person);
    // ends at once on cancel. Empty = never waits.
    std::function<void(const CancelToken &)> waitForVault;
    std::shared_ptr<SharedLooks> looks = std::make_shared<SharedLooks>();
    const docker::ImageCli *images = nullptr; // for Dockerfile apps
};

// Everything one run knows: what it was given, what its steps found, what will
// be recorded. Made by RunExecutor, used by one step after the other on the
// run's thread, gone with the run.
struct RunContext {
    explicit RunContext(RunTools &sharedTools)
        : tools(sharedTools)
    {
    }

    RunTools &tools;
    CancelToken cancel;
    Run run;
    Stack stack; // as it was when the run began
    RepositoryRow repository;
    Environment environment;
    git::Remote remote;
    QString mirror;   // absolute
    QString workTree; // absolute
    std::shared_ptr<RunLog> log;
    Redactor redactor;

    // Found by the steps.
    git::Tip tip;
    StackFingerprint fingerprint;
    QStringList replacedSecrets; // what ReplacedSecrets had when the run decided
    git::CheckoutOutcome checkout;
    docker::ComposeProject project;
    variables::ResolvedVariables resolved;
    DeployedVariables usedVariables;      // what was resolved from
    bool isWithDeployedVariables = false; // those of the last deploy, not those of now
    bool isBringingBack = false;          // the version before is to run again, with what it was made with
    std::optional<ComposeSource> source;  // none where the files are no YAML
    std::shared_ptr<PrivateFolder> privateFolder;
    std::shared_ptr<EnvFileStandIn> envFileStandIn; // while Compose runs
    std::shared_ptr<PrivateFolder> inspected;       // the work tree of a mere look
    docker::ComposeConfig config;
    // Of a Dockerfile app.
    std::optional<App> app;
    QByteArray appCompose; // as it will be written
    LayerCache layerCache;
    QString previousImage; // id of the one that runs; empty = none
    QString stepNote;      // of the step that is going on
    // How far that step is, in words, for whoever watches the run; not kept.
    std::function<void(const QString &note)> progress = [](const QString &) {};
    bool hasLooked = false;
    bool isLookingAgain = false;    // the branch moved after the first look
    bool isOnlyNewCommit = false;   // nothing else asks for a deploy
    bool isCheckoutStarted = false; // a file of the new commit may be there
    bool hasForeignFiles = false;   // and could not be put back
    bool isUpStarted = false;
    bool isUpDone = false;

    // What will be recorded; starts as the stack's own.
    StackState state;

    void say(const QString &line) { say(line.toUtf8()); }
    void say(const QByteArray &line)
    {
        if (log)
            log->line(redactor.redact(line));
    }
    // For the person: shown with the run, and in its log.
    void tell(const QString &sentence)
    {
        run.notes << redactor.redact(sentence);
        say(sentence);
    }
    process::LineSink sink()
    {
        // A very long line comes in pieces; a secret may lie across their border.
        const auto streams = std::make_shared<std::array<RedactorStream, 2>>(
            std::array{RedactorStream(redactor), RedactorStream(redactor)});
        return [this, streams](process::Channel channel, const QByteArray &line) {
            RedactorStream &stream = streams->at(channel == process::Channel::Error ? 1 : 0);
            QByteArray text = stream.feed(line);
            if (line.size() < process::LineSplitter::kPieceBytes)
                text += stream.end();
            say(text);
        };
    }
    variables::SecretReader secretReader() const
    {
        return [this](const QString &key) {
            return tools.vault.unseal({QStringLiteral("variable"), stack.id.value, key});
        };
    }
    variables::SecretReader environmentSecretReader() const
    {
        return [this](const QString &key) {
            return tools.vault.unseal({QStringLiteral("environment_variable"), environment.id.value, key});
        };
    }
};

} // namespace slipway::deploy
