// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/secretinput.h"

#include <QCoreApplication>
#include <QFile>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace slipway {

namespace {

// Switches the terminal's echo off for its life.
class SilentTerminal
{
public:
    SilentTerminal()
        : m_isTerminal(::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_isTerminal)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;
    bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before{};
    bool m_isTerminal;
};

void ask(const QString &key)
{
    const QString prompt = QCoreApplication::translate("CommandLine", "Value of %1: ").arg(key);
    std::fputs(prompt.toLocal8Bit().constData(), stderr);
}

} // namespace

Result<std::map<QString, SecretString>> readSecrets(const QStringList &keys, const QStringList &files)
{
    std::map<QString, SecretString> secrets;
    if (!keys.isEmpty()) {
        const SilentTerminal terminal;
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return fail(ErrorCode::FileAccess, QStringLiteral("stdin"));
        for (const QString &key : keys) {
            if (terminal.isTerminal())
                ask(key);
            QByteArray line = input.readLine();
            if (terminal.isTerminal())
                std::fputc('\n', stderr);
            if (line.isEmpty()) {
                return fail(
                    ErrorCode::VariableInvalid, key,
                    QCoreApplication::translate("CommandLine", "There is no line on standard input for the secret %1.")
                        .arg(key));
            }
            if (line.endsWith('\n'))
                line.chop(1);
            secrets.insert_or_assign(key, SecretString::fromBytes(std::move(line)));
        }
    }
    for (const QString &pair : files) {
        QFile file(pair.section(QLatin1Char('='), 1));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::FileAccess, file.fileName(), file.errorString());
        QByteArray content = file.readAll();
        if (content.endsWith('\n'))
            content.chop(1);
        secrets.insert_or_assign(pair.section(QLatin1Char('='), 0, 0), SecretString::fromBytes(std::move(content)));
    }
    return secrets;
}

} // namespace slipway
