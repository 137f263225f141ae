// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/composetext.h"

#include <QFile>
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace slipway::deploy {

namespace {

constexpr std::array kBuildWords{"build", "extends", "include", "profiles"};
constexpr std::array kMountWords{"volumes", "configs", "secrets"};

bool containsAny(const QByteArray &text, const auto &words)
{
    return std::any_of(words.begin(), words.end(), [&text](const char *word) { return text.contains(word); });
}

// "services:" at the margin and a name below it, indented.
bool hasService(const QByteArray &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^services:[ \\t]*(#.*)?\\r?\\n([ \\t]*(#.*)?\\r?\\n)*[ \\t]+[A-Za-z0-9][A-Za-z0-9._-]*:"),
        QRegularExpression::MultilineOption);
    return pattern.match(QString::fromUtf8(text)).hasMatch();
}

} // namespace

ComposeText readComposeText(const QStringList &files)
{
    ComposeText found;
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {false, true, true};
        const QByteArray text = file.readAll();
        // A backslash may spell any of the words in a way that is not looked for.
        const bool isUnclear = text.contains('\\');
        found.hasServices = found.hasServices || hasService(text);
        found.mayBuild = found.mayBuild || isUnclear || containsAny(text, kBuildWords);
        found.mayMountFiles = found.mayMountFiles || isUnclear || containsAny(text, kMountWords);
    }
    return found;
}

} // namespace slipway::deploy
