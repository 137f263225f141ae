// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/autostart.h"

#include "app/systemdunit.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace slipway {

using namespace Qt::StringLiterals;

namespace {

// Desktop Entry Specification, "The Exec key": quoted, and a value of type string besides.
QString quoted(QString word)
{
    for (const QChar c : {u'\\', u'"', u'`', u'$'})
        word.replace(c, u'\\' + QString(c));
    word.replace(u'%', u"%%"_s);
    word = u'"' + word + u'"';
    return word.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s);
}

// Written as "Key=Value" or "Key = Value", in any case.
bool hasLine(const QByteArray &text, const QByteArray &line)
{
    QByteArray bare = '\n' + text.toLower();
    bare.replace(" ", "");
    return bare.contains('\n' + line + '\n');
}

} // namespace

Autostart::Autostart(QString program, Options options, const QString &configHome)
    : m_program(std::move(program))
    , m_options(std::move(options))
    , m_file(configHome + u"/autostart/io.github.slipway.Slipway.desktop"_s)
{
}

Autostart Autostart::ofThisProgram(const Options &options)
{
    return Autostart(QCoreApplication::applicationFilePath(), options,
                     QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation));
}

bool Autostart::isEnabled() const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll() + '\n';
    return !hasLine(text, "hidden=true") && !hasLine(text, "x-gnome-autostart-enabled=false");
}

Result<> Autostart::setEnabled(bool isEnabled) const
{
    if (!isEnabled) {
        if (QFile::exists(m_file) && !QFile::remove(m_file))
            return fail(ErrorCode::FileAccess, m_file);
        return {};
    }
    QSaveFile file(m_file);
    if (!QDir().mkpath(QFileInfo(m_file).path()) || !file.open(QIODevice::WriteOnly) || file.write(entry()) < 0 ||
        !file.commit())
        return fail(ErrorCode::FileAccess, m_file, file.errorString());
    return {};
}

QByteArray Autostart::entry() const
{
    QString command = quoted(m_program) + u" --background"_s;
    for (const QString &argument : argumentsOf(m_options))
        command += u' ' + quoted(argument);
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Slipway\n"
           "Comment=Keeps Docker Compose stacks in step with Git\n"
           "Icon=io.github.slipway.Slipway\n"
           "Exec=%1\n"
           "Terminal=false\n"
           "X-GNOME-Autostart-enabled=true\n"_s.arg(command)
               .toUtf8();
}

} // namespace slipway
