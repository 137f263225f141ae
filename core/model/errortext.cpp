// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/errortext.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>

namespace slipway {

namespace {

// What the sentence takes from Error::detail.
enum class Use {
    Nothing,   // it is shown under "Show details" only
    FirstLine, // appended after a colon: the first line says what is wrong
    LastLine,  // appended after a colon: programs say what went wrong at the end
    Reason,    // the detail is the sentence (our own checks say the reason in words)
};

struct Row {
    ErrorCode code;
    Use use;
    const char *withSubject; // has %1; null where a subject adds nothing
    const char *plain;
    const char *remedy;
};

// The one table of sentences. %1 is the error's subject.
constexpr std::array kRows{
    Row{ErrorCode::Internal, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "Slipway made a mistake in %1."),
        QT_TRANSLATE_NOOP("ErrorText", "Slipway made a mistake."),
        QT_TRANSLATE_NOOP("ErrorText", "Report it together with the details.")},
    Row{ErrorCode::Cancelled, Use::Nothing, nullptr, QT_TRANSLATE_NOOP("ErrorText", "It was cancelled."),
        QT_TRANSLATE_NOOP("ErrorText", "Start it again when you are ready.")},
    Row{ErrorCode::TimedOut, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "%1 took too long and was ended."),
        QT_TRANSLATE_NOOP("ErrorText", "It took too long and was ended."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the connection, then try again.")},
    Row{ErrorCode::InvalidInput, Use::Reason, QT_TRANSLATE_NOOP("ErrorText", "The value of %1 is not valid."),
        QT_TRANSLATE_NOOP("ErrorText", "The value is not valid."),
        QT_TRANSLATE_NOOP("ErrorText", "Correct it and try again.")},
    Row{ErrorCode::NotFound, Use::Reason, QT_TRANSLATE_NOOP("ErrorText", "%1 was not found."),
        QT_TRANSLATE_NOOP("ErrorText", "It was not found."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the name; it may have been removed.")},
    Row{ErrorCode::Conflict, Use::Reason, QT_TRANSLATE_NOOP("ErrorText", "The value of %1 is already in use."),
        QT_TRANSLATE_NOOP("ErrorText", "The name is already in use."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another one.")},
    Row{ErrorCode::Busy, Use::Reason, QT_TRANSLATE_NOOP("ErrorText", "The stack %1 is busy with another run."),
        QT_TRANSLATE_NOOP("ErrorText", "The stack is busy with another run."),
        QT_TRANSLATE_NOOP("ErrorText", "Wait until it has ended, or cancel it.")},
    Row{ErrorCode::Unauthorized, Use::Nothing, nullptr,
        QT_TRANSLATE_NOOP("ErrorText", "The token is missing or wrong."),
        QT_TRANSLATE_NOOP("ErrorText", "Make a new one with \"slipway token create\".")},
    Row{ErrorCode::Forbidden, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The token does not allow this: %1 is needed."),
        QT_TRANSLATE_NOOP("ErrorText", "The token does not allow this."),
        QT_TRANSLATE_NOOP("ErrorText", "Use a token that has the permission.")},
    Row{ErrorCode::DatabaseOpen, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "The database %1 cannot be opened."),
        QT_TRANSLATE_NOOP("ErrorText", "The database cannot be opened."),
        QT_TRANSLATE_NOOP("ErrorText", "Check that the folder exists and that you may write to it.")},
    Row{ErrorCode::DatabaseDamaged, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The database %1 is damaged. Nothing was changed in it."),
        QT_TRANSLATE_NOOP("ErrorText", "The database is damaged. Nothing was changed in it."),
        QT_TRANSLATE_NOOP("ErrorText", "Put a backup in its place, or move it away to begin with an empty one.")},
    Row{ErrorCode::DatabaseNewer, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The database %1 was made by a newer Slipway. Nothing was changed in it."),
        QT_TRANSLATE_NOOP("ErrorText", "The database was made by a newer Slipway. Nothing was changed in it."),
        QT_TRANSLATE_NOOP("ErrorText", "Start the newer version, or use another data folder with --data-dir.")},
    Row{ErrorCode::DatabaseQuery, Use::LastLine, nullptr,
        QT_TRANSLATE_NOOP("ErrorText", "The database refused a request."),
        QT_TRANSLATE_NOOP("ErrorText", "Try again; if it stays, report it together with the details.")},
    Row{ErrorCode::DiskFull, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "The disk is full: %1 could not be written."),
        QT_TRANSLATE_NOOP("ErrorText", "The disk is full."),
        QT_TRANSLATE_NOOP("ErrorText", "Free some space, then try again. Nothing was lost.")},
    Row{ErrorCode::FileAccess, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "The file %1 cannot be read or written."),
        QT_TRANSLATE_NOOP("ErrorText", "A file cannot be read or written."),
        QT_TRANSLATE_NOOP("ErrorText", "Check its owner and its permissions.")},
    Row{ErrorCode::VaultUnavailable, Use::LastLine, nullptr,
        QT_TRANSLATE_NOOP("ErrorText", "The vault for secrets cannot be opened."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Unlock the desktop keychain or mend the key file. A host without a keychain uses --vault key-file.")},
    Row{ErrorCode::VaultKeyWrong, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The secret %1 was sealed with another key."),
        QT_TRANSLATE_NOOP("ErrorText", "The vault's key does not fit the secrets in the database."),
        QT_TRANSLATE_NOOP("ErrorText", "Bring back the old key, or enter the secrets again. Nothing was removed.")},
    Row{ErrorCode::GitUrlInvalid, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "%1 is not the address of a Git repository."),
        QT_TRANSLATE_NOOP("ErrorText", "This is not the address of a Git repository."),
        QT_TRANSLATE_NOOP("ErrorText", "Use an address with https, http, ssh or file, or a path that begins with /.")},
    Row{ErrorCode::GitUnreachable, Use::LastLine,
        QT_TRANSLATE_NOOP("ErrorText", "The Git server %1 cannot be reached."),
        QT_TRANSLATE_NOOP("ErrorText", "The Git server cannot be reached."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the address and the network, then sync again.")},
    Row{ErrorCode::GitNotFound, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "There is no Git repository at %1."),
        QT_TRANSLATE_NOOP("ErrorText", "There is no Git repository at this address."),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Check the address; a private repository may also answer like this without a credential.")},
    Row{ErrorCode::GitAuth, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "The Git server %1 refused the sign-in."),
        QT_TRANSLATE_NOOP("ErrorText", "The Git server refused the sign-in."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose a credential for this stack, or check the one it has.")},
    Row{ErrorCode::GitTls, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "The certificate of %1 is not trusted."),
        QT_TRANSLATE_NOOP("ErrorText", "The certificate of the Git server is not trusted."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Name its CA certificates at the repository, add them to the system, or correct the address.")},
    Row{ErrorCode::GitBranchMissing, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The branch %1 is not in the repository."),
        QT_TRANSLATE_NOOP("ErrorText", "The branch is not in the repository."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the branch in the settings, or push it first.")},
    Row{ErrorCode::GitEmpty, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "The repository %1 has no commits."),
        QT_TRANSLATE_NOOP("ErrorText", "The repository has no commits."),
        QT_TRANSLATE_NOOP("ErrorText", "Push a first commit with a compose file.")},
    Row{ErrorCode::GitDamaged, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "The local copy of %1 is damaged."),
        QT_TRANSLATE_NOOP("ErrorText", "The local copy of the repository is damaged."),
        QT_TRANSLATE_NOOP("ErrorText", "Sync again: it is fetched anew.")},
    Row{ErrorCode::GitHostile, Use::LastLine,
        QT_TRANSLATE_NOOP("ErrorText", "The repository holds a path that is not safe: %1."),
        QT_TRANSLATE_NOOP("ErrorText", "The repository holds a path that is not safe."),
        QT_TRANSLATE_NOOP("ErrorText", "Remove it from the repository; it was not written.")},
    Row{ErrorCode::GitForeignFile, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText",
                          "%1 stands in the way: it is in the stack's folder, but Git did not put it there."),
        QT_TRANSLATE_NOOP("ErrorText", "A file in the stack's folder stands in the way: Git did not put it there."),
        QT_TRANSLATE_NOOP("ErrorText", "Move it away or remove it, then sync again. It was not changed.")},
    Row{ErrorCode::GitFailed, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "Git failed with %1."),
        QT_TRANSLATE_NOOP("ErrorText", "Git failed."),
        QT_TRANSLATE_NOOP("ErrorText", "Sync again; if it stays, look at the details.")},
    Row{ErrorCode::ComposePathInvalid, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The path %1 is not inside the repository."),
        QT_TRANSLATE_NOOP("ErrorText", "The compose path is not inside the repository."),
        QT_TRANSLATE_NOOP("ErrorText", "Use a relative path to a file in the repository.")},
    Row{ErrorCode::ComposeFileMissing, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The compose file %1 is not in the repository."),
        QT_TRANSLATE_NOOP("ErrorText", "There is no compose file in the repository."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the compose path in the settings, or push the file.")},
    Row{ErrorCode::ComposeInvalid, Use::FirstLine, QT_TRANSLATE_NOOP("ErrorText", "Compose does not accept %1."),
        QT_TRANSLATE_NOOP("ErrorText", "Compose does not accept the compose file."),
        QT_TRANSLATE_NOOP("ErrorText", "Correct the file in the repository, then sync again.")},
    Row{ErrorCode::DockerMissing, Use::Nothing, nullptr,
        QT_TRANSLATE_NOOP("ErrorText", "The program docker was not found."),
        QT_TRANSLATE_NOOP("ErrorText", "Install the Docker command line, then try again.")},
    Row{ErrorCode::ComposeMissing, Use::Nothing, nullptr,
        QT_TRANSLATE_NOOP("ErrorText", "Docker has no \"compose\" command."),
        QT_TRANSLATE_NOOP("ErrorText", "Install the package docker-compose-plugin (from Docker), docker-compose-v2 "
                                       "(Ubuntu) or docker-compose (Debian 13).")},
    Row{ErrorCode::DockerUnreachable, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "Docker cannot be reached at %1."),
        QT_TRANSLATE_NOOP("ErrorText", "Docker cannot be reached."),
        QT_TRANSLATE_NOOP(
            "ErrorText",
            "Start Docker, for example with \"sudo systemctl start docker\", and check that you may use it.")},
    Row{ErrorCode::ForeignProject, Use::LastLine,
        QT_TRANSLATE_NOOP("ErrorText", "Containers of a project named %1 already run from another folder."),
        QT_TRANSLATE_NOOP("ErrorText", "Containers of a project with this name already run from another folder."),
        QT_TRANSLATE_NOOP("ErrorText", "Take them down first, or give this stack another name. Nothing was changed.")},
    Row{ErrorCode::PortTaken, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "Port %1 is already in use on the host."),
        QT_TRANSLATE_NOOP("ErrorText", "A port is already in use on the host."),
        QT_TRANSLATE_NOOP("ErrorText", "Stop what uses it, or choose another port in the compose file.")},
    Row{ErrorCode::ImageUnavailable, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "The image %1 cannot be pulled."),
        QT_TRANSLATE_NOOP("ErrorText", "An image cannot be pulled."),
        QT_TRANSLATE_NOOP("ErrorText", "Check its name and tag, and that you may pull it.")},
    Row{ErrorCode::BuildFailed, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "The build of %1 failed."),
        QT_TRANSLATE_NOOP("ErrorText", "The build failed."),
        QT_TRANSLATE_NOOP("ErrorText", "Read the output, correct the Dockerfile or the sources, then sync again.")},
    Row{ErrorCode::UpFailed, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "Compose could not start %1."),
        QT_TRANSLATE_NOOP("ErrorText", "Compose could not start the stack."),
        QT_TRANSLATE_NOOP("ErrorText", "Read the output, correct the cause, then sync again.")},
    Row{ErrorCode::Unhealthy, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "%1 did not become healthy in time."),
        QT_TRANSLATE_NOOP("ErrorText", "The stack did not become healthy in time."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at the logs of the services.")},
    Row{ErrorCode::ProcessStart, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "The program %1 could not be started."),
        QT_TRANSLATE_NOOP("ErrorText", "A program could not be started."),
        QT_TRANSLATE_NOOP("ErrorText", "Check that it is installed and in PATH.")},
    Row{ErrorCode::ProcessFailed, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "%1 failed."),
        QT_TRANSLATE_NOOP("ErrorText", "A program failed."),
        QT_TRANSLATE_NOOP("ErrorText", "Read the output, correct the cause, then try again.")},
    Row{ErrorCode::Interrupted, Use::Nothing, nullptr,
        QT_TRANSLATE_NOOP("ErrorText", "Slipway ended while this run was going on."),
        QT_TRANSLATE_NOOP("ErrorText", "The next sync repairs what was left half done.")},
    Row{ErrorCode::EmptyState, Use::Reason, QT_TRANSLATE_NOOP("ErrorText", "%1 was never deployed."),
        QT_TRANSLATE_NOOP("ErrorText", "The stack was never deployed."),
        QT_TRANSLATE_NOOP("ErrorText", "Deploy it first.")},
    Row{ErrorCode::VariableInvalid, Use::Reason, QT_TRANSLATE_NOOP("ErrorText", "The variable %1 is not valid."),
        QT_TRANSLATE_NOOP("ErrorText", "A variable is not valid."),
        QT_TRANSLATE_NOOP("ErrorText", "Correct it and try again.")},
    Row{ErrorCode::HostKeyUnknown, Use::LastLine,
        QT_TRANSLATE_NOOP("ErrorText", "The host key of %1 is not known yet."),
        QT_TRANSLATE_NOOP("ErrorText", "The host key of the server is not known yet."),
        QT_TRANSLATE_NOOP("ErrorText", "Compare its fingerprint, then accept it.")},
    Row{ErrorCode::HostKeyChanged, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "The host key of %1 has changed."),
        QT_TRANSLATE_NOOP("ErrorText", "The host key of the server has changed."),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Ask whoever runs the server before you accept the new one: somebody may be listening in.")},
    Row{ErrorCode::InstanceRunning, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "Slipway already runs for the data folder %1."),
        QT_TRANSLATE_NOOP("ErrorText", "Slipway already runs for this data folder."),
        QT_TRANSLATE_NOOP("ErrorText", "Use that instance, end it first, or choose another folder with --data-dir.")},
    Row{ErrorCode::HostKeyRevoked, Use::LastLine,
        QT_TRANSLATE_NOOP("ErrorText", "The host key of %1 is marked as revoked."),
        QT_TRANSLATE_NOOP("ErrorText", "The host key of the server is marked as revoked."),
        QT_TRANSLATE_NOOP("ErrorText", "Do not connect. Ask whoever runs the server for its new key.")},
    Row{ErrorCode::GitKeyUnusable, Use::LastLine,
        QT_TRANSLATE_NOOP("ErrorText", "The private key for %1 cannot be used."),
        QT_TRANSLATE_NOOP("ErrorText", "The private key cannot be used."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the key and its passphrase in the credential.")},
    Row{ErrorCode::GitTagMissing, Use::Nothing, QT_TRANSLATE_NOOP("ErrorText", "No tag of the repository fits %1."),
        QT_TRANSLATE_NOOP("ErrorText", "No tag of the repository fits."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the tag in the settings, or push it first.")},
    Row{ErrorCode::GitCommitMissing, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The commit %1 is not in the repository."),
        QT_TRANSLATE_NOOP("ErrorText", "The commit is not in the repository."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the commit in the settings, or push it first.")},
    Row{ErrorCode::GitTooBig, Use::LastLine,
        QT_TRANSLATE_NOOP("ErrorText", "The repository %1 is larger than its size limit."),
        QT_TRANSLATE_NOOP("ErrorText", "The repository is larger than its size limit."),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Raise the limit in the settings of the repository, or make the repository smaller.")},
    Row{ErrorCode::GitSubmodule, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "The submodule %1 cannot be fetched."),
        QT_TRANSLATE_NOOP("ErrorText", "A submodule cannot be fetched."),
        QT_TRANSLATE_NOOP("ErrorText", "Check its address in .gitmodules and whether the credential may read it.")},
    Row{ErrorCode::GitRedirect, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The Git server redirects to %1, and the credential does not go there."),
        QT_TRANSLATE_NOOP("ErrorText",
                          "The Git server redirects to another one, and the credential does not go there."),
        QT_TRANSLATE_NOOP("ErrorText",
                          "If you trust that server, make its address the one of this stack and give a credential for "
                          "it.")},
    Row{ErrorCode::GitLfs, Use::LastLine, QT_TRANSLATE_NOOP("ErrorText", "The content of %1 in Git LFS cannot be had."),
        QT_TRANSLATE_NOOP("ErrorText", "The content of a file in Git LFS cannot be had."),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Check that the server has the file in Git LFS and that the credential may read it.")},
    Row{ErrorCode::SendFailed, Use::Reason, QT_TRANSLATE_NOOP("ErrorText", "The message could not be sent to %1."),
        QT_TRANSLATE_NOOP("ErrorText", "The message could not be sent."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the address and the token.")},
    Row{ErrorCode::VariableMissing, Use::Nothing,
        QT_TRANSLATE_NOOP("ErrorText", "The compose files need these variables, which nobody sets: %1."),
        QT_TRANSLATE_NOOP("ErrorText", "The compose files need variables that nobody sets."),
        QT_TRANSLATE_NOOP("ErrorText", "Give them a value under the variables of the stack, and sync again.")},
    Row{ErrorCode::RegistryAuth, Use::LastLine,
        QT_TRANSLATE_NOOP("ErrorText", "The registry did not let Slipway have the image %1."),
        QT_TRANSLATE_NOOP("ErrorText", "The registry refused the login."),
        QT_TRANSLATE_NOOP("ErrorText",
                          "Check the user name and password in the registry logins of the stack, and sync again.")},
    Row{ErrorCode::VersionKept, Use::FirstLine,
        QT_TRANSLATE_NOOP("ErrorText", "The new version of %1 failed, and the previous version was kept."),
        QT_TRANSLATE_NOOP("ErrorText", "The new version failed, and the previous version was kept."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at the output of the run, correct the cause, then deploy again.")},
};

constexpr qsizetype kMaxLine = 300;

const Row &rowOf(ErrorCode code)
{
    const auto *row = std::find_if(kRows.begin(), kRows.end(), [code](const Row &r) { return r.code == code; });
    return row == kRows.end() ? kRows.front() : *row;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("ErrorText", text);
}

QString lineOf(const QString &detail, Use use)
{
    const QStringList lines = detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QString found;
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        found = line.trimmed();
        if (use == Use::FirstLine)
            break;
    }
    if (found.size() > kMaxLine)
        found = found.left(kMaxLine) + QChar(0x2026);
    return found;
}

QString withFullStop(const QString &text)
{
    if (text.isEmpty() || QStringLiteral(".!?").contains(text.back()) || text.back() == QChar(0x2026))
        return text;
    return text + QLatin1Char('.');
}

// A field of the contract: our own check failed, and its detail is the reason.
bool isField(const QString &subject)
{
    static constexpr std::array kFields{"stackName",
                                        "environmentId",
                                        "url",
                                        "branch",
                                        "composePath",
                                        "envFilePath",
                                        "envVars",
                                        "autoUpdate",
                                        "autoUpdateCron",
                                        "autoUpdateSchedule",
                                        "timeZone",
                                        "missedRun",
                                        "pollSeconds",
                                        "until",
                                        "reason",
                                        "webhookEnabled",
                                        "webhookSecret",
                                        "name",
                                        "credentialId",
                                        "kind",
                                        "followTag",
                                        "followCommit",
                                        "deployPatterns",
                                        "deployOn",
                                        "username",
                                        "host",
                                        "token",
                                        "password",
                                        "privateKey",
                                        "passphrase",
                                        "caCertificates",
                                        "sizeLimit",
                                        "endpoint",
                                        "permissions",
                                        "environments",
                                        "listenAddress",
                                        "listenPort",
                                        "runsAtOnce",
                                        "publicUrl",
                                        "relayUrl"};
    return std::any_of(kFields.begin(), kFields.end(),
                       [&subject](const char *field) { return subject == QLatin1String(field); });
}

} // namespace

ErrorText errorText(const Error &error)
{
    const Row &row = rowOf(error.code);
    const QString line = lineOf(error.detail, row.use);
    if (!line.isEmpty() && (row.use == Use::Reason || isField(error.subject)))
        return {withFullStop(line), QString()};

    QString sentence = row.withSubject && !error.subject.isEmpty() ? translated(row.withSubject).arg(error.subject)
                                                                   : translated(row.plain);
    if (!line.isEmpty() && row.use != Use::Nothing) {
        if (sentence.endsWith(QLatin1Char('.')))
            sentence.chop(1);
        //: %1 a sentence without its full stop, %2 what a program said about the cause
        sentence = withFullStop(QCoreApplication::translate("ErrorText", "%1: %2").arg(sentence, line));
    }
    return {sentence, translated(row.remedy)};
}

QString errorLine(const Error &error)
{
    const ErrorText text = errorText(error);
    QString line = text.remedy.isEmpty() ? text.sentence : text.sentence + QLatin1Char(' ') + text.remedy;
    // The command line and the API name the field; a window shows the text beside it.
    if (isField(error.subject) && !line.contains(error.subject))
        line = error.subject + QStringLiteral(": ") + line;
    return line;
}

} // namespace slipway
