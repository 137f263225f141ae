// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/paths.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QHostAddress>
#include <algorithm>
#include <array>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

struct CommandRow {
    Command command;
    const char *words;
    const char *usage;   // what follows the words
    const char *summary; // translated where it is shown
    bool hasName;
};

// Window has no words; --background, --version and --help are options.
constexpr std::array kCommands{
    CommandRow{Command::Serve, "serve", "[--print-unit]", QT_TRANSLATE_NOOP("CommandLine", "run without a window"),
               false},
    CommandRow{Command::StackList, "stack list", "[--json]", QT_TRANSLATE_NOOP("CommandLine", "list the stacks"),
               false},
    CommandRow{Command::StackAdd, "stack add", "NAME --url URL [--branch B] [--credential NAME] [--compose-path P] …",
               QT_TRANSLATE_NOOP("CommandLine", "add a stack from a Git repository"), true},
    CommandRow{Command::StackShow, "stack show", "NAME [--json]", QT_TRANSLATE_NOOP("CommandLine", "show one stack"),
               true},
    CommandRow{Command::StackRemove, "stack remove", "NAME [--down] [--volumes]",
               QT_TRANSLATE_NOOP("CommandLine", "remove a stack; its files stay"), true},
    CommandRow{Command::Sync, "sync", "NAME [--wait]",
               QT_TRANSLATE_NOOP("CommandLine", "look at Git and deploy what is new"), true},
    CommandRow{Command::Deploy, "deploy", "NAME [--wait]",
               QT_TRANSLATE_NOOP("CommandLine", "deploy, also when nothing is new"), true},
    CommandRow{Command::Logs, "logs", "NAME [-f]", QT_TRANSLATE_NOOP("CommandLine", "show the output of the last run"),
               true},
    CommandRow{Command::History, "history", "NAME", QT_TRANSLATE_NOOP("CommandLine", "list the runs of a stack"), true},
    CommandRow{Command::TokenCreate, "token create", "--name NAME [--permission P]… [--environment ID]…",
               QT_TRANSLATE_NOOP("CommandLine", "make an API token and print it once"), false},
    CommandRow{Command::TokenList, "token list", "", QT_TRANSLATE_NOOP("CommandLine", "list the API tokens"), false},
    CommandRow{Command::TokenRevoke, "token revoke", "NAME", QT_TRANSLATE_NOOP("CommandLine", "revoke an API token"),
               true},
    CommandRow{Command::RepoList, "repo list", "",
               QT_TRANSLATE_NOOP("CommandLine", "list the repositories that stacks follow"), false},
    CommandRow{Command::RepoCheck, "repo check", "[NAME]",
               QT_TRANSLATE_NOOP("CommandLine", "ask the servers of all repositories, or of one stack's"), false},
    CommandRow{Command::HostKeyList, "hostkey list", "",
               QT_TRANSLATE_NOOP("CommandLine", "list the accepted ssh host keys"), false},
    CommandRow{Command::HostKeyAccept, "hostkey accept", "HOST FINGERPRINT",
               QT_TRANSLATE_NOOP("CommandLine", "accept the key of an ssh host by its fingerprint"), true},
    CommandRow{Command::HostKeyRemove, "hostkey remove", "HOST",
               QT_TRANSLATE_NOOP("CommandLine", "forget the keys of an ssh host"), true},
    CommandRow{Command::VaultRenewKey, "vault renew-key", "",
               QT_TRANSLATE_NOOP("CommandLine", "give the secrets a fresh key (while Slipway does not run)"), false},
    CommandRow{Command::VaultStartAnew, "vault start-anew", "",
               QT_TRANSLATE_NOOP("CommandLine", "give up a lost key, to enter secrets again (while Slipway does not "
                                                "run)"),
               false},
    CommandRow{Command::Doctor, "doctor", "", QT_TRANSLATE_NOOP("CommandLine", "check what Slipway needs"), false},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString generalHelp()
{
    QString text = translated(QT_TRANSLATE_NOOP("CommandLine", "Usage: slipway [OPTION]… [COMMAND]\n"
                                                               "Keeps Docker Compose stacks in step with Git. "
                                                               "Without a command it opens the window.\n")) +
                   u'\n';
    for (const CommandRow &row : kCommands) {
        const QString call = QString::fromUtf8(row.words) + u' ' + QString::fromUtf8(row.usage);
        text += u"  "_s + call.trimmed() + u"\n        "_s + translated(row.summary) + u'\n';
    }
    return text + u'\n' +
           translated(QT_TRANSLATE_NOOP(
               "CommandLine",
               "  --background           start in the tray, without a window\n"
               "  --data-dir DIR         the data folder (default: $XDG_DATA_HOME/slipway)\n"
               "  --listen ADDRESS:PORT  where the API listens (default 127.0.0.1:8725; port 0 = a free one)\n"
               "  --no-listen            no API\n"
               "  --vault WHERE          the key for secrets: keychain (default) or key-file\n"
               "  --log-level LEVEL      debug, info (default), warning or error\n"
               "  -h, --help             this text; after a command, its options\n"
               "  -v, --version          the version\n\n"
               "Exit codes: 0 done, 1 failed, 2 wrong use, 3 no instance of Slipway is running.\n"));
}

void addGlobalOptions(QCommandLineParser *parser)
{
    parser->addOptions({
        {u"data-dir"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "The data folder.")), u"DIR"_s},
        {u"listen"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "Where the API listens.")), u"ADDRESS:PORT"_s},
        {u"no-listen"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "No API."))},
        {u"vault"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "The key for secrets: keychain or key-file.")),
         u"WHERE"_s},
        {u"log-level"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "debug, info, warning or error.")), u"LEVEL"_s},
        {u"background"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "Start in the tray, without a window."))},
        {{u"h"_s, u"help"_s}, translated(QT_TRANSLATE_NOOP("CommandLine", "Show this text."))},
        {{u"v"_s, u"version"_s}, translated(QT_TRANSLATE_NOOP("CommandLine", "Show the version."))},
    });
}

