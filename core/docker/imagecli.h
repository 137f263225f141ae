// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/docker/dockeraccess.h"

#include <QProcessEnvironment>
#include <optional>

namespace slipway::docker {

// One build of one image.
struct BuildRequest {
    QString context;             // absolute folder
    QString dockerfile;          // absolute
    QStringList tags;            // "slipway/shop"
    QStringList arguments;       // names of build arguments; their values are in `variables`
    QStringList secrets;         // names of build secrets; their values are in `variables`
    QString target;              // empty = the last stage
    QStringList platforms;       // empty = the Engine's
    QStringList cacheFrom;       // references in a registry; those that are not there do not matter
    bool hasCache = true;        // false: --no-cache
    QString cacheMounts;         // keeps the contents of RUN --mount=type=cache apart; empty = those of all builds
    bool isMetadataKept = false; // inline cache metadata, for the layer cache
    QMap<QString, QString> variables;
};

struct ImageInfo {
    QString id; // "sha256:…"
    qint64 bytes = 0;
    QStringList names{}; // "slipway/shop:latest"; empty = nobody names it
};

// What is said to Docker about images, beside Compose: build, look, tag, push, remove. `project` brings
// endpoint, the environment of docker and who is told about started processes; its files and variables are
// not used. No value of a variable is in an argument list. Blocking, run threads; thread safe, no state.
// Errors as DockerAccess has them.
class ImageCli
{
public:
    ImageCli(process::ProcessRunner &runner, const QProcessEnvironment &base);

    Result<> build(const ComposeProject &project, const BuildRequest &request, const process::LineSink &sink,
                   const CancelToken &cancel) const;
    // nullopt: there is no such image.
    Result<std::optional<ImageInfo>> find(const ComposeProject &project, const QString &reference,
                                          const CancelToken &cancel) const;
    // The same of several names (not ids) with one call, in their order.
    Result<QVector<std::optional<ImageInfo>>> findAll(const ComposeProject &project, const QStringList &references,
                                                      const CancelToken &cancel) const;
    Result<> tag(const ComposeProject &project, const QString &from, const QString &to,
                 const CancelToken &cancel) const;
    Result<> push(const ComposeProject &project, const QString &reference, const process::LineSink &sink,
                  const CancelToken &cancel) const;
    // By reference only that name goes, by id only an image nobody names or uses: never by force.
    Result<> remove(const ComposeProject &project, const QString &image, const CancelToken &cancel) const;

    static QStringList buildArguments(const BuildRequest &request);

private:
    Result<process::ProcessResult> call(const ComposeProject &project, const QStringList &arguments,
                                        const QMap<QString, QString> &variables, bool isCaptured,
                                        std::chrono::milliseconds limit, const process::LineSink &sink,
                                        const CancelToken &cancel) const;
    Result<QVector<ImageInfo>> inspect(const ComposeProject &project, const QStringList &references,
                                       const CancelToken &cancel) const;
    Result<process::ProcessResult> ask(const ComposeProject &project, const QStringList &arguments,
                                       const CancelToken &cancel) const;

    process::ProcessRunner &m_runner;
    QProcessEnvironment m_base;
};

} // namespace slipway::docker
