// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/app.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace slipway::deploy {

// Reads the plain progress of BuildKit ("#7 [2/4] RUN make", "#7 CACHED", "#7 DONE 0.3s") line by line
// into the tree of steps: what was cached, what failed, what the failing step said last. One build, one
// thread; keeps the last lines of each step only. The format is that of buildx 0.6 to 0.2x and of
// docker 20.10 to 28.
class BuildOutput
{
public:
    void add(const QByteArray &line);

    QVector<BuildNode> nodes() const; // in the order BuildKit numbered them
    bool hasCached() const;           // a line of the Dockerfile came from the cache
    // Of the context, as far as it was sent in this build.
    qint64 contextBytes() const { return m_contextBytes; }
    bool isCacheUnreachable() const { return m_isCacheUnreachable; }
    QString cacheProblem() const { return m_cacheProblem; }

    // The step that failed; empty where none did. Its instruction is what follows the brackets.
    QString failedStep() const;
    QStringList lastLines() const; // of the failed step
    // Where it stands in the Dockerfile, from 1; 0 where BuildKit does not say.
    int failedLine() const { return m_failedLine; }

private:
    struct Node {
        BuildNode node;
        QStringList lines;
    };
    Node &nodeOf(int number);
    void addText(Node &node, const QString &text);

    QHash<int, Node> m_nodes;
    int m_failed = 0;
    int m_failedLine = 0;
    qint64 m_contextBytes = 0;
    bool m_isCacheUnreachable = false;
    QString m_cacheProblem;
};

} // namespace slipway::deploy
