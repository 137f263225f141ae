// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/doctorcommand.h"

#include "app/client/console.h"
#include "app/instanceclient.h"
#include "app/paths.h"
#include "core/docker/dockercli.h"
#include "core/model/errortext.h"
#include "core/process/systemprocessrunner.h"
#include "core/services/doctorservice.h"
#include "core/store/database.h"
#include "core/store/sealedstore.h"
#include "core/vault/keysource.h"
#include "core/vault/vault.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QTimer>
#include <QUrl>
#include <QtConcurrent>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Doctor", text);
}

// Of a key that did not seal what the database holds. Nothing where it did, and where nobody knows.
bool isWrongKey(const QString &dataDirectory, const SecretString &key)
{
    Database database(paths::databaseFile(dataDirectory));
    SealedStore store(database);
    return database.openToRead() && !vault::Vault(store).fits(key).value_or(true);
}

void sayWrongKey(DoctorLine &line)
{
    line.state = DoctorLine::State::Failed;
    line.text = errorText({ErrorCode::VaultKeyWrong, {}, {}}).sentence;
    line.fix = tr(QT_TRANSLATE_NOOP("Doctor", "Bring back the old key. If it is lost, run: slipway vault start-anew; "
                                              "then enter the secrets again."));
}

DoctorLine keychainLine(const QString &dataDirectory, const Result<SecretString> &key)
{
    DoctorLine line;
    line.name = tr(QT_TRANSLATE_NOOP("Doctor", "Keychain"));
    line.isNeeded = false; // without it secrets live for the session, and key-file is there
    if (key) {
        line.text = tr(QT_TRANSLATE_NOOP("Doctor", "it keeps the key for secrets"));
        if (isWrongKey(dataDirectory, *key))
            sayWrongKey(line);
        return line;
    }
    line.state = DoctorLine::State::Warning;
    line.text = errorText(key.error()).sentence;
    line.fix = errorText(key.error()).remedy;
    return line;
}

DoctorLine keyFileLine(const QString &dataDirectory)
{
    const QFileInfo file(dataDirectory + u"/vault.key"_s);
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    DoctorLine line;
    line.name = tr(QT_TRANSLATE_NOOP("Doctor", "Key file"));
    if (!file.exists()) {
        line.text = tr(QT_TRANSLATE_NOOP("Doctor", "it is made when Slipway starts"));
    } else if ((file.permissions() & others) != 0) {
        line.state = DoctorLine::State::Failed;
        line.text = tr(QT_TRANSLATE_NOOP("Doctor", "others may read %1")).arg(file.filePath());
        line.fix = tr(QT_TRANSLATE_NOOP("Doctor", "Run: chmod 600 %1")).arg(file.filePath());
    } else {
        line.text = file.filePath();
        QFile content(file.filePath());
        if (content.open(QIODevice::ReadOnly) && isWrongKey(dataDirectory, SecretString::fromBytes(content.readAll())))
            sayWrongKey(line);
    }
    return line;
}

// With an instance running the port is taken by it, and rightly so.
DoctorLine instanceLine(const QJsonObject &answer)
{
    DoctorLine line;
    line.name = tr(QT_TRANSLATE_NOOP("Doctor", "Listener"));
    const QString url = answer.value(u"url"_s).toString();
    line.text = url.isEmpty() ? tr(QT_TRANSLATE_NOOP("Doctor", "Slipway runs, but does not listen"))
                              : tr(QT_TRANSLATE_NOOP("Doctor", "Slipway runs and listens on %1")).arg(url);
    return line;
}

// Asked for, or chosen before for this data folder.
bool hasKeyFile(const Options &options)
{
    return options.vault == VaultChoice::KeyFile || QFileInfo::exists(options.dataDirectory + u"/vault.key"_s);
}

QVector<DoctorLine> examineAll(const Options &options)
{
    process::SystemProcessRunner runner;
    docker::DockerCli docker(runner, QProcessEnvironment::systemEnvironment());
    const auto instance = InstanceClient(options.dataDirectory).ask({{u"do"_s, u"token"_s}});
    const ListenPlace place = options.listen.value_or(ListenPlace{u"127.0.0.1"_s, 8725});
    const bool isChecking = !instance && options.isListening;
    QVector<DoctorLine> lines =
        examine(docker, runner, options.dataDirectory, isChecking ? place.address : QString(), place.port);
    if (instance)
        lines.append(instanceLine(*instance));
    if (hasKeyFile(options))
        lines.append(keyFileLine(options.dataDirectory));
    return lines;
}

ExitCode printLines(const QVector<DoctorLine> &lines)
{
    ExitCode code = ExitCode::Done;
    for (const DoctorLine &line : lines) {
        const bool isFailed = line.state == DoctorLine::State::Failed;
        const QString mark = line.state == DoctorLine::State::Good ? u"ok"_s : isFailed ? u"FAILED"_s : u"warning"_s;
        console::print(mark.leftJustified(9) + line.name + u": "_s + line.text);
        if (!line.fix.isEmpty())
            console::print(QString(9, u' ') + line.fix);
        if (isFailed && line.isNeeded)
            code = ExitCode::Failed;
    }
    return code;
}

} // namespace

ExitCode runDoctor(const Options &options)
{
    QVector<DoctorLine> lines;
    const bool isAskingKeychain = !hasKeyFile(options);
    int waitingFor = isAskingKeychain ? 2 : 1;
    QObject context;
    const auto oneDone = [&waitingFor] {
        if (--waitingFor == 0)
            QCoreApplication::exit(0);
    };
    QtConcurrent::run([&options] { return examineAll(options); }).then(&context, [&](const QVector<DoctorLine> &found) {
        lines = found + lines;
        oneDone();
    });
    vault::KeychainSource keychain(options.dataDirectory);
    if (isAskingKeychain) {
        keychain.load([&](const Result<SecretString> &key) {
            lines.append(keychainLine(options.dataDirectory, key));
            oneDone();
        });
    }
    QCoreApplication::exec();
    return printLines(lines);
}

} // namespace slipway
