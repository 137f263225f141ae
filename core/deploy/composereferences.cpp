// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/composereferences.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace slipway::deploy {

namespace {

constexpr qsizetype kMostFiles = 200; // drawn in, one by the other

bool isComposeName(const QString &name)
{
    return name.endsWith(QLatin1String(".yaml")) || name.endsWith(QLatin1String(".yml"));
}

bool leadsOut(const QString &name)
{
    return name == QLatin1String("..") || name.startsWith(QLatin1String("../")) || name.contains(QLatin1String("/../"));
}

// Whatever may be a path: between blanks, quotes, brackets, commas and colons.
QStringList words(const QString &text)
{
    static const QRegularExpression kComment(QStringLiteral("(?:^|\\s)#[^\\n]*"));
    static const QRegularExpression kBetween(QStringLiteral("[\\s\"'\\[\\]{},:]+"));
    // "${NAME}" is one word with a dollar sign.
    static const QRegularExpression kVariable(QStringLiteral("\\$\\{[^}]*\\}"));
    return QString(text)
        .replace(kComment, QStringLiteral(" "))
        .replace(kVariable, QStringLiteral("$"))
        .split(kBetween, Qt::SkipEmptyParts);
}

} // namespace

std::optional<QStringList> composeReferences(const QStringList &files)
{
    QStringList found;
    QStringList read = files;
    for (qsizetype i = 0; i < read.size(); ++i) {
        QFile file(read.at(i));
        if (read.size() > kMostFiles || !file.open(QIODevice::ReadOnly))
            return std::nullopt;
        const QDir folder = QFileInfo(file).dir();
        // That of an included file counts for its variables.
        const QString beside = folder.filePath(QStringLiteral(".env"));
        if (i >= files.size() && !found.contains(beside))
            found << beside;
        for (const QString &word : words(QString::fromUtf8(file.readAll()))) {
            const bool hasVariable = word.contains(QLatin1Char('$'));
            if (!leadsOut(word) && !isComposeName(word) && !word.endsWith(QLatin1String(".env")))
                continue;
            if (hasVariable)
                return std::nullopt;
            const QString path = QDir::cleanPath(folder.absoluteFilePath(word));
            if (!found.contains(path))
                found << path;
            if (isComposeName(path) && !read.contains(path) && QFileInfo(path).isFile())
                read << path;
        }
    }
    return found;
}

} // namespace slipway::deploy
