// SPDX-License-Identifier: GPL-3.0-or-later
// Picks what to be before anything is built: only the window gets a
// QApplication; `serve` and the command line run where there is no display.
#include "app/client/console.h"
#include "app/client/doctorcommand.h"
#include "app/client/sourcecommands.h"
#include "app/client/stackcommands.h"
#include "app/client/tokenclient.h"
#include "app/client/vaultclient.h"
#include "app/commandline.h"
#include "app/desktop.h"
#include "app/serve.h"
#include "app/systemdunit.h"

#include <QApplication>
#include <QLocale>
#include <QLoggingCategory>
#include <QTranslator>
#include <csignal>
#include <memory>

namespace {

using namespace slipway;

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

void setLogLevel(const QString &level)
{
    const QStringList levels{QStringLiteral("debug"), QStringLiteral("info"), QStringLiteral("warning"),
                             QStringLiteral("critical")};
    const qsizetype wanted = level == QLatin1String("error") ? 3 : levels.indexOf(level);
    QStringList rules;
    for (qsizetype i = 0; i < levels.size(); ++i)
        rules << QStringLiteral("slipway.*.%1=%2").arg(levels.at(i), QVariant(i >= wanted).toString());
    QLoggingCategory::setFilterRules(rules.join(QLatin1Char('\n')));
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-dd hh:mm:ss.zzz} %{type} %{category}: %{message}"));
}

void install(QTranslator *translator)
{
    QCoreApplication::setApplicationName(QStringLiteral("slipway"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLIPWAY_VERSION));
    if (translator->load(QLocale(), QStringLiteral("slipway"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        translator->load(QStringLiteral(":/i18n/slipway_en")))
        QCoreApplication::installTranslator(translator);
}

ExitCode runConsole(const Invocation &invocation)
{
    if (!invocation.problem.isEmpty()) {
        console::complain(invocation.problem);
        console::complain(invocation.helpText);
        return ExitCode::WrongUse;
    }
    switch (invocation.command) {
    case Command::Help:
        console::printRaw(invocation.helpText.toUtf8());
        return ExitCode::Done;
    case Command::Version:
        console::print(QStringLiteral("slipway " SLIPWAY_VERSION));
        return ExitCode::Done;
    case Command::Serve:
        if (invocation.isPrintingUnit) {
            console::printRaw(systemdUnit(QCoreApplication::applicationFilePath(), invocation.options));
            return ExitCode::Done;
        }
        return runServe(invocation.options);
    case Command::Doctor:
        return runDoctor(invocation.options);
    case Command::TokenCreate:
    case Command::TokenList:
    case Command::TokenRevoke:
        return runTokenClient(invocation);
    case Command::VaultRenewKey:
    case Command::VaultStartAnew:
        return runVaultClient(invocation);
    case Command::RepoList:
    case Command::RepoCheck:
    case Command::HostKeyList:
    case Command::HostKeyAccept:
    case Command::HostKeyRemove:
        return SourceCommands(invocation).run();
    default:
        return StackCommands(invocation).run();
    }
}

ExitCode runWindow(int argc, char **argv, const Invocation &invocation)
{
    const bool isBackground = invocation.command == Command::Background;
    if (const auto code = raiseRunning(invocation.options, isBackground))
        return *code;
    const QApplication application(argc, argv);
    QTranslator translator;
    install(&translator);
    QApplication::setApplicationDisplayName(QStringLiteral("Slipway"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.slipway.Slipway"));
    return runDesktop(invocation.options, isBackground);
}

} // namespace

int main(int argc, char **argv)
{
    // A peer that leaves is an error of that write, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
    const QStringList arguments = argumentsOf(argc, argv);
    const Invocation invocation = parseCommandLine(arguments);
    setLogLevel(invocation.options.logLevel);
    const bool isWindow = invocation.problem.isEmpty() &&
                          (invocation.command == Command::Window || invocation.command == Command::Background);
    if (isWindow)
        return int(runWindow(argc, argv, invocation));
    const QCoreApplication application(argc, argv);
    QTranslator translator;
    install(&translator);
    // Once more, now that there are translations.
    return int(runConsole(parseCommandLine(arguments)));
}
