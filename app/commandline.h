// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "app/options.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace slipway {

enum class Command {
    Window,
    Background,
    Serve,
    Version,
    Help,
    Doctor,
    TokenCreate,
    TokenList,
    TokenRevoke,
    StackList,
    StackAdd,
    StackShow,
    StackRemove,
    Sync,
    Deploy,
    Logs,
    History,
    RepoList,
    RepoCheck,
    HostKeyList,
    HostKeyAccept,
    HostKeyRemove,
    VaultRenewKey,
    VaultStartAnew,
};

// What one call of the program asks for. Fields that its command does not have
// stay at their defaults.
struct Invocation {
    Command command = Command::Window;
    Options options;
    QString problem;              // wrong use: a sentence; the command is then not carried out
    QString helpText;             // for Help, and under a problem
    QString name;                 // of a stack, token or host
    QString fingerprint;          // of a host key
    QStringList permissions;      // --permission
    QVector<qint64> environments; // --environment
    QString url;
    std::optional<QString> branch;
    QString followTag;    // --tag
    QString followCommit; // --commit
    QString credential;   // its name
    QString composePath;
    QString envFilePath;
    QStringList variables;   // KEY=VALUE
    QStringList secretKeys;  // value from standard input, one line each
    QStringList secretFiles; // KEY=FILE
    bool isJson = false;
    bool isWaiting = false;
    bool isFollowing = false;
    bool isDeploying = false;
    bool hasDown = false;
    bool hasVolumes = false;
    bool isPrintingUnit = false; // serve --print-unit
};

// Reads the arguments (without the program's name) by contract "Command line".
// Pure: needs no application object, so that main can pick one by the result.
Invocation parseCommandLine(const QStringList &arguments);

} // namespace slipway