void addWaitOption(QCommandLineParser *parser)
{
    parser->addOption(
        {u"wait"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "Wait for the end and show the result."))});
}

void addJsonOption(QCommandLineParser *parser)
{
    parser->addOption({u"json"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "Print JSON, as the API answers it."))});
}

void addStackAddOptions(QCommandLineParser *parser)
{
    parser->addOptions({
        {u"url"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "The Git repository.")), u"URL"_s},
        {u"branch"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "The branch to follow (default: main).")), u"B"_s},
        {u"tag"_s,
         translated(QT_TRANSLATE_NOOP("CommandLine",
                                      "Follow this tag instead, or the highest one of a pattern such as v1.*.")),
         u"TAG"_s},
        {u"commit"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "Stay at this commit instead (its whole id).")),
         u"ID"_s},
        {u"credential"_s,
         translated(QT_TRANSLATE_NOOP("CommandLine", "The credential for the Git server, by its name.")), u"NAME"_s},
        {u"compose-path"_s,
         translated(QT_TRANSLATE_NOOP("CommandLine", "The compose file in the repository (default: compose.yaml).")),
         u"P"_s},
        {u"env-file"_s,
         translated(QT_TRANSLATE_NOOP("CommandLine", "A file with variables in the repository (default: none).")),
         u"F"_s},
        {u"var"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "A variable; may be given several times.")),
         u"KEY=VALUE"_s},
        {u"secret"_s,
         translated(QT_TRANSLATE_NOOP("CommandLine",
                                      "A secret variable; its value is read from standard input, one line for each.")),
         u"KEY"_s},
        {u"secret-file"_s,
         translated(QT_TRANSLATE_NOOP("CommandLine", "A secret variable whose value is the content of a file.")),
         u"KEY=FILE"_s},
        {u"deploy"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "Deploy it at once and wait for the end."))},
    });
}

