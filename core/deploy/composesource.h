// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/variables/layers.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>

namespace slipway::deploy {

// One place where a compose file uses a variable.
struct VariableUse {
    variables::Reference reference;
    QString file; // absolute
    int line = 0; // from 1
    // What the env files of `include:` say, which count where nothing else sets the name.
    std::optional<QString> included = {};
    bool isScopeUnread = false; // one of those could not be read
    bool isUsed = true;         // false: in the word of another, which is not taken as things stand

    std::optional<QString> value(const variables::Layers &layers) const
    {
        const auto set = layers.final(reference.name);
        return set ? set : included;
    }
};

// What a service says about its environment, over all files it is made from.
struct ServiceEnvironment {
    struct EnvFile {
        QString path;           // absolute
        bool isRequired = true; // Compose's default
    };
    QVector<EnvFile> envFiles;
    QSet<QString> names; // set by `environment:`
};

// What compose files say as they are written, before Compose reads them: the variables
// they use, the env files their services and includes name, their profiles. Files drawn in (include,
// extends) are read too. Plain text in YAML, nothing of Compose's own merging.
struct ComposeSource {
    QVector<VariableUse> uses; // in the order of files and lines
    QMap<QString, ServiceEnvironment> services;
    QSet<QString> profiles;
    QStringList namedFiles; // absolute, there or not: drawn in (include, extends), and env files of both
    // The first text that is no valid template: ComposeInvalid, subject = file (absolute), detail = a sentence.
    std::optional<Error> problem = {};
    bool hasUnreadFiles = false; // a file that is drawn in could not be read, or is named by a variable nobody sets
};

// Reads the files (absolute) with paths relative to `projectDirectory`; what leads out
// of `workTree` is not read. `lookup` fills variables in paths. Blocking; run thread.
// ComposeInvalid (subject = the file, detail = line and reason): no YAML. FileAccess.
Result<ComposeSource> readComposeSource(const QStringList &files, const QString &projectDirectory,
                                        const QString &workTree, const variables::Lookup &lookup);

} // namespace slipway::deploy
