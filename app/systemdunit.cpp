// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/systemdunit.h"

#include "app/paths.h"

#include <QStringList>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

// systemd.service(5), "Command lines" and "Specifiers".
QString quoted(QString word)
{
    word.replace(u'\\', u"\\\\"_s)
        .replace(u'"', u"\\\""_s)
        .replace(u'\n', u"\\n"_s)
        .replace(u'%', u"%%"_s)
        .replace(u'$', u"$$"_s);
    return u'"' + word + u'"';
}

} // namespace

QStringList argumentsOf(const Options &options)
{
    const Options defaults;
    QStringList arguments;
    if (options.dataDirectory != paths::defaultDataDirectory())
        arguments << u"--data-dir"_s << options.dataDirectory;
    if (options.listen) {
        const bool isV6 = options.listen->address.contains(u':');
        arguments << u"--listen"_s
                  << (isV6 ? u"[%1]:%2"_s : u"%1:%2"_s).arg(options.listen->address).arg(options.listen->port);
    }
    if (!options.isListening)
        arguments << u"--no-listen"_s;
    if (options.vault == VaultChoice::KeyFile)
        arguments << u"--vault"_s << u"key-file"_s;
    if (options.logLevel != defaults.logLevel)
        arguments << u"--log-level"_s << options.logLevel;
    return arguments;
}

QByteArray systemdUnit(const QString &program, const Options &options)
{
    QString command = quoted(program) + u" serve"_s;
    for (const QString &argument : argumentsOf(options))
        command += u' ' + quoted(argument);
    return u"# Save this as ~/.config/systemd/user/slipway.service, then:\n"
           "#   systemctl --user daemon-reload\n"
           "#   systemctl --user enable --now slipway.service\n"
           "# It runs while you are logged in. For it to run always:\n"
           "#   loginctl enable-linger\n"
           "\n"
           "[Unit]\n"
           "Description=Slipway keeps Docker Compose stacks in step with Git\n"
           "\n"
           "[Service]\n"
           "Type=exec\n"
           "ExecStart=%1\n"
           "Restart=on-failure\n"
           "RestartSec=5\n"
           "# Runs that go on are ended in order first; then what they started.\n"
           "KillMode=mixed\n"
           "TimeoutStopSec=60\n"
           "\n"
           "[Install]\n"
           "WantedBy=default.target\n"_s.arg(command)
               .toUtf8();
}

} // namespace slipway
