// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_logview.h"

#include "ui/logs/logfeed.h"
#include "ui/logs/logview.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

// A frame of 100 ms is where people begin to feel it; debug builds of a shared
// machine get some more.
constexpr qint64 kLongestFrameMs = 250;

QByteArray lines(int count, const QByteArray &text = "line")
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += text + ' ' + QByteArray::number(i) + '\n';
    return all;
}

void show(LogView &view)
{
    view.resize(800, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
}

qint64 paintMs(LogView &view)
{
    QElapsedTimer timer;
    timer.start();
    view.grab();
    return timer.elapsed();
}

} // namespace

void TstLogView::linesAreReadAsATerminalWould_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray("hello") << QByteArray("hello");
    QTest::newRow("colour") << QByteArray("\x1b[1;31mred\x1b[0m!") << QByteArray("red!");
    QTest::newRow("cut escape") << QByteArray("a\x1b[3") << QByteArray("a");
    QTest::newRow("lone escape") << QByteArray("a\x1b") << QByteArray("a");
    QTest::newRow("cursor and erase") << QByteArray("\x1b[2K\x1b[1Gdone") << QByteArray("done");
    QTest::newRow("title") << QByteArray("\x1b]0;title\x07text") << QByteArray("text");
    QTest::newRow("progress") << QByteArray("10%\r50%\r100%") << QByteArray("100%");
    QTest::newRow("Windows newline") << QByteArray("text\r") << QByteArray("text");
    QTest::newRow("tab") << QByteArray("a\tb") << QByteArray("a       b");
    QTest::newRow("control characters") << QByteArray("a\x01\x7f"
                                                      "b",
                                                      4)
                                        << QByteArray("ab");
}

void TstLogView::linesAreReadAsATerminalWould()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, text);
    QCOMPARE(parseLogLine(raw).text, text);
}

void TstLogView::stylesAreKept()
{
    const LogLine line = parseLogLine("a\x1b[1;38;5;196mb\x1b[38;2;1;2;3;4mc\x1b[0md");
    QCOMPARE(line.spans.size(), 3);
    QCOMPARE(line.spans.at(0).start, 1);
    QCOMPARE(line.spans.at(0).style.foreground, 0x010000c4U);
    QCOMPARE(int(line.spans.at(0).style.flags), int(LogStyle::Bold));
    QCOMPARE(line.spans.at(1).style.foreground, 0x02010203U);
    QCOMPARE(int(line.spans.at(1).style.flags), int(LogStyle::Bold | LogStyle::Underline));
    QCOMPARE(line.spans.at(2).style, LogStyle{});
}

