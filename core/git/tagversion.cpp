// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/git/tagversion.h"

#include <QRegularExpression>

namespace slipway::git {

namespace {

constexpr int kDigits = 40;

// Numbers of the same width, so that they compare as numbers.
QString comparable(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    QString result;
    qsizetype at = 0;
    auto matches = digits.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += text.mid(at, match.capturedStart() - at) + match.captured().rightJustified(kDigits, QLatin1Char('0'));
        at = match.capturedEnd();
    }
    return result + text.mid(at);
}

struct Version {
    bool isRelease = true;
    QString number; // comparable
    QString preRelease;
    QString name;

    bool operator<(const Version &other) const
    {
        if (isRelease != other.isRelease)
            return !isRelease;
        if (number != other.number)
            return number < other.number;
        const QString mine = comparable(preRelease);
        const QString theirs = comparable(other.preRelease);
        return mine != theirs ? mine < theirs : name < other.name;
    }
};

Version versionOf(const QString &name)
{
    // What follows "+" is the build: semver does not order by it. The number begins a word, with or
    // without "v", so that the 8 of "k8s-v1.2.0" is none; where no word begins so, the first there is.
    static const QRegularExpression shape(QStringLiteral("(?:\\A|[^0-9A-Za-z])v?([0-9]+(?:\\.[0-9]+)*)(?:-?([^+]*))?"));
    static const QRegularExpression other(QStringLiteral("\\A[^0-9]*([0-9]+(?:\\.[0-9]+)*)(?:-?([^+]*))?"));
    auto match = shape.match(name);
    if (!match.hasMatch())
        match = other.match(name);
    // 1.0 is 1.
    static const QRegularExpression kZeroesAtTheEnd(QStringLiteral("(\\.0+)+\\z"));
    Version version;
    version.name = name;
    version.number = comparable(match.captured(1)).remove(kZeroesAtTheEnd);
    version.preRelease = match.captured(2);
    version.isRelease = match.hasMatch() && version.preRelease.isEmpty();
    return version;
}

} // namespace

std::optional<QString> highestTag(const QStringList &names, const QString &pattern)
{
    QString expression = QRegularExpression::escape(pattern);
    expression.replace(QLatin1String("\\*"), QLatin1String("[^/]*"))
        .replace(QLatin1String("\\?"), QLatin1String("[^/]"));
    const QRegularExpression fits(QRegularExpression::anchoredPattern(expression));
    std::optional<Version> highest;
    for (const QString &name : names) {
        if (!fits.match(name).hasMatch())
            continue;
        const Version version = versionOf(name);
        if (!highest || *highest < version)
            highest = version;
    }
    return highest ? std::optional(highest->name) : std::nullopt;
}

} // namespace slipway::git