void addTokenCreateOptions(QCommandLineParser *parser)
{
    parser->addOptions({
        {u"name"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "A name to recognise the token by.")), u"NAME"_s},
        {u"permission"_s,
         translated(QT_TRANSLATE_NOOP("CommandLine",
                                      "stacks:view, stacks:edit, environments:edit or credentials:edit; may be given "
                                      "several times (default: all).")),
         u"P"_s},
        {u"environment"_s,
         translated(QT_TRANSLATE_NOOP("CommandLine",
                                      "The number of an environment the token may use; may be given several times "
                                      "(default: all).")),
         u"ID"_s},
    });
}

void addOptionsOf(Command command, QCommandLineParser *parser)
{
    switch (command) {
    case Command::Serve:
        parser->addOption({u"print-unit"_s,
                           translated(QT_TRANSLATE_NOOP("CommandLine", "Print a systemd user unit that runs this."))});
        break;
    case Command::StackAdd:
        addStackAddOptions(parser);
        break;
    case Command::StackList:
    case Command::StackShow:
        addJsonOption(parser);
        break;
    case Command::StackRemove:
        parser->addOptions({
            {u"down"_s, translated(QT_TRANSLATE_NOOP("CommandLine", "Take its containers down."))},
            {u"volumes"_s,
             translated(QT_TRANSLATE_NOOP("CommandLine", "Remove its volumes too (only together with --down)."))},
        });
        break;
    case Command::Sync:
    case Command::Deploy:
        addWaitOption(parser);
        break;
    case Command::Logs:
        parser->addOption({{u"f"_s, u"follow"_s},
                           translated(QT_TRANSLATE_NOOP("CommandLine", "Go on with what comes, until interrupted."))});
        break;
    case Command::TokenCreate:
        addTokenCreateOptions(parser);
        break;
    default:
        break;
    }
}

// The indexes of the arguments that are no global option and no value of one: the first ones are the command.
QVector<qsizetype> positionalIndexes(const QStringList &arguments)
{
    static const QStringList withValue{u"--data-dir"_s, u"--listen"_s, u"--vault"_s, u"--log-level"_s};
    QVector<qsizetype> indexes;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (withValue.contains(arguments.at(i)))
            ++i;
        else if (!arguments.at(i).startsWith(u'-'))
            indexes.append(i);
    }
    return indexes;
}

// The command's row, and how many of the positional arguments are its words. Null where there is none such.
const CommandRow *findCommand(const QStringList &positionals, qsizetype *wordCount)
{
    for (const CommandRow &row : kCommands) {
        const QStringList words = QString::fromLatin1(row.words).split(u' ');
        if (positionals.size() >= words.size() && positionals.first(words.size()) == words) {
            *wordCount = words.size();
            return &row;
        }
    }
    return nullptr;
}

bool parseListen(const QString &text, ListenPlace *place)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString address = text.left(colon);
    bool isNumber = false;
    const uint port = text.mid(colon + 1).toUInt(&isNumber);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.mid(1, address.size() - 2);
    if (colon <= 0 || !isNumber || port > 65535 || (address != "localhost"_L1 && QHostAddress(address).isNull()))
        return false;
    *place = {address, static_cast<quint16>(port)};
    return true;
}

QString readOptions(const QCommandLineParser &parser, Options *options)
{
    options->dataDirectory = QDir::cleanPath(QDir::current().absoluteFilePath(
        parser.isSet(u"data-dir"_s) ? parser.value(u"data-dir"_s) : paths::defaultDataDirectory()));
    options->isListening = !parser.isSet(u"no-listen"_s);
    if (parser.isSet(u"listen"_s)) {
        ListenPlace place;
        if (!parseListen(parser.value(u"listen"_s), &place))
            return translated(
                QT_TRANSLATE_NOOP("CommandLine", "--listen takes ADDRESS:PORT, for example 127.0.0.1:8725."));
        options->listen = place;
    }
    if (parser.isSet(u"vault"_s)) {
        const QString vault = parser.value(u"vault"_s);
        if (vault != "keychain"_L1 && vault != "key-file"_L1)
            return translated(QT_TRANSLATE_NOOP("CommandLine", "--vault takes keychain or key-file."));
        options->vault = vault == "key-file"_L1 ? VaultChoice::KeyFile : VaultChoice::Keychain;
    }
    if (parser.isSet(u"log-level"_s)) {
        options->logLevel = parser.value(u"log-level"_s);
        if (!QStringList{u"debug"_s, u"info"_s, u"warning"_s, u"error"_s}.contains(options->logLevel))
            return translated(QT_TRANSLATE_NOOP("CommandLine", "--log-level takes debug, info, warning or error."));
    }
    return {};
}