void TstLogView::memoryIsBounded()
{
    LogBuffer buffer;
    for (int i = 0; i < 50; ++i)
        buffer.append(lines(10'000), 0);
    QCOMPARE(buffer.endNumber(), 500'000);
    QCOMPARE(buffer.endNumber() - buffer.firstNumber(), LogBuffer::kMostLines);
    const QByteArray big(90'000, 'x');
    for (int i = 0; i < 2'000; ++i)
        buffer.append(big + '\n', 0);
    QVERIFY(buffer.bytes() <= LogBuffer::kMostBytes);
    // A line that never ends.
    for (int i = 0; i < 100; ++i)
        buffer.append(big, 0);
    QVERIFY(buffer.bytes() <= LogBuffer::kMostBytes);
    buffer.clear();
    QCOMPARE(buffer.bytes(), 0);
}

void TstLogView::wideCharactersKeepTheGrid()
{
    const LogLine line = parseLogLine(u"日本é\u0301x"_s.toUtf8());
    QCOMPARE(line.cells, 2 + 2 + 1 + 0 + 1);
    QCOMPARE(textOfCells(line, 2, 4), u"本"_s);
    QCOMPARE(textOfCells(line, 5, 6), u"x"_s);
}

void TstLogView::followsUntilScrolledUp()
{
    LogView view;
    show(view);
    view.append(lines(1000));
    view.showNow();
    QScrollBar *bar = view.verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    const QSignalSpy following(&view, &LogView::followingChanged);
    bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    QVERIFY(!view.isFollowing());
    QCOMPARE(following.count(), 1);
    const int at = bar->value();
    view.append(lines(100));
    view.showNow();
    QCOMPARE(bar->value(), at);
    QTest::keyClick(&view, Qt::Key_End);
    QVERIFY(view.isFollowing());
    QCOMPARE(bar->value(), bar->maximum());
}

void TstLogView::staysWhereItIsWhileOldLinesGo()
{
    LogView view;
    show(view);
    view.append(lines(int(LogBuffer::kMostLines)));
    view.showNow();
    view.setFollowing(false);
    view.verticalScrollBar()->setValue(100'000);
    view.append(lines(500));
    view.showNow();
    QCOMPARE(view.verticalScrollBar()->value(), 99'500);
}

void TstLogView::levelsAreReadWhereTheyAreLevels_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<LogLevel>("level");
    const auto row = [](const char *text, LogLevel level) { QTest::newRow(text) << QByteArray(text) << level; };
    row("ERROR upstream timed out", LogLevel::Error);
    row("2024-10-02 10:14:01 UTC [1] LOG:  checkpoint complete", LogLevel::Info);
    row("2024-10-02T10:14:01Z [warn] slow", LogLevel::Warning);
    row("time=\"now\" level=error msg=\"no info\"", LogLevel::Error);
    row("{\"level\":\"debug\",\"msg\":\"x\"}", LogLevel::Debug);
    row("npm ERR! code E404", LogLevel::Error);
    row("error: no such file", LogLevel::Error);
    row("Traceback (most recent call last):", LogLevel::Error);
    row("[Sun Nov 22] [core:notice] ready", LogLevel::Info);
    row("no error was found", LogLevel::None);
    row("GET /error.html 200", LogLevel::None);
    row("GET /warn-me 200", LogLevel::None);
    row("catalog rebuilt", LogLevel::None);
    row("", LogLevel::None);
}

void TstLogView::levelsAreReadWhereTheyAreLevels()
{
    QFETCH(QByteArray, text);
    QFETCH(LogLevel, level);
    QCOMPARE(levelOf(text), level);
}

void TstLogView::filtersByLevel()
{
    LogView view;
    show(view);
    view.setHasServices(true);
    view.append("web-1  | INFO started\nweb-1  | DEBUG detail\ndb-1   | ERROR broken\nweb-1  | plain\n"
                "db-1   |   at line 3\nweb-1  |   at ease\n");
    view.appendMarker(u"deploy"_s);
    view.showNow();
    view.setLeastLevel(LogLevel::Error);
    // What is indented goes with the line of its service before it; markers always stay.
    QCOMPARE(view.allText(), "db-1   | ERROR broken\ndb-1   |   at line 3\ndeploy\n");
    view.setLeastLevel(LogLevel::Info);
    QVERIFY(!view.allText().contains("DEBUG"));
    QVERIFY(view.allText().contains("plain"));
    view.setLeastLevel(LogLevel::None);
    QCOMPARE(view.allText().count('\n'), 7);
}

void TstLogView::filtersByService()
{
    LogView view;
    show(view);
    view.setHasServices(true);
    const QSignalSpy services(&view, &LogView::servicesChanged);
    view.append("web-1  | one\ndb-1   | two\nweb-1  | three\n");
    view.showNow();
    QCOMPARE(services.count(), 1);
    QCOMPARE(services.first().first().toStringList(), QStringList({u"web-1"_s, u"db-1"_s}));
    view.setService(u"db-1"_s);
    QCOMPARE(view.allText(), QByteArray("db-1   | two\n"));
    view.setService({});
    QCOMPARE(view.allText().count('\n'), 3);
}

void TstLogView::findsForwardsAndBackwardsAndRound()
{
    LogView view;
    show(view);
    view.append("alpha\nneedle one\nbeta NEEDLE two needle\ngamma\n");
    view.showNow();
    view.setFindText(u"needle"_s);
    QSignalSpy ended(&view, &LogView::findEnded);
    const auto find = [&](bool isForward) {
        ended.clear();
        view.findNext(isForward);
        if (ended.isEmpty())
            ended.wait(2000);
        return !ended.isEmpty() && ended.first().first().toBool();
    };
    QVERIFY(find(true));
    QCOMPARE(view.selectedText(), u"needle"_s);
    QVERIFY(find(true));
    QCOMPARE(view.selectedText(), u"NEEDLE"_s);
    QVERIFY(find(true));
    QCOMPARE(view.selectedText(), u"needle"_s);
    QVERIFY(find(true)); // round
    QVERIFY(find(false));
    QVERIFY(find(false));
    QCOMPARE(view.selectedText(), u"NEEDLE"_s);
    view.setFindText(u"nowhere"_s);
    QVERIFY(!find(true));
}

void TstLogView::wrapsAndCopies()
{
    LogView view;
    show(view);
    view.append(QByteArray(1000, 'a') + "\nsecond\n");
    view.showNow();
    QVERIFY(view.horizontalScrollBar()->maximum() > 0);
    view.setWrapping(true);
    QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
    view.setShowsTimes(true);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.selectedText(), QString(1000, u'a') + u"\nsecond\n"_s);
    QVERIFY(paintMs(view) < kLongestFrameMs);
}

void TstLogView::aLongLineStaysFast()
{
    LogView view;
    show(view);
    QElapsedTimer timer;
    timer.start();
    QByteArray coloured;
    while (coloured.size() < 90'000)
        coloured += "\x1b[32mgreen\x1b[0m plain größer ";
    view.append(QByteArray(90'000, 'x') + '\n' + coloured + '\n');
    view.showNow();
    qint64 worst = timer.elapsed();
    for (const bool isWrapping : {false, true}) {
        view.setWrapping(isWrapping);
        worst = std::max(worst, paintMs(view));
        view.verticalScrollBar()->setValue(0);
        view.horizontalScrollBar()->setValue(40'000);
        worst = std::max(worst, paintMs(view));
    }
    qInfo("slowest step with two 90,000-character lines: %lld ms", worst);
    QVERIFY(worst < kLongestFrameMs);
}

void TstLogView::aHundredThousandLinesASecondStayFast()
{
    const QByteArray batch = lines(5'000, "web-1  | 172.18.0.1 - - \"GET /index.html HTTP/1.1\" \x1b[32m200\x1b[0m");
    qint64 best = 0;
    qint64 bestBatch = 0;
    // Best of three: others use this machine too.
    for (int round = 0; round < 3; ++round) {
        LogView view;
        show(view);
        view.setHasServices(true);
        QElapsedTimer all;
        all.start();
        qint64 worst = 0;
        // 100,000 lines as 20 batches, with the events of the window between them.
        for (int i = 0; i < 20; ++i) {
            QElapsedTimer one;
            one.start();
            view.append(batch, 1);
            view.showNow();
            view.repaint();
            worst = std::max(worst, one.elapsed());
            QCoreApplication::processEvents();
        }
        QCOMPARE(view.buffer().endNumber(), 100'000);
        if (round == 0 || all.elapsed() < best) {
            best = all.elapsed();
            bestBatch = worst;
        }
    }
    qInfo("100,000 lines taken in and shown in %lld ms; slowest batch %lld ms", best, bestBatch);
    QVERIFY(best < 1000);
    QVERIFY(bestBatch < kLongestFrameMs);
}

void TstLogView::feedIsBounded()
{
    LogFeed feed;
    const QByteArray batch = lines(50'000, "some text that is a little longer");
    for (int i = 0; i < 40; ++i)
        feed.put(batch);
    feed.end({});
    LogFeed::Taken taken = feed.take();
    QVERIFY(taken.hasGap);
    QVERIFY(taken.text.size() <= 16 << 20);
    QVERIFY(taken.text.startsWith("some text"));
    QVERIFY(taken.ended.has_value());
    QVERIFY(!feed.take().ended.has_value());
}

} // namespace slipway::tests
