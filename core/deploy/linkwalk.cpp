// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/linkwalk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <filesystem>
#include <optional>

namespace slipway::deploy {

namespace {

constexpr int kMostLinks = 40; // as the kernel

// As it is written: QFileInfo::symLinkTarget makes it absolute.
QString targetOf(const QString &link)
{
    std::error_code error;
    return QFile::decodeName(std::filesystem::read_symlink(QFile::encodeName(link).constData(), error).c_str());
}

std::optional<QString> placeIn(const QString &root, const QString &path)
{
    if (path == root)
        return QString();
    return path.startsWith(root + QLatin1Char('/')) ? std::optional(path.mid(root.size() + 1)) : std::nullopt;
}

} // namespace

LinkWalk walkLinks(const QString &workTree, const QString &path)
{
    // The tree itself may stand behind a link of the person's own.
    const QString asGiven = QDir::cleanPath(workTree);
    const QString real = QFileInfo(workTree).canonicalFilePath();
    const auto inTree = [&](const QString &absolute) {
        const auto place = placeIn(asGiven, absolute);
        return place || real.isEmpty() ? place : placeIn(real, absolute);
    };

    LinkWalk walk;
    auto rest = inTree(QDir::cleanPath(QDir(asGiven).absoluteFilePath(path)));
    while (rest) {
        QString done;
        std::optional<QString> next;
        const QStringList parts = rest->split(QLatin1Char('/'), Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const QString here = done.isEmpty() ? parts.at(i) : done + QLatin1Char('/') + parts.at(i);
            const QString absolute = asGiven + QLatin1Char('/') + here;
            if (!QFileInfo(absolute).isSymLink()) {
                done = here;
                continue;
            }
            if (walk.links.size() == kMostLinks) {
                walk.isLost = true;
                return walk;
            }
            walk.links << here;
            const QString folder = done.isEmpty() ? asGiven : asGiven + QLatin1Char('/') + done;
            const QString behind = QStringList(parts.mid(i + 1)).join(QLatin1Char('/'));
            next = QDir::cleanPath(QDir(folder).absoluteFilePath(targetOf(absolute)) + QLatin1Char('/') + behind);
            break;
        }
        if (!next) {
            walk.end = done;
            return walk;
        }
        rest = inTree(*next);
    }
    walk.isLost = true;
    return walk;
}

} // namespace slipway::deploy
