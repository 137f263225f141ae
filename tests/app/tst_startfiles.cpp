// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_startfiles.h"

#include "app/autostart.h"
#include "app/paths.h"
#include "app/systemdunit.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace Qt::StringLiterals;

namespace {

Options defaults()
{
    Options options;
    options.dataDirectory = paths::defaultDataDirectory();
    return options;
}

QByteArray lineOf(const QByteArray &text, const QByteArray &key)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(key))
            return line.mid(key.size());
    }
    return {};
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void StartFilesTest::systemdTakesTheUnit_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("plain") << u"/srv/slipway"_s;
    QTest::newRow("space") << u"/srv/my stacks"_s;
    QTest::newRow("specifier and variable") << u"/srv/50%h $HOME"_s;
    QTest::newRow("quotes") << u"/srv/a\"b'c\\d"_s;
}

void StartFilesTest::systemdTakesTheUnit()
{
    QFETCH(QString, folder);
    Options options = defaults();
    options.dataDirectory = folder;
    // A program that is there, as systemd looks for it.
    const QByteArray unit = systemdUnit(QStandardPaths::findExecutable(u"true"_s), options);
    const QTemporaryDir directory;
    write(directory.filePath(u"slipway.service"_s), unit);
    QProcess verify;
    verify.setProcessChannelMode(QProcess::MergedChannels);
    verify.start(u"systemd-analyze"_s, {u"verify"_s, u"--user"_s, u"--man=no"_s, u"--recursive-errors=no"_s,
                                        directory.filePath(u"slipway.service"_s)});
    QVERIFY2(verify.waitForFinished(30'000), "systemd-analyze is needed");
    const QByteArray said = verify.readAll();
    QVERIFY2(!said.contains("slipway.service"), said.constData());
}

void StartFilesTest::unitKeepsTheOptions()
{
    QCOMPARE(lineOf(systemdUnit(u"/usr/bin/slipway"_s, defaults()), "ExecStart="),
             QByteArray("\"/usr/bin/slipway\" serve"));
    Options options = defaults();
    options.dataDirectory = u"/srv/50% $x"_s;
    options.listen = ListenPlace{u"::1"_s, 9000};
    options.vault = VaultChoice::KeyFile;
    options.logLevel = u"debug"_s;
    QCOMPARE(lineOf(systemdUnit(u"/usr/bin/slipway"_s, options), "ExecStart="),
             QByteArray("\"/usr/bin/slipway\" serve \"--data-dir\" \"/srv/50%% $$x\" \"--listen\" \"[::1]:9000\" "
                        "\"--vault\" \"key-file\" \"--log-level\" \"debug\""));
    options = defaults();
    options.isListening = false;
    QVERIFY(systemdUnit(u"/usr/bin/slipway"_s, options).contains("serve \"--no-listen\"\n"));
}

void StartFilesTest::autostartIsOnAndOff()
{
    const QTemporaryDir config;
    Options options = defaults();
    options.dataDirectory = u"/srv/a b\\c"_s;
    const Autostart autostart(u"/opt/My Programs/slipway"_s, options, config.filePath(u"not/there"_s));
    QVERIFY(!autostart.isEnabled());
    QVERIFY(autostart.setEnabled(false)); // it is off already
    QVERIFY(autostart.setEnabled(true));
    QVERIFY(autostart.isEnabled());
    QFile file(autostart.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(lineOf(file.readAll(), "Exec="),
             QByteArray("\"/opt/My Programs/slipway\" --background \"--data-dir\" \"/srv/a b\\\\\\\\c\""));
    QVERIFY(autostart.setEnabled(false));
    QVERIFY(!autostart.isEnabled());
    QVERIFY(!QFile::exists(autostart.file()));
}

void StartFilesTest::desktopCanSwitchAutostartOff_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isOn");
    QTest::newRow("hidden") << QByteArray("[Desktop Entry]\nHidden=true\nExec=slipway\n") << false;
    QTest::newRow("GNOME") << QByteArray("[Desktop Entry]\nX-GNOME-Autostart-enabled=false") << false;
    QTest::newRow("with spaces") << QByteArray("[Desktop Entry]\nHidden = true\n") << false;
    QTest::newRow("on") << QByteArray("[Desktop Entry]\nHidden=false\nX-GNOME-Autostart-enabled=true\n") << true;
}

void StartFilesTest::desktopCanSwitchAutostartOff()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, isOn);
    const QTemporaryDir config;
    const Autostart autostart(u"/usr/bin/slipway"_s, defaults(), config.path());
    QVERIFY(autostart.setEnabled(true));
    write(autostart.file(), content);
    QCOMPARE(autostart.isEnabled(), isOn);
    QVERIFY(autostart.setEnabled(true));
    QVERIFY(autostart.isEnabled());
}

void StartFilesTest::saysThatAutostartCannotBeWritten()
{
    const QTemporaryDir config;
    write(config.filePath(u"autostart"_s), "a file where the folder should be");
    const Autostart autostart(u"/usr/bin/slipway"_s, defaults(), config.path());
    const auto done = autostart.setEnabled(true);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::FileAccess);
    QCOMPARE(done.error().subject, autostart.file());
}
