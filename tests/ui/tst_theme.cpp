// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tst_theme.h"

#include "ui/logs/logcolours.h"
#include "ui/theme/icons.h"
#include "ui/theme/stateface.h"
#include "ui/theme/tone.h"
#include "ui/widgets/timetext.h"

#include <QApplication>
#include <QSet>
#include <QTest>

namespace slipway::tests {

using namespace slipway::ui;
using namespace Qt::StringLiterals;

namespace {

QPalette paletteOf(bool isDarkOne)
{
    return isDarkOne ? QPalette(QColor(0x36, 0x38, 0x3c), QColor(0x2b, 0x2d, 0x30))
                     : QPalette(QColor(0xef, 0xef, 0xef));
}

} // namespace

void TstTheme::coloursCanBeReadOnLightAndDark_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TstTheme::coloursCanBeReadOnLightAndDark()
{
    QFETCH(bool, dark);
    const QPalette palette = paletteOf(dark);
    QCOMPARE(isDark(palette), dark);
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Busy, Tone::Warning, Tone::Bad}) {
        QVERIFY(contrast(toneColour(tone, palette), palette.color(QPalette::Base)) >= 4.5);
        QVERIFY2(contrast(toneColour(tone, palette), palette.color(QPalette::Window)) >= 4.5,
                 qPrintable(QString::number(int(tone))));
        QVERIFY(contrast(palette.color(QPalette::WindowText), toneBackground(tone, palette)) >= 4.5);
    }
    LogColours log;
    log.setPalette(palette);
    for (quint32 index = 0; index < 256; ++index)
        QVERIFY(contrast(log.foreground(0x01000000U | index), palette.color(QPalette::Base)) >= 4.5);
}

void TstTheme::everyStateHasAWordAndAShapeOfItsOwn()
{
    QSet<QString> words;
    QSet<QString> shapes;
    const SyncState states[] = {SyncState::Unknown, SyncState::InStep,    SyncState::Syncing,
                                SyncState::Paused,  SyncState::OutOfStep, SyncState::Failed};
    for (const SyncState state : states) {
        words.insert(faceOf(state).word);
        shapes.insert(faceOf(state).iconName);
    }
    QCOMPARE(words.size(), qsizetype(std::size(states)));
    QCOMPARE(shapes.size(), qsizetype(std::size(states)));
    words.clear();
    shapes.clear();
    const Health healths[] = {Health::Unknown, Health::Healthy,  Health::Starting,
                              Health::Stopped, Health::Degraded, Health::Missing};
    for (const Health health : healths) {
        words.insert(faceOf(health).word);
        shapes.insert(faceOf(health).iconName);
    }
    QCOMPARE(words.size(), qsizetype(std::size(healths)));
    QCOMPARE(shapes.size(), qsizetype(std::size(healths)));
}

void TstTheme::iconsFollowThePalette()
{
    const QPalette before = QApplication::palette();
    const QIcon sync = icon(u"sync"_s);
    QApplication::setPalette(paletteOf(false));
    const QImage light = sync.pixmap(32, 32).toImage();
    QApplication::setPalette(paletteOf(true));
    const QImage dark = sync.pixmap(32, 32).toImage();
    QApplication::setPalette(before);
    QVERIFY(!light.isNull());
    QVERIFY(light != dark);
    QVERIFY(light != QImage(light.size(), light.format()));
}

void TstTheme::timesAreRelativeThenDates_data()
{
    QTest::addColumn<int>("secondsAgo");
    QTest::addColumn<QString>("text");
    QTest::newRow("future") << -600 << u"just now"_s;
    QTest::newRow("now") << 3 << u"just now"_s;
    QTest::newRow("a minute") << 60 << u"1 min ago"_s;
    QTest::newRow("minutes") << 200 << u"3 min ago"_s;
    QTest::newRow("hours") << 7300 << u"2 h ago"_s;
    QTest::newRow("yesterday") << 90'000 << u"yesterday"_s;
    QTest::newRow("days") << 5 * 86'400 + 10 << u"5 days ago"_s;
}

void TstTheme::timesAreRelativeThenDates()
{
    QFETCH(int, secondsAgo);
    QFETCH(QString, text);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(relativeTime(now.addSecs(-secondsAgo), now), text);
    QVERIFY(!absoluteTime(now).isEmpty());
    QVERIFY(relativeTime({}, now).isEmpty());
}

void TstTheme::durationsAreShort_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("milliseconds") << 43 << u"43 ms"_s;
    QTest::newRow("tenths") << 430 << u"0.4 s"_s;
    QTest::newRow("seconds") << 12'400 << u"12 s"_s;
    QTest::newRow("minutes") << 200'000 << u"3 min 20 s"_s;
    QTest::newRow("hours") << 7'500'000 << u"2 h 5 min"_s;
}

void TstTheme::durationsAreShort()
{
    QFETCH(int, ms);
    QFETCH(QString, text);
    QCOMPARE(durationText(std::chrono::milliseconds(ms)), text);
}

} // namespace slipway::tests
