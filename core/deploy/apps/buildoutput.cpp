// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/deploy/apps/buildoutput.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace slipway::deploy {

namespace {

constexpr qsizetype kKeptLines = 20;

qint64 bytesOf(const QString &number, const QString &unit)
{
    const double value = number.toDouble();
    if (unit == "kB"_L1)
        return static_cast<qint64>(value * 1e3);
    if (unit == "MB"_L1)
        return static_cast<qint64>(value * 1e6);
    if (unit == "GB"_L1)
        return static_cast<qint64>(value * 1e9);
    return static_cast<qint64>(value);
}

// "[builder 2/4] RUN make" → "builder".
QString stageOf(const QString &name)
{
    static const QRegularExpression kStage(u"^\\[(\\S+) +\\d+/\\d+\\]"_s);
    return kStage.match(name).captured(1);
}

} // namespace

BuildOutput::Node &BuildOutput::nodeOf(int number)
{
    Node &node = m_nodes[number];
    node.node.number = number;
    return node;
}

void BuildOutput::add(const QByteArray &line)
{
    static const QRegularExpression kLine(u"^#(\\d+) (.*)$"_s);
    // After the last step: "Dockerfile:12", then the lines around it.
    static const QRegularExpression kPlace(u"^[^#\\s]\\S*:(\\d+)$"_s);
    const auto match = kLine.match(QString::fromUtf8(line));
    if (m_failed != 0 && m_failedLine == 0)
        m_failedLine = kPlace.match(QString::fromUtf8(line)).captured(1).toInt();
    const int number = match.captured(1).toInt();
    // #0 tells which builder is used.
    if (!match.hasMatch() || number == 0)
        return;
    Node &node = nodeOf(number);
    if (node.node.name.isEmpty()) {
        node.node.name = match.captured(2);
        node.node.stage = stageOf(node.node.name);
        return;
    }
    addText(node, match.captured(2));
}

void BuildOutput::addText(Node &node, const QString &text)
{
    static const QRegularExpression kDone(u"^DONE ([\\d.]+)s$"_s);
    static const QRegularExpression kContext(u"^transferring context: ([\\d.]+)(B|kB|MB|GB)\\b"_s);
    static const QRegularExpression kOutput(u"^[\\d.]+ (.*)$"_s);
    // BuildKit repeats the name where it comes back to a step.
    if (text == node.node.name)
        return;
    if (text == "CACHED"_L1) {
        node.node.isCached = true;
        node.node.isDone = true;
    } else if (const auto done = kDone.match(text); done.hasMatch()) {
        node.node.seconds = done.captured(1).toDouble();
        node.node.isDone = true;
    } else if (text.startsWith("ERROR"_L1) || text == "CANCELED"_L1) {
        if (node.node.name.startsWith("importing cache"_L1)) {
            if (text.contains("not found"_L1))
                return; // nothing was kept there yet
            m_isCacheUnreachable = true;
            m_cacheProblem = text.section(u": "_s, 1);
            return;
        }
        if (text == "CANCELED"_L1)
            return;
        node.node.isFailed = true;
        m_failed = node.node.number;
    } else if (const auto context = kContext.match(text); context.hasMatch()) {
        m_contextBytes = std::max(m_contextBytes, bytesOf(context.captured(1), context.captured(2)));
    } else if (const auto output = kOutput.match(text); output.hasMatch()) {
        node.lines << output.captured(1);
        if (node.lines.size() > kKeptLines)
            node.lines.removeFirst();
    }
}

QVector<BuildNode> BuildOutput::nodes() const
{
    QVector<BuildNode> nodes;
    for (const Node &node : m_nodes)
        nodes << node.node;
    std::sort(nodes.begin(), nodes.end(), [](const BuildNode &a, const BuildNode &b) { return a.number < b.number; });
    return nodes;
}

bool BuildOutput::hasCached() const
{
    return std::any_of(m_nodes.cbegin(), m_nodes.cend(),
                       [](const Node &node) { return node.node.isCached && !node.node.isInternal(); });
}

QString BuildOutput::failedStep() const
{
    return m_failed == 0 ? QString() : m_nodes.value(m_failed).node.name;
}

QStringList BuildOutput::lastLines() const
{
    return m_failed == 0 ? QStringList() : m_nodes.value(m_failed).lines;
}

} // namespace slipway::deploy
