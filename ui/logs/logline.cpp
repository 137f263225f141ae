// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logline.h"

#include <QCoreApplication>
#include <algorithm>

namespace slipway::ui {
namespace {

constexpr char kEscape = '\x1b';
constexpr int kTab = 8;
constexpr int kAnchorCells = 1024;

// The numbers of one SGR sequence change a style.
void applySgr(const QVector<int> &numbers, LogStyle &style)
{
    const auto flag = [&style](LogStyle::Flag which, bool isOn) {
        style.flags = quint8(isOn ? style.flags | which : style.flags & ~which);
    };
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const int n = numbers.at(i);
        if (n == 0) {
            style = {};
        } else if (n == 1) {
            flag(LogStyle::Bold, true);
        } else if (n == 2) {
            flag(LogStyle::Faint, true);
        } else if (n == 3) {
            flag(LogStyle::Italic, true);
        } else if (n == 4) {
            flag(LogStyle::Underline, true);
        } else if (n == 7) {
            flag(LogStyle::Inverse, true);
        } else if (n == 22) {
            flag(LogStyle::Bold, false);
            flag(LogStyle::Faint, false);
        } else if (n == 23) {
            flag(LogStyle::Italic, false);
        } else if (n == 24) {
            flag(LogStyle::Underline, false);
        } else if (n == 27) {
            flag(LogStyle::Inverse, false);
        } else if ((n >= 30 && n <= 37) || (n >= 90 && n <= 97)) {
            style.foreground = 0x01000000U | quint32(n < 90 ? n - 30 : n - 82);
        } else if (n == 39) {
            style.foreground = 0;
        } else if ((n >= 40 && n <= 47) || (n >= 100 && n <= 107)) {
            style.background = 0x01000000U | quint32(n < 100 ? n - 40 : n - 92);
        } else if (n == 49) {
            style.background = 0;
        } else if ((n == 38 || n == 48) && i + 1 < numbers.size()) {
            quint32 colour = 0;
            if (numbers.at(i + 1) == 5 && i + 2 < numbers.size()) {
                colour = 0x01000000U | quint32(numbers.at(i + 2) & 0xff);
                i += 2;
            } else if (numbers.at(i + 1) == 2 && i + 4 < numbers.size()) {
                colour = 0x02000000U | quint32((numbers.at(i + 2) & 0xff) << 16) |
                         quint32((numbers.at(i + 3) & 0xff) << 8) | quint32(numbers.at(i + 4) & 0xff);
                i += 4;
            } else {
                return;
            }
            (n == 38 ? style.foreground : style.background) = colour;
        }
    }
}

// Reads the escape at `at` and returns where the text goes on.
const char *skipEscape(const char *at, const char *end, LogStyle &style)
{
    if (++at == end)
        return end;
    if (*at == ']') { // OSC, ended by BEL or ESC backslash
        while (at != end && *at != '\a' && *at != kEscape)
            ++at;
        if (at != end && *at == kEscape && at + 1 != end)
            ++at;
        return at == end ? end : at + 1;
    }
    if (*at != '[')
        return at + 1;
    QVector<int> numbers{0};
    for (++at; at != end; ++at) {
        if (*at >= '0' && *at <= '9')
            numbers.last() = std::min(numbers.last() * 10 + (*at - '0'), 100'000);
        else if (*at == ';' || *at == ':')
            numbers.append(0);
        else if (*at >= 0x40 && *at <= 0x7e)
            break;
    }
    if (at == end)
        return end;
    if (*at == 'm')
        applySgr(numbers, style);
    return at + 1;
}

QByteArrayView afterLastCarriageReturn(QByteArrayView raw)
{
    while (raw.endsWith('\r'))
        raw.chop(1);
    const qsizetype at = raw.lastIndexOf('\r');
    return at < 0 ? raw : raw.sliced(at + 1);
}

// Counts cells; where bytes are not cells, sets anchors and places the spans.
void measure(LogLine &line)
{
    if (line.isAscii) {
        line.cells = int(line.text.size());
        for (LogSpan &span : line.spans)
            span.cell = span.start;
        return;
    }
    int cell = 0;
    qsizetype span = 0;
    for (qsizetype at = 0; at < line.text.size();) {
        for (; span < line.spans.size() && line.spans.at(span).start <= at; ++span)
            line.spans[span].cell = cell;
        const auto before = int(at);
        const int width = cellsOf(nextCharacter(line.text, at));
        if (width > 0 && cell / kAnchorCells >= int(line.anchors.size()))
            line.anchors.append({before, cell});
        cell += width;
    }
    for (; span < line.spans.size(); ++span)
        line.spans[span].cell = cell;
    line.cells = cell;
    line.anchors.squeeze();
}

LogAnchor anchorBefore(const LogLine &line, int cell)
{
    const auto after = std::upper_bound(line.anchors.cbegin(), line.anchors.cend(), cell,
                                        [](int value, const LogAnchor &anchor) { return value < anchor.cell; });
    return after == line.anchors.cbegin() ? LogAnchor{} : *std::prev(after);
}

} // namespace

char32_t nextCharacter(QByteArrayView text, qsizetype &at)
{
    const auto byte = [&text](qsizetype i) { return i < text.size() ? uchar(text[i]) : uchar(0); };
    const uchar first = byte(at);
    ++at;
    if (first < 0x80)
        return first;
    const int more = first >= 0xf0 && first < 0xf5   ? 3
                     : first >= 0xe0 && first < 0xf0 ? 2
                     : first >= 0xc2 && first < 0xe0 ? 1
                                                     : 0;
    if (more == 0)
        return 0xfffd;
    char32_t c = first & (0x3f >> more);
    for (int i = 0; i < more; ++i) {
        const uchar next = byte(at + i);
        if ((next & 0xc0) != 0x80)
            return 0xfffd;
        c = (c << 6) | (next & 0x3f);
    }
    if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        return 0xfffd;
    at += more;
    return c;
}

int cellsOf(char32_t c)
{
    if (c < 0x300)
        return 1;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        break;
    }
    const bool isWide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
                        (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
                        (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) ||
                        (c >= 0x20000 && c <= 0x3fffd);
    return isWide ? 2 : 1;
}

LogLine parseLogLine(QByteArrayView raw)
{
    const bool isCut = raw.size() > kLongestLineBytes;
    raw = afterLastCarriageReturn(isCut ? raw.first(kLongestLineBytes) : raw);
    LogLine line;
    line.text.reserve(raw.size());
    LogStyle style;
    const char *at = raw.begin();
    const char *const end = raw.end();
    while (at != end) {
        const char c = *at;
        if (c == kEscape) {
            const LogStyle before = style;
            at = skipEscape(at, end, style);
            if (!(before == style))
                line.spans.append({int(line.text.size()), 0, style});
            continue;
        }
        ++at;
        if (c == '\t') {
            line.text.append(kTab - line.text.size() % kTab, ' ');
        } else if (uchar(c) >= 0x80) {
            line.isAscii = false;
            line.text.append(c);
        } else if (uchar(c) >= 0x20 && c != '\x7f') {
            line.text.append(c);
        }
    }
    if (isCut) {
        line.isAscii = false;
        line.text.append(QCoreApplication::translate("LogView", " … the rest of this line is left out").toUtf8());
    }
    line.text.squeeze();
    measure(line);
    return line;
}

QString textOfCells(const LogLine &line, int from, int to)
{
    from = std::max(0, from);
    if (line.isAscii) {
        const qsizetype last = std::min(qsizetype(to), line.text.size());
        return from >= last ? QString() : QString::fromLatin1(line.text.constData() + from, last - from);
    }
    QString result;
    const LogAnchor anchor = anchorBefore(line, from);
    int cell = anchor.cell;
    for (qsizetype at = anchor.byte; at < line.text.size() && cell < to;) {
        const char32_t c = nextCharacter(line.text, at);
        const int width = cellsOf(c);
        // An accent belongs to the letter before it.
        if (cell >= from && (width > 0 || !result.isEmpty() || from == 0))
            result.append(QStringView(QChar::fromUcs4(c)));
        cell += width;
    }
    return result;
}

int cellOfByte(const LogLine &line, qsizetype offset)
{
    if (line.isAscii)
        return int(offset);
    int cell = 0;
    for (qsizetype at = 0; at < std::min(offset, line.text.size());)
        cell += cellsOf(nextCharacter(line.text, at));
    return cell;
}

QVector<LogMatch> matchesIn(const LogLine &line, const QString &needle, int from, int to)
{
    QVector<LogMatch> matches;
    if (needle.isEmpty())
        return matches;
    from = std::max(0, from);
    to = std::min(to, line.cells);
    if (line.isAscii) {
        if (from >= to)
            return matches;
        // Lower case keeps the length of ASCII, so that bytes stay cells.
        const QByteArray low = needle.toLower().toUtf8();
        const QByteArray part = line.text.mid(from, to - from + low.size() - 1).toLower();
        for (qsizetype at = part.indexOf(low); at >= 0; at = part.indexOf(low, at + 1))
            matches.append({from + int(at), from + int(at + low.size())});
        return matches;
    }
    // A character has up to two cells: read so far that a match at the end is whole.
    const int end = to > line.cells - 2 * int(needle.size()) ? line.cells : to + 2 * int(needle.size());
    const LogAnchor anchor = anchorBefore(line, from);
    const QString part = textOfCells(line, anchor.cell, end + 1);
    qsizetype walked = 0;
    int cell = anchor.cell;
    const auto walkTo = [&](qsizetype index) {
        while (walked < index) {
            const QChar first = part.at(walked++);
            char32_t c = first.unicode();
            if (first.isHighSurrogate() && walked < part.size())
                c = QChar::surrogateToUcs4(first, part.at(walked++));
            cell += cellsOf(c);
        }
        return cell;
    };
    for (qsizetype at = part.indexOf(needle, 0, Qt::CaseInsensitive); at >= 0;
         at = part.indexOf(needle, at + needle.size(), Qt::CaseInsensitive)) {
        const int begin = walkTo(at);
        if (begin >= to)
            break;
        const int behind = walkTo(at + needle.size());
        if (begin >= from)
            matches.append({begin, behind});
    }
    return matches;
}

} // namespace slipway::ui
