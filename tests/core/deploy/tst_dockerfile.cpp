// SPDX-License-Identifier: GPL-3.0-or-later
#include "tst_dockerfile.h"

#include "core/deploy/apps/buildcontext.h"
#include "core/deploy/apps/buildoutput.h"
#include "core/deploy/apps/dockerfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway::deploy;
using namespace Qt::StringLiterals;

namespace {

// 1        FROM a AS build
// 2        RUN make
// 3        RUN one && (goes on)
// 4          # a word
// 5          two
// 6
// 7        FROM b
// 8        RUN make
// 9        COPY . /x
// 10       COPY . /x
constexpr char kDockerfile[] = "FROM a AS build\nRUN make\nRUN one && \\\n  # a word\n  two\n\nFROM b\nRUN make\n"
                               "COPY . /x\nCOPY . /x\n";

} // namespace

void TestDockerfile::findsTheLineOfAStep_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("line");
    QTest::newRow("named stage") << u"[build 2/3] RUN make"_s << 2;
    QTest::newRow("name in capitals") << u"[BUILD 2/3] RUN make"_s << 2;
    QTest::newRow("numbered stage") << u"[stage-1 2/4] RUN make"_s << 8;
    QTest::newRow("no stage, twice") << u"[2/3] RUN make"_s << 0;
    QTest::newRow("over several lines") << u"[build 3/3] RUN one &&     two"_s << 3;
    QTest::newRow("twice in one stage") << u"[stage-1 3/4] COPY . /x"_s << 0;
    QTest::newRow("not there") << u"[build 2/3] RUN other"_s << 0;
    QTest::newRow("of another stage") << u"[stage-7 2/3] RUN make"_s << 0;
    QTest::newRow("nothing") << QString() << 0;
}

void TestDockerfile::findsTheLineOfAStep()
{
    QFETCH(QString, step);
    QTEST(dockerfileLine(kDockerfile, step), "line");
}

void TestDockerfile::takesTheLineThatBuildKitSays()
{
    BuildOutput output;
    for (const char *line : {"#7 [2/2] RUN make", "#7 0.2 Makefile:3", "Makefile:4", "#7 ERROR: exit code: 1", "------",
                             " > [2/2] RUN make:", "0.2 Makefile:3", "------", "deploy/Dockerfile:12",
                             "--------------------", "  12 | >>> RUN make", "other:99"})
        output.add(line);
    QCOMPARE(output.failedStep(), u"[2/2] RUN make"_s);
    QCOMPARE(output.failedLine(), 12);
}

void TestDockerfile::knowsWhatIsSent()
{
    QTemporaryDir folder;
    const auto put = [&folder](const QString &name, int bytes) {
        QDir().mkpath(QFileInfo(folder.filePath(name)).path());
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(bytes));
    };
    put(u"top.bin"_s, 500);
    put(u"src/a"_s, 100);
    put(u"src/b"_s, 200);
    put(u"data/large"_s, 9000);
    put(u"data/keep"_s, 50);
    put(u"lib/data/x"_s, 70);
    const auto names = [&] {
        QStringList parts;
        for (const ContextPart &part : contextParts(folder.path(), folder.filePath(u"Dockerfile"_s)))
            parts << u"%1 %2"_s.arg(part.name).arg(part.bytes);
        return parts;
    };
    QCOMPARE(names(), QStringList({u"data 9050"_s, u"top.bin 500"_s, u"src 300"_s, u"lib 70"_s}));
    QFile ignore(folder.filePath(u".dockerignore"_s));
    QVERIFY(ignore.open(QIODevice::WriteOnly) && ignore.write("!first\n# word\ndata\n!data/keep\n*.bin\n") > 0);
    ignore.close();
    QCOMPARE(names().mid(0, 4), QStringList({u"src 300"_s, u"lib 70"_s, u"data 50"_s, u".dockerignore 36"_s}));
    QFile own(folder.filePath(u"Dockerfile.dockerignore"_s));
    QVERIFY(own.open(QIODevice::WriteOnly) && own.write("**/data\nsrc/\n.dockerignore\n") > 0);
    own.close();
    QCOMPARE(names(), QStringList({u"top.bin 500"_s, u"Dockerfile.dockerignore 27"_s}));
}
