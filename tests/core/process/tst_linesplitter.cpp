// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/process/tst_linesplitter.h"

#include "core/process/linesplitter.h"

#include <QTest>

namespace slipway::process {

void TestLineSplitter::splits_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArrayList>("lines");
    QTest::newRow("nothing") << QByteArray() << QByteArrayList{};
    QTest::newRow("one line") << QByteArray("a\n") << QByteArrayList{"a"};
    QTest::newRow("no end") << QByteArray("a\nb") << QByteArrayList{"a", "b"};
    QTest::newRow("empty lines") << QByteArray("\n\na\n") << QByteArrayList{"", "", "a"};
    QTest::newRow("Windows ends") << QByteArray("a\r\nb\r\n") << QByteArrayList{"a", "b"};
    QTest::newRow("progress") << QByteArray("1%\r2%\r3%\n") << QByteArrayList{"1%", "2%", "3%"};
    QTest::newRow("zero byte") << QByteArray("a\0b\n", 4) << QByteArrayList{QByteArray("a\0b", 3)};
}

void TestLineSplitter::splits()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArrayList, lines);
    // Whatever way the bytes arrive, the lines are the same.
    for (qsizetype step = 1; step <= input.size() + 1; ++step) {
        QByteArrayList got;
        LineSplitter splitter([&](const QByteArray &line) { got << line; });
        for (qsizetype at = 0; at < input.size(); at += step)
            splitter.feed(input.constData() + at, std::min(step, input.size() - at));
        splitter.finish();
        QCOMPARE(got, lines);
    }
}

void TestLineSplitter::cutsHugeLinesIntoPieces()
{
    QByteArrayList got;
    LineSplitter splitter([&](const QByteArray &line) { got << line; });
    const qsizetype piece = LineSplitter::kPieceBytes;
    const QByteArray input = QByteArray(2 * piece + 5, 'x') + "\nnext\n" + QByteArray(piece, 'y') + "\nlast\n";
    splitter.feed(input.constData(), input.size());
    splitter.finish();
    QCOMPARE(got.size(), 6);
    QCOMPARE(got.at(0).size(), piece);
    QCOMPARE(got.at(1).size(), piece);
    QCOMPARE(got.at(2), QByteArray("xxxxx"));
    QCOMPARE(got.at(3), QByteArray("next"));
    QCOMPARE(got.at(4).size(), piece);
    QCOMPARE(got.at(5), QByteArray("last"));
}

} // namespace slipway::process
