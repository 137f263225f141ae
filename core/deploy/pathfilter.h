// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QVector>

namespace slipway::deploy {

// The person's patterns for files that matter, as .gitignore reads its lines but
// the other way round: what matches counts, what a later line with "!" matches
// does not. "*" is any text without "/", "**" any folders, a pattern with "/" (but
// at its end) begins at the repository's root, one that ends with "/" or names a
// folder counts for all in it. Where the first line has "!", all counts but what
// the lines take away. Pure; a value.
class PathFilter
{
public:
    explicit PathFilter(const QStringList &patterns);
    // Path inside the repository, with "/".
    bool matches(const QString &path) const;
    // Those of `paths` that match.
    QStringList matching(const QStringList &paths) const;

private:
    struct Rule {
        QRegularExpression expression;
        bool isExcluding = false;
    };
    QVector<Rule> m_rules;
};

// What is wrong with a pattern, in words; empty where it is good.
QString patternProblem(const QString &pattern);

// The changed files that lie in one of these files or folders; "" is all.
QStringList filesBelow(const QStringList &changed, const QStringList &places);

} // namespace slipway::deploy
