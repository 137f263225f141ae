// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/console.h"

#include "core/model/errortext.h"

#include <QCoreApplication>
#include <algorithm>
#include <cstdio>

namespace slipway::console {

namespace {

QString harmless(const QString &text)
{
    QString clean = text;
    clean.removeIf([](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
    return clean;
}

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

} // namespace

void print(const QString &line)
{
    write(stdout, harmless(line).toUtf8() + '\n');
}

void printRaw(const QByteArray &bytes)
{
    write(stdout, bytes);
}

void complain(const QString &sentence)
{
    write(stderr, "slipway: " + harmless(sentence).toUtf8() + '\n');
}

ExitCode failed(const Error &error)
{
    complain(errorLine(error));
    return ExitCode::Failed;
}

ExitCode noInstance(const QString &dataDirectory)
{
    complain(QCoreApplication::translate("CommandLine",
                                         "No Slipway is running for the data folder %1. Start one with \"slipway\" or "
                                         "\"slipway serve\".")
                 .arg(dataDirectory));
    return ExitCode::NoInstance;
}

QString table(const QVector<QStringList> &rows)
{
    QVector<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row.at(i).leftJustified(widths.at(i) + 2) : row.at(i);
        while (line.endsWith(u' '))
            line.chop(1);
        lines << line;
    }
    return lines.join(u'\n');
}

} // namespace slipway::console
