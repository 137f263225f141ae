// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/dockerfile.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace slipway::deploy {

namespace {

// As BuildKit shows it: one line, runs of blanks as one.
QString simplified(QString text)
{
    text.remove(u"\\\n"_s);
    return text.simplified();
}

} // namespace

int dockerfileLine(const QByteArray &dockerfile, const QString &step)
{
    static const QRegularExpression kBrackets(u"^\\[[^\\]]*\\] +"_s);
    static const QRegularExpression kStage(u"^\\[(\\S+) +\\d+/\\d+\\]"_s);
    static const QRegularExpression kFrom(u"^FROM\\s"_s, QRegularExpression::CaseInsensitiveOption);
    const QString stage = kStage.match(step).captured(1);
    const QStringList stages = dockerfileStages(dockerfile);
    qsizetype passed = 0; // FROM lines
    const QString wanted = simplified(QString(step).remove(kBrackets));
    if (wanted.isEmpty())
        return 0;
    const QStringList lines = QString::fromUtf8(dockerfile).split(u'\n');
    int found = 0;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const qsizetype first = i;
        QString instruction = lines.at(i).trimmed();
        if (instruction.isEmpty() || instruction.startsWith(u'#'))
            continue;
        while (instruction.endsWith(u'\\') && i + 1 < lines.size()) {
            instruction.chop(1);
            ++i;
            if (!lines.at(i).trimmed().startsWith(u'#'))
                instruction += u' ' + lines.at(i).trimmed();
            else
                instruction += u'\\';
        }
        passed += kFrom.match(instruction).hasMatch() ? 1 : 0;
        if (simplified(instruction).compare(wanted, Qt::CaseInsensitive) != 0)
            continue;
        // BuildKit calls those without a name by their number.
        const QString here = stages.value(passed - 1);
        if (!stage.isEmpty() && stage.compare(here, Qt::CaseInsensitive) != 0 && stage != u"stage-"_s + here)
            continue;
        if (found != 0)
            return 0;
        found = static_cast<int>(first) + 1;
    }
    return found;
}

QStringList dockerfileStages(const QByteArray &dockerfile)
{
    // FROM [--platform=…] IMAGE [AS NAME]; an instruction begins its line.
    static const QRegularExpression from(
        u"^[ \\t]*FROM[ \\t]+(?:--\\S+[ \\t]+)*\\S+(?:[ \\t]+AS[ \\t]+(\\S+))?[ \\t]*\\r?$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
    QStringList stages;
    for (const auto &match : from.globalMatch(QString::fromUtf8(dockerfile))) {
        const QString name = match.captured(1).toLower();
        stages << (name.isEmpty() ? QString::number(stages.size()) : name);
    }
    return stages;
}

bool hasCacheMount(const QByteArray &dockerfile)
{
    return dockerfile.contains("type=cache");
}

} // namespace slipway::deploy
