// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/canceltoken.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/composeoptions.h"

#include <QString>
#include <QStringList>
#include <QVector>
#include <memory>
#include <optional>

namespace slipway {

class ChangeNotifier;
namespace deploy {
struct RunTools;
}

// One variable the compose files of a stack use. Values of secret ones are "***"; any
// other text has the stack's secrets masked too.
struct InspectedVariable {
    struct Value {
        QString layer; // in words
        QString value;
        bool isSecret = false;
        bool operator==(const Value &) const = default;
    };
    struct Place {
        QString file; // relative to the repository
        int line = 0; // from 1
    };
    QString name;
    std::optional<Value> value; // the final one; none where nobody sets it
    QVector<Value> hidden;      // by the final one; the nearest first
    QVector<Place> places;
    QString fallback;        // of ${NAME:-text}, as written; empty = none
    bool isRequired = false; // ${NAME:?text}: a run stops where nobody sets it
    bool isMissing = false;  // nobody sets it and there is no fallback: Compose takes an empty text
};

struct InspectedCompose {
    QString commit;                 // 40 hex, of `files`
    QVector<ComposeFileText> files; // as in Git, in Compose's order
    QString resolved;               // YAML as Compose reads it
    QString problem;                // why it cannot be resolved, a sentence with Compose's words; empty = it can
    std::optional<DeployedCompose> deployed; // of the last successful deploy: what runs
};

// Where does this value come from, and what will Compose make of the files: looked at
// before any deploy, nothing is changed. By the files of the newest fetched commit (out
// of the mirror into a folder of the call's own where they are not deployed yet). All
// texts have secrets masked. Blocking (files, vault, one `docker compose config`);
// thread safe; not on main. Waits for the vault where a secret is needed. NotFound where
// nothing was fetched yet; else the errors a run would have.
class InspectorService
{
public:
    // `changes`: is told where a fetch changed a stack; none = nobody is.
    explicit InspectorService(deploy::RunTools &tools, ChangeNotifier *changes = nullptr);

    Result<QVector<InspectedVariable>> variables(StackId id, const CancelToken &cancel = {}) const;
    Result<InspectedCompose> compose(StackId id, const CancelToken &cancel = {}) const;
    // .env.example and its like beside the compose file, relative to the repository.
    Result<QStringList> exampleFiles(StackId id, const CancelToken &cancel = {}) const;
    // The text of a file of the repository, for the import of variables; at most 1 MiB.
    Result<QByteArray> fileText(StackId id, const QString &path, const CancelToken &cancel = {}) const;

    // Brings the newest commit here, so that there is something to look at, and deploys nothing.
    // Returns it, 40 hex. Errors as of a sync.
    Result<QString> fetch(StackId id, const CancelToken &cancel = {}) const;

private:
    deploy::RunTools &m_tools;
    ChangeNotifier *m_changes;
};

} // namespace slipway