QString readStackAdd(const QCommandLineParser &parser, Invocation *invocation)
{
    invocation->url = parser.value(u"url"_s);
    if (parser.isSet(u"branch"_s))
        invocation->branch = parser.value(u"branch"_s);
    invocation->followTag = parser.value(u"tag"_s);
    invocation->followCommit = parser.value(u"commit"_s);
    invocation->credential = parser.value(u"credential"_s);
    invocation->composePath = parser.value(u"compose-path"_s);
    invocation->envFilePath = parser.value(u"env-file"_s);
    invocation->variables = parser.values(u"var"_s);
    invocation->secretKeys = parser.values(u"secret"_s);
    invocation->secretFiles = parser.values(u"secret-file"_s);
    invocation->isDeploying = parser.isSet(u"deploy"_s);
    if (invocation->url.isEmpty())
        return translated(QT_TRANSLATE_NOOP("CommandLine", "Give the repository with --url URL."));
    if (parser.isSet(u"branch"_s) + parser.isSet(u"tag"_s) + parser.isSet(u"commit"_s) > 1)
        return translated(QT_TRANSLATE_NOOP("CommandLine", "Give only one of --branch, --tag and --commit."));
    const auto isPair = [](const QString &text) { return text.indexOf(u'=') > 0; };
    if (!std::all_of(invocation->variables.cbegin(), invocation->variables.cend(), isPair))
        return translated(QT_TRANSLATE_NOOP("CommandLine", "--var takes KEY=VALUE."));
    if (!std::all_of(invocation->secretFiles.cbegin(), invocation->secretFiles.cend(), isPair))
        return translated(QT_TRANSLATE_NOOP("CommandLine", "--secret-file takes KEY=FILE."));
    if (std::any_of(invocation->secretKeys.cbegin(), invocation->secretKeys.cend(), isPair))
        return translated(QT_TRANSLATE_NOOP("CommandLine",
                                            "--secret takes only the KEY: a value here could be read by others. It is "
                                            "read from standard input."));
    return {};
}

QString readTokenCreate(const QCommandLineParser &parser, Invocation *invocation)
{
    invocation->name = parser.value(u"name"_s);
    invocation->permissions = parser.values(u"permission"_s);
    for (const QString &text : parser.values(u"environment"_s)) {
        bool isNumber = false;
        invocation->environments.append(text.toLongLong(&isNumber));
        if (!isNumber || invocation->environments.last() <= 0)
            return translated(QT_TRANSLATE_NOOP("CommandLine", "--environment takes the number of an environment."));
    }
    if (invocation->name.isEmpty())
        return translated(QT_TRANSLATE_NOOP("CommandLine", "Give the token a name with --name NAME."));
    return {};
}

QString readCommand(const QCommandLineParser &parser, Invocation *invocation)
{
    const auto isSet = [&parser](const QString &option) { return parser.optionNames().contains(option); };
    invocation->isJson = isSet(u"json"_s);
    invocation->isWaiting = isSet(u"wait"_s);
    invocation->isFollowing = isSet(u"f"_s) || isSet(u"follow"_s);
    invocation->isPrintingUnit = isSet(u"print-unit"_s);
    invocation->hasDown = isSet(u"down"_s);
    invocation->hasVolumes = isSet(u"volumes"_s);
    if (invocation->hasVolumes && !invocation->hasDown)
        return translated(QT_TRANSLATE_NOOP("CommandLine", "--volumes goes only together with --down."));
    if (invocation->command == Command::StackAdd)
        return readStackAdd(parser, invocation);
    if (invocation->command == Command::TokenCreate)
        return readTokenCreate(parser, invocation);
    return {};
}

