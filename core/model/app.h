// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/id.h"
#include "core/model/environment.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

namespace slipway {

// How a Dockerfile app is built and run: what it has beside a stack's own settings. Slipway writes
// its compose file from this. A plain value without secrets: they are secret variables of the stack,
// and reach the app as files /run/secrets/NAME.
struct AppSettings {
    QString dockerfile = QStringLiteral("Dockerfile"); // relative to the repository
    QString context = QStringLiteral(".");             // relative to the repository
    int port = 80;                                     // the app listens on, in its container
    std::optional<int> hostPort;                       // nullopt = a free one, chosen once; 0 = none
    double cpu = 0;                                    // processors; 0 = no limit
    int memoryMegabytes = 0;                           // 0 = no limit
    QString domain;                                    // Traefik's labels; empty = none
    QString healthPath;                                // GET, 2xx or 3xx = healthy; empty = no check
    int healthSeconds = 10;                            // from one check to the next
    QString restart = QStringLiteral("unless-stopped");
    QStringList volumes; // "NAME:/path" or "/host/path:/path[:ro]"
    QMap<QString, QString> buildArguments;
    QString target;                 // stage; empty = the last
    QStringList platforms;          // "linux/amd64"; empty = the Engine's
    QStringList secretsAsVariables; // secret variables the app sees as variables too
    QStringList buildSecrets;       // secret variables for RUN --mount=type=secret,id=NAME
    bool operator==(const AppSettings &) const = default;
};

struct App {
    StackId stackId; // an app's id is its stack's
    AppSettings settings;
    int publishedPort = 0; // on the host; 0 = none
    bool operator==(const App &) const = default;
};

// Where it answers: "https://DOMAIN", else its port on the machine its containers run on; empty = nowhere.
QString appAddress(const App &app, const Environment &environment);

// One image of an app that was built and ran.
struct AppImage {
    qint64 id = 0;
    QString commit;  // 40 hex
    QString imageId; // "sha256:…"
    qint64 bytes = 0;
    QDateTime builtAt; // UTC
    bool operator==(const AppImage &) const = default;
};

// One step of a build as BuildKit tells it.
struct BuildNode {
    int number = 0; // BuildKit's own, from 1
    QString name;   // "[2/4] RUN make"
    QString stage;  // "builder"; empty where there is one stage, or for internal steps
    double seconds = 0;
    bool isCached = false;
    bool isFailed = false;
    bool isDone = false;
    bool isInternal() const; // loading the context, exporting: no line of the Dockerfile
    bool operator==(const BuildNode &) const = default;
};

// What one run built, for the build view.
struct AppBuild {
    QVector<BuildNode> nodes;
    qint64 imageBytes = 0;
    qint64 previousBytes = 0; // of the image before; 0 = none
    bool isRetried = false;   // the first try failed with the cache, this is the second
    QString cacheMounts{};    // BuildKit's name space for RUN --mount=type=cache; empty = the common one
    int cachedCount() const;
    int stepCount() const; // without internal ones
    bool operator==(const AppBuild &) const = default;
};

// The registry that keeps the layers of an environment's apps. The password is sealed as
// ("layer_cache", environment, "password").
struct LayerCache {
    QString address;  // host[:port][/path]; empty = none
    QString username; // empty = no login
    bool operator==(const LayerCache &) const = default;
};

// Pure checks; the field is the contract's name. `secrets`: the names of the stack's secret variables.
std::optional<Error> appProblem(const AppSettings &settings, const QStringList &secrets);
std::optional<Error> layerCacheProblem(const LayerCache &cache);

} // namespace slipway
