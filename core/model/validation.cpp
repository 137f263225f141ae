// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/validation.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <array>

namespace slipway {

namespace {

constexpr qsizetype kMostShownName = 100; // of one that is refused, on one line

constexpr qsizetype kMaxStackName = 63;
constexpr qsizetype kMaxPath = 4096;
constexpr int kLeastPollSeconds = 10;
constexpr int kMostPollSeconds = 7 * 86400;
constexpr qsizetype kMaxValueBytes = 96 * 1024;

bool hasControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

std::optional<Error> problem(ErrorCode code, const QString &field, const QString &reason)
{
    return Error{code, field, reason};
}

std::optional<Error> nameTrouble(const QString &reason)
{
    return problem(ErrorCode::InvalidInput, QStringLiteral("stackName"), reason);
}

std::optional<Error> branchTrouble(const QString &reason)
{
    return problem(ErrorCode::InvalidInput, QStringLiteral("branch"), reason);
}

std::optional<Error> variableTrouble(const QString &reason)
{
    return problem(ErrorCode::VariableInvalid, QStringLiteral("envVars"), reason);
}

bool isReservedVariable(const QString &key)
{
    static constexpr std::array kPrefixes{"LD_", "DOCKER_", "COMPOSE_"};
    return key == QLatin1String("PATH") || key == QLatin1String("HOME") ||
           std::any_of(kPrefixes.begin(), kPrefixes.end(),
                       [&key](const char *prefix) { return key.startsWith(QLatin1String(prefix)); });
}

} // namespace

std::optional<Error> stackNameProblem(const QString &name)
{
    static const QRegularExpression allowed(QStringLiteral("\\A[a-z0-9][a-z0-9_-]*\\z"));
    if (name.isEmpty())
        return nameTrouble(QCoreApplication::translate("Validation", "Enter a name for the stack."));
    if (name.size() > kMaxStackName)
        return nameTrouble(QCoreApplication::translate("Validation", "The name may have at most 63 characters."));
    if (!allowed.match(name).hasMatch())
        return nameTrouble(QCoreApplication::translate(
            "Validation", "Use lower case letters, digits, - and _; begin with a letter or a digit."));
    return std::nullopt;
}

std::optional<Error> branchProblem(const QString &branch)
{
    static const QRegularExpression forbidden(QStringLiteral("[\\s~^:?*\\[\\\\]|\\.\\.|@\\{|//"));
    if (branch.isEmpty())
        return branchTrouble(QCoreApplication::translate("Validation", "Enter the name of the branch."));
    const bool hasBadEnds = branch.startsWith(QLatin1Char('-')) || branch.startsWith(QLatin1Char('/')) ||
                            branch.endsWith(QLatin1Char('/')) || branch.endsWith(QLatin1Char('.'));
    bool isBad = hasBadEnds || hasControl(branch) || forbidden.match(branch).hasMatch() ||
                 branch == QLatin1String("@") || branch == QLatin1String("HEAD");
    const QStringList parts = branch.split(QLatin1Char('/'));
    for (const QString &part : parts)
        isBad = isBad || part.startsWith(QLatin1Char('.')) || part.endsWith(QLatin1String(".lock"));
    return isBad
               ? branchTrouble(QCoreApplication::translate("Validation", "Git does not allow this name for a branch."))
               : std::nullopt;
}

std::optional<Error> followTagProblem(const QString &tag)
{
    // A pattern is good where the name without its wildcards is.
    static const QRegularExpression wildcard(QStringLiteral("[*?]|\\[[^\\]/]+\\]"));
    QString name = tag;
    name.replace(wildcard, QStringLiteral("x"));
    if (!branchProblem(name))
        return std::nullopt;
    return problem(ErrorCode::InvalidInput, QStringLiteral("followTag"),
                   QCoreApplication::translate("Validation", "Enter a tag, or a pattern such as v1.*."));
}

std::optional<Error> followCommitProblem(const QString &commit)
{
    static const QRegularExpression allowed(QStringLiteral("\\A[0-9a-f]{40}\\z"));
    if (allowed.match(commit).hasMatch())
        return std::nullopt;
    return problem(
        ErrorCode::InvalidInput, QStringLiteral("followCommit"),
        QCoreApplication::translate("Validation", "Enter the whole commit id: 40 digits and letters a to f."));
}

std::optional<Error> repositoryPathProblem(const QString &path, const QString &field)
{
    const auto trouble = [&field](const QString &reason) {
        return problem(ErrorCode::ComposePathInvalid, field, reason);
    };
    if (path.isEmpty())
        return std::nullopt;
    if (path.size() > kMaxPath)
        return trouble(QCoreApplication::translate("Validation", "The path is too long."));
    if (path.startsWith(QLatin1Char('/')))
        return trouble(
            QCoreApplication::translate("Validation", "Use a path inside the repository that does not begin with /."));
    if (path.contains(QLatin1Char('\\')) || hasControl(path))
        return trouble(QCoreApplication::translate(
            "Validation", "The path has a character that is not allowed; separate folders with /."));
    if (path.endsWith(QLatin1Char('/')))
        return trouble(QCoreApplication::translate("Validation", "The path is a folder; enter the file in it."));
    const QStringList parts = path.split(QLatin1Char('/'));
    for (const QString &part : parts) {
        if (part == QLatin1String(".."))
            return trouble(
                QCoreApplication::translate("Validation", "The path may not leave the repository with \"..\"."));
        if (part.compare(QLatin1String(".git"), Qt::CaseInsensitive) == 0)
            return trouble(QCoreApplication::translate("Validation", "The path may not lead into the folder .git."));
    }
    if (parts.back() == QLatin1String("."))
        return trouble(QCoreApplication::translate("Validation", "The path is a folder; enter the file in it."));
    return std::nullopt;
}

std::optional<Error> variableValueProblem(const QString &key, const QString &value)
{
    if (value.contains(QChar(0)))
        return variableTrouble(
            QCoreApplication::translate("Validation", "The value of the variable %1 may not contain a zero byte.")
                .arg(key));
    if (value.size() > kMaxValueBytes || value.toUtf8().size() > kMaxValueBytes)
        return variableTrouble(
            QCoreApplication::translate("Validation", "The value of the variable %1 is longer than 96 KiB.").arg(key));
    return std::nullopt;
}

std::optional<Error> variableProblem(const QString &key, const QString &value)
{
    static const QRegularExpression allowed(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_.-]*\\z"));
    if (key.isEmpty())
        return variableTrouble(QCoreApplication::translate("Validation", "Enter a name for the variable."));
    if (!allowed.match(key).hasMatch()) {
        return variableTrouble(
            QCoreApplication::translate(
                "Validation", "The variable name \"%1\" may have only letters, digits, _, . and -, and no digit first.")
                .arg(key.simplified().left(kMostShownName)));
    }
    if (isReservedVariable(key))
        return variableTrouble(
            QCoreApplication::translate("Validation", "The variable %1 is reserved: it would steer Docker itself.")
                .arg(key));
    return variableValueProblem(key, value);
}

std::optional<Error> variablesProblem(const QVector<Variable> &variables, const QString &field)
{
    QSet<QString> seen;
    for (const Variable &variable : variables) {
        auto found = variableProblem(variable.key, variable.value);
        if (!found && seen.contains(variable.key))
            found = variableTrouble(
                QCoreApplication::translate("Validation", "The variable %1 is there twice.").arg(variable.key));
        if (found) {
            found->subject = field;
            return found;
        }
        seen.insert(variable.key);
    }
    return std::nullopt;
}

std::optional<Error> settingsProblem(const StackSettings &settings)
{
    static const QStringList kSchedules{QString(), QStringLiteral("hourly"), QStringLiteral("daily"),
                                        QStringLiteral("weekly"), QStringLiteral("custom")};
    if (auto found = stackNameProblem(settings.name))
        return found;
    if (auto found = repositoryUrlProblem(settings.url))
        return found;
    if (settings.branch) {
        if (auto found = branchProblem(*settings.branch))
            return found;
    }
    if (!settings.followTag.isEmpty()) {
        if (auto found = followTagProblem(settings.followTag))
            return found;
    }
    if (!settings.followCommit.isEmpty()) {
        if (auto found = followCommitProblem(settings.followCommit))
            return found;
        if (!settings.followTag.isEmpty())
            return problem(
                ErrorCode::InvalidInput, QStringLiteral("followCommit"),
                QCoreApplication::translate("Validation", "Follow a tag or a commit, not both: leave one empty."));
    }
    if (auto found = repositoryPathProblem(settings.composePath, QStringLiteral("composePath")))
        return found;
    if (auto found = repositoryPathProblem(settings.envFilePath, QStringLiteral("envFilePath")))
        return found;
    if (!kSchedules.contains(settings.autoUpdateSchedule)) {
        return problem(ErrorCode::InvalidInput, QStringLiteral("autoUpdateSchedule"),
                       QCoreApplication::translate("Validation", "The schedule is hourly, daily, weekly or custom."));
    }
    if (settings.pollSeconds != 0 &&
        (settings.pollSeconds < kLeastPollSeconds || settings.pollSeconds > kMostPollSeconds)) {
        return problem(ErrorCode::InvalidInput, QStringLiteral("pollSeconds"),
                       QCoreApplication::translate(
                           "Validation", "Look every 10 seconds at the most often, and every 7 days at the least."));
    }
    if (auto found = composeOptionsProblem(settings.compose))
        return found;
    return variablesProblem(settings.variables, QStringLiteral("envVars"));
}

} // namespace slipway