QString readName(const CommandRow &row, QStringList rest, Invocation *invocation)
{
    const bool isHost = row.command == Command::HostKeyAccept || row.command == Command::HostKeyRemove;
    if (row.hasName && rest.isEmpty())
        return isHost ? translated(QT_TRANSLATE_NOOP("CommandLine", "The HOST is missing."))
                      : translated(QT_TRANSLATE_NOOP("CommandLine", "The NAME is missing."));
    if (row.hasName || (row.command == Command::RepoCheck && !rest.isEmpty()))
        invocation->name = rest.takeFirst();
    if (row.command == Command::HostKeyAccept) {
        if (rest.isEmpty())
            return translated(QT_TRANSLATE_NOOP(
                "CommandLine", "The FINGERPRINT is missing. It looks like SHA256:… and is what you compared."));
        invocation->fingerprint = rest.takeFirst();
    }
    if (!rest.isEmpty())
        return translated(QT_TRANSLATE_NOOP("CommandLine", "There is one argument too many: %1.")).arg(rest.first());
    return {};
}

QString commandHelp(const CommandRow &row, const QCommandLineParser &parser)
{
    // helpText() would name the program by its path; only the options' part is taken.
    const QString text = parser.helpText();
    const qsizetype options = text.indexOf(u'\n');
    return translated(QT_TRANSLATE_NOOP("CommandLine", "Usage: slipway %1 %2"))
               .arg(QString::fromUtf8(row.words), QString::fromUtf8(row.usage)) +
           text.mid(options);
}

} // namespace

Invocation parseCommandLine(const QStringList &arguments)
{
    Invocation invocation;
    QStringList positionals;
    for (const qsizetype index : positionalIndexes(arguments))
        positionals << arguments.at(index);
    qsizetype wordCount = 0;
    const CommandRow *row = findCommand(positionals, &wordCount);

    QCommandLineParser parser;
    addGlobalOptions(&parser);
    if (row)
        addOptionsOf(row->command, &parser);
    const bool isParsed = parser.parse(QStringList{u"slipway"_s} + arguments);
    const auto refused = [&](const QString &problem) {
        invocation.problem = problem;
        invocation.helpText = row ? translated(QT_TRANSLATE_NOOP("CommandLine", "See \"slipway %1 --help\"."))
                                        .arg(QString::fromUtf8(row->words))
                                  : translated(QT_TRANSLATE_NOOP("CommandLine", "See \"slipway --help\"."));
        return invocation;
    };
    if (parser.isSet(u"help"_s)) {
        invocation.command = Command::Help;
        invocation.helpText = row ? commandHelp(*row, parser) : generalHelp();
        return invocation;
    }
    if (parser.isSet(u"version"_s)) {
        invocation.command = Command::Version;
        return invocation;
    }
    if (!row && !positionals.isEmpty())
        return refused(translated(QT_TRANSLATE_NOOP("CommandLine", "There is no command \"%1\"."))
                           .arg(positionals.first(std::min<qsizetype>(positionals.size(), 2)).join(u' ')));
    if (!isParsed)
        return refused(parser.errorText() + u'.');
    invocation.command = row ? row->command : parser.isSet(u"background"_s) ? Command::Background : Command::Window;
    QString problem = readOptions(parser, &invocation.options);
    if (problem.isEmpty() && row)
        problem = readName(*row, parser.positionalArguments().mid(wordCount), &invocation);
    if (problem.isEmpty() && row)
        problem = readCommand(parser, &invocation);
    return problem.isEmpty() ? invocation : refused(problem);
}

} // namespace slipway
