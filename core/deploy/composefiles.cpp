// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/composefiles.h"

#include "core/model/validation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <array>

namespace slipway::deploy {

namespace {

constexpr std::array kNames{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"};
constexpr std::array kOverrides{"compose.override.yml", "compose.override.yaml", "docker-compose.override.yml",
                                "docker-compose.override.yaml"};

Result<> checkInside(const QFileInfo &file, const QString &workTree, const QString &shownPath)
{
    const QString root = QFileInfo(workTree).canonicalFilePath();
    const QString real = file.canonicalFilePath();
    if (real.isEmpty() && file.isSymLink())
        return fail(ErrorCode::ComposePathInvalid, shownPath);
    if (real.isEmpty() || !file.isFile())
        return fail(ErrorCode::ComposeFileMissing, shownPath);
    // An absolute path and ".." were refused before: what leads out is a link.
    if (!real.startsWith(root + QLatin1Char('/')))
        return fail(ErrorCode::ComposePathInvalid, QStringLiteral("composePath"),
                    QCoreApplication::translate(
                        "ErrorText", "%1 is, or lies behind, a symbolic link that leads out of the repository. Put the "
                                     "file itself there.")
                        .arg(shownPath));
    return {};
}

QString firstThere(const QDir &folder, const auto &names)
{
    for (const char *name : names) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        if (QFileInfo::exists(path) || QFileInfo(path).isSymLink())
            return path;
    }
    return {};
}

} // namespace

Result<ComposeFiles> chooseComposeFiles(const QString &workTree, const QString &composePath)
{
    const QDir root(workTree);
    ComposeFiles chosen;
    if (!composePath.isEmpty()) {
        if (const auto problem = repositoryPathProblem(composePath, QStringLiteral("composePath")))
            return fail(ErrorCode::ComposePathInvalid, composePath, problem->detail);
        const QFileInfo file(QDir::cleanPath(root.filePath(composePath)));
        SLIPWAY_TRY(checkInside(file, workTree, composePath));
        chosen.files << file.absoluteFilePath();
        chosen.projectDirectory = file.absolutePath();
        return chosen;
    }
    const QString first = firstThere(root, kNames);
    if (first.isEmpty())
        return fail(ErrorCode::ComposeFileMissing, QString::fromLatin1(kNames.front()));
    chosen.files << first;
    const QString overriding = firstThere(root, kOverrides);
    if (!overriding.isEmpty())
        chosen.files << overriding;
    for (const QString &file : std::as_const(chosen.files))
        SLIPWAY_TRY(checkInside(QFileInfo(file), workTree, QFileInfo(file).fileName()));
    chosen.projectDirectory = root.absolutePath();
    return chosen;
}

Result<ComposeFiles> chooseComposeFiles(const QString &workTree, const QString &composePath,
                                        const ComposeOptions &options)
{
    SLIPWAY_ASSIGN(ComposeFiles chosen, chooseComposeFiles(workTree, composePath));
    const QDir root(workTree);
    for (const QString &path : options.moreFiles) {
        if (const auto problem = repositoryPathProblem(path, QStringLiteral("moreComposePaths")))
            return fail(ErrorCode::ComposePathInvalid, path, problem->detail);
        const QFileInfo file(QDir::cleanPath(root.filePath(path)));
        SLIPWAY_TRY(checkInside(file, workTree, path));
        if (!chosen.files.contains(file.absoluteFilePath()))
            chosen.files << file.absoluteFilePath();
    }
    if (options.projectFolder.isEmpty())
        return chosen;
    const QFileInfo folder(QDir::cleanPath(root.filePath(options.projectFolder)));
    const QString real = folder.canonicalFilePath();
    const QString realRoot = QFileInfo(workTree).canonicalFilePath();
    if (!folder.isDir() || (real != realRoot && !real.startsWith(realRoot + QLatin1Char('/'))))
        return fail(ErrorCode::ComposePathInvalid, QStringLiteral("projectFolder"),
                    QCoreApplication::translate("ErrorText", "The project folder %1 is not in the repository.")
                        .arg(options.projectFolder));
    chosen.projectDirectory = folder.absoluteFilePath();
    return chosen;
}

} // namespace slipway::deploy
