// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/loglevel.h"

#include <algorithm>
#include <cctype>
#include <cstring>

namespace slipway::ui {
namespace {

constexpr qsizetype kLookedAt = 200;

struct Word {
    const char *text; // lower case
    LogLevel level;
};
constexpr Word kWords[] = {
    {"error", LogLevel::Error},     {"err", LogLevel::Error},        {"fatal", LogLevel::Error},
    {"critical", LogLevel::Error},  {"crit", LogLevel::Error},       {"panic", LogLevel::Error},
    {"emerg", LogLevel::Error},     {"alert", LogLevel::Error},      {"severe", LogLevel::Error},
    {"traceback", LogLevel::Error}, {"warning", LogLevel::Warning},  {"warn", LogLevel::Warning},
    {"info", LogLevel::Info},       {"information", LogLevel::Info}, {"notice", LogLevel::Info},
    {"log", LogLevel::Info},        {"debug", LogLevel::Debug},      {"trace", LogLevel::Debug},
    {"verbose", LogLevel::Debug},
};
constexpr qsizetype kShortest = 3;
constexpr qsizetype kLongest = 11;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

LogLevel levelOfWord(QByteArrayView word)
{
    for (const Word &one : kWords) {
        if (word.size() == qsizetype(std::strlen(one.text)) &&
            std::equal(word.begin(), word.end(), one.text, [](char a, char b) { return (a | 0x20) == b; }))
            return one.level;
    }
    return LogLevel::None;
}

bool isWrittenAsLevel(QByteArrayView text, qsizetype from, qsizetype to)
{
    const char before = from > 0 ? text[from - 1] : '\0';
    const char after = to < text.size() ? text[to] : '\0';
    if (std::isalnum(uchar(before)) != 0 || before == '_' || before == '-' || std::isalnum(uchar(after)) != 0 ||
        after == '_' || after == '-' || after == '.' || after == '/')
        return false;
    const auto word = text.sliced(from, to - from);
    const bool isCapitals = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return isCapitals || from == 0 || before == '[' || before == '<' || before == '=' || before == '"' ||
           after == ':' || after == ']';
}

} // namespace

LogLevel levelOf(QByteArrayView text)
{
    text = text.first(std::min(text.size(), kLookedAt));
    for (qsizetype at = 0; at < text.size();) {
        if (!isLetter(text[at])) {
            ++at;
            continue;
        }
        const qsizetype from = at;
        while (at < text.size() && isLetter(text[at]))
            ++at;
        if (at - from < kShortest || at - from > kLongest)
            continue;
        const LogLevel level = levelOfWord(text.sliced(from, at - from));
        if (level != LogLevel::None && isWrittenAsLevel(text, from, at))
            return level;
    }
    return LogLevel::None;
}

} // namespace slipway::ui
