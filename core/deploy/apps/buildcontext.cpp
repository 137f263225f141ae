// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/buildcontext.h"

#include "core/deploy/pathfilter.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::deploy {

namespace {

// Its patterns all begin at the top, unlike those of .gitignore.
QStringList ignoreLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines;
    const QStringList all = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : all) {
        const QString text = line.trimmed();
        const bool isException = text.startsWith(u'!');
        const QString pattern = QDir::cleanPath(u'/' + (isException ? text.mid(1) : text));
        // An exception from nothing says nothing.
        if (text.isEmpty() || text.startsWith(u'#') || pattern == u"/"_s || (isException && lines.isEmpty()))
            continue;
        lines << (isException ? u'!' + pattern : pattern);
    }
    return lines;
}

} // namespace

QVector<ContextPart> contextParts(const QString &context, const QString &dockerfile)
{
    const QString own = dockerfile + u".dockerignore"_s;
    const PathFilter ignored(ignoreLines(QFile::exists(own) ? own : context + u"/.dockerignore"_s));
    QHash<QString, qint64> bytes;
    QDirIterator files(context, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next().mid(context.size() + 1);
        if (!ignored.matches(path))
            bytes[path.section(u'/', 0, 0)] += files.fileInfo().size();
    }
    QVector<ContextPart> parts;
    for (auto it = bytes.cbegin(); it != bytes.cend(); ++it)
        parts.append({it.key(), it.value()});
    std::sort(parts.begin(), parts.end(), [](const ContextPart &a, const ContextPart &b) {
        return a.bytes != b.bytes ? a.bytes > b.bytes : a.name < b.name;
    });
    return parts;
}

} // namespace slipway::deploy
