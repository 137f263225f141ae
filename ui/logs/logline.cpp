// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logline.h"

#include <QCoreApplication>
#include <algorithm>

namespace slipway::ui {
namespace {

constexpr char kEscape = '\x1b';
constexpr int kTab = 8;

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
                colour = 0x02000000U | quint32((numbers.at(i + 2) & 0xff) << 16) | quint32((numbers.at(i + 3) & 0xff) << 8)
                    | quint32(numbers.at(i + 4) & 0xff);
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

} // namespace

char32_t nextCharacter(const QString &text, qsizetype &at)
{
    const QChar first = text.at(at++);
    if (first.isHighSurrogate() && at < text.size() && text.at(at).isLowSurrogate())
        return QChar::surrogateToUcs4(first, text.at(at++));
    return first.unicode();
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
    const bool isWide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
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
                line.spans.append({int(line.text.size()), style});
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
    if (line.isAscii) {
        line.cells = int(line.text.size());
    } else {
        const QString text = QString::fromUtf8(line.text);
        for (qsizetype i = 0; i < text.size();)
            line.cells += cellsOf(nextCharacter(text, i));
    }
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
    int cell = 0;
    const QString text = QString::fromUtf8(line.text);
    for (qsizetype at = 0; at < text.size();) {
        const char32_t c = nextCharacter(text, at);
        if (cell >= to)
            break;
        if (cell >= from)
            result.append(QChar::fromUcs4(c));
        cell += cellsOf(c);
    }
    return result;
}

int cellOfByte(const LogLine &line, qsizetype offset)
{
    if (line.isAscii)
        return int(offset);
    const QString text = QString::fromUtf8(line.text.constData(), offset);
    int cells = 0;
    for (qsizetype at = 0; at < text.size();)
        cells += cellsOf(nextCharacter(text, at));
    return cells;
}

} // namespace slipway::ui
