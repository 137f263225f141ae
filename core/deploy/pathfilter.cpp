// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/pathfilter.h"

#include <QCoreApplication>

namespace slipway::deploy {

namespace {

// From `[` to its `]`; -1 where there is none.
qsizetype endOfClass(const QString &pattern, qsizetype start)
{
    qsizetype end = start + 1;
    if (end < pattern.size() && (pattern.at(end) == QLatin1Char('!') || pattern.at(end) == QLatin1Char('^')))
        ++end;
    return pattern.indexOf(QLatin1Char(']'), end + 1);
}

QString classExpression(const QString &content)
{
    QString text = content;
    const bool isNegated = text.startsWith(QLatin1Char('!')) || text.startsWith(QLatin1Char('^'));
    if (isNegated)
        text.remove(0, 1);
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('['), QLatin1String("\\["));
    text.replace(QLatin1Char(']'), QLatin1String("\\]")).replace(QLatin1Char('^'), QLatin1String("\\^"));
    return QStringLiteral("(?!/)[%1%2]").arg(isNegated ? QStringLiteral("^") : QString(), text);
}

QString partsExpression(const QString &pattern)
{
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        if (c == QLatin1Char('*')) {
            const bool isDouble = pattern.mid(i, 2) == QLatin1String("**");
            // Folders only where it is a whole part of the path.
            const bool isFolders =
                pattern.mid(i, 3) == QLatin1String("**/") && (i == 0 || pattern.at(i - 1) == QLatin1Char('/'));
            out += isFolders ? QStringLiteral("(?:.*/)?") : isDouble ? QStringLiteral(".*") : QStringLiteral("[^/]*");
            i += isFolders ? 2 : isDouble ? 1 : 0;
        } else if (c == QLatin1Char('?')) {
            out += QLatin1String("[^/]");
        } else if (const qsizetype end = endOfClass(pattern, i); c == QLatin1Char('[') && end > 0) {
            out += classExpression(pattern.mid(i + 1, end - i - 1));
            i = end;
        } else {
            out += QRegularExpression::escape(QString(c));
        }
    }
    return out;
}

// Of one line without its "!"; invalid where the line is (a range like z-a); empty for an empty one.
QRegularExpression expressionOf(QString pattern)
{
    const bool isFolder = pattern.endsWith(QLatin1Char('/'));
    if (isFolder)
        pattern.chop(1);
    const bool isAnchored = pattern.contains(QLatin1Char('/'));
    if (pattern.startsWith(QLatin1Char('/')))
        pattern.remove(0, 1);
    if (pattern.isEmpty())
        return {};
    return QRegularExpression(QStringLiteral("\\A%1%2%3\\z")
                                  .arg(isAnchored ? QString() : QStringLiteral("(?:.*/)?"), partsExpression(pattern),
                                       isFolder ? QStringLiteral("/.*") : QStringLiteral("(?:/.*)?")),
                              QRegularExpression::DotMatchesEverythingOption);
}

// The line without its "!" and the blanks around it.
QString bare(const QString &line, bool *isExcluding)
{
    const QString text = line.trimmed();
    *isExcluding = text.startsWith(QLatin1Char('!'));
    return *isExcluding ? text.mid(1) : text;
}

} // namespace

PathFilter::PathFilter(const QStringList &patterns)
{
    for (const QString &line : patterns) {
        Rule rule;
        rule.expression = expressionOf(bare(line, &rule.isExcluding));
        if (!rule.expression.pattern().isEmpty() && rule.expression.isValid())
            m_rules << rule;
    }
}

bool PathFilter::matches(const QString &path) const
{
    // Who only names what does not count means that all the rest does.
    bool isMatching = !m_rules.isEmpty() && m_rules.first().isExcluding;
    for (const Rule &rule : m_rules) {
        if (rule.isExcluding == isMatching && rule.expression.match(path).hasMatch())
            isMatching = !rule.isExcluding;
    }
    return isMatching;
}

QStringList PathFilter::matching(const QStringList &paths) const
{
    QStringList found;
    for (const QString &path : paths) {
        if (matches(path))
            found << path;
    }
    return found;
}

QString patternProblem(const QString &pattern)
{
    bool isExcluding = false;
    const QString text = bare(pattern, &isExcluding);
    const QRegularExpression expression = expressionOf(text);
    if (expression.pattern().isEmpty())
        return QCoreApplication::translate("Validation", "A pattern is empty.");
    if (text.contains(QLatin1Char('\\')))
        return QCoreApplication::translate("Validation", "Write the pattern %1 with / between folders.").arg(text);
    if (text.split(QLatin1Char('/')).contains(QLatin1String("..")))
        return QCoreApplication::translate("Validation", "The pattern %1 leaves the repository.").arg(text);
    if (!expression.isValid())
        return QCoreApplication::translate("Validation", "The pattern %1 has a range that ends before it begins.")
            .arg(text);
    return {};
}

QStringList filesBelow(const QStringList &changed, const QStringList &places)
{
    QStringList found;
    for (const QString &file : changed) {
        for (const QString &place : places) {
            if (place.isEmpty() || file == place || file.startsWith(place + QLatin1Char('/'))) {
                found << file;
                break;
            }
        }
    }
    return found;
}

} // namespace slipway::deploy
