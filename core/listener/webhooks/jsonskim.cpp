// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/webhooks/jsonskim.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cstring>

namespace slipway::listener {

namespace {

constexpr int kMaxDepth = 256; // no push comes near it

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Walks over the text once. Each function leaves `at` behind what it took, or
// says false. Where `out` is set, what is wanted is appended to it.
struct Skimmer {
    const char *at;
    const char *const end;
    const JsonFields &fields;
    int depth = 0;

    void skipBlanks()
    {
        while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
            ++at;
    }

    bool take(char c)
    {
        if (at >= end || *at != c)
            return false;
        ++at;
        return true;
    }

    bool takeWord(const char *word)
    {
        const size_t length = std::strlen(word);
        if (size_t(end - at) < length || std::memcmp(at, word, length) != 0)
            return false;
        at += length;
        return true;
    }

    bool takeDigits()
    {
        const char *const first = at;
        while (at < end && isDigit(*at))
            ++at;
        return at > first;
    }

    bool takeNumber()
    {
        take('-');
        if (!take('0') && !takeDigits())
            return false;
        if (take('.') && !takeDigits())
            return false;
        if (take('e') || take('E')) {
            if (!take('-'))
                take('+');
            return takeDigits();
        }
        return true;
    }

    bool takeEscape()
    {
        if (at >= end)
            return false;
        if (*at++ != 'u')
            return true; // an unknown one stands for itself, as QJsonDocument has it
        if (end - at < 4 || !std::all_of(at, at + 4, isHex))
            return false;
        at += 4;
        return true;
    }

    // Up to the next quote or backslash; eight bytes at once. Of `word ^ pattern`, a byte is zero where
    // the text has that letter (https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord).
    void skipPlain()
    {
        constexpr quint64 ones = 0x0101010101010101U;
        const auto hasZero = [](quint64 word) { return ((word - ones) & ~word & (ones << 7)) != 0; };
        quint64 word = 0;
        while (end - at >= qsizetype(sizeof word)) {
            std::memcpy(&word, at, sizeof word);
            if (hasZero(word ^ (ones * quint64('"'))) || hasZero(word ^ (ones * quint64('\\'))))
                break;
            at += sizeof word;
        }
        while (at < end && *at != '"' && *at != '\\')
            ++at;
    }

    bool takeString(bool *hasEscape = nullptr)
    {
        if (!take('"'))
            return false;
        for (;;) {
            skipPlain();
            if (at >= end)
                return false;
            if (*at++ == '"')
                return true;
            if (hasEscape)
                *hasEscape = true;
            if (!takeEscape())
                return false;
        }
    }

    bool isWanted(QByteArrayView name) const { return std::find(fields.begin(), fields.end(), name) != fields.end(); }

    bool takeScalar()
    {
        switch (*at) {
        case '"':
            return takeString();
        case 't':
            return takeWord("true");
        case 'f':
            return takeWord("false");
        case 'n':
            return takeWord("null");
        default:
            return takeNumber();
        }
    }

    bool takeValue(QByteArray *out)
    {
        skipBlanks();
        if (at >= end)
            return false;
        if (*at == '{' || *at == '[') {
            if (++depth > kMaxDepth)
                return false;
            const bool isGood = *at == '{' ? takeObject(out) : takeArray(out);
            --depth;
            return isGood;
        }
        const char *const first = at;
        if (!takeScalar())
            return false;
        if (out)
            out->append(first, at - first);
        return true;
    }

    bool takeArray(QByteArray *out)
    {
        ++at;
        if (out)
            out->append('[');
        skipBlanks();
        for (bool isFirst = true; !take(']'); isFirst = false) {
            if (!isFirst && !take(','))
                return false;
            if (out && !isFirst)
                out->append(',');
            if (!takeValue(out))
                return false;
            skipBlanks();
        }
        if (out)
            out->append(']');
        return true;
    }

    bool takeMembers(std::vector<JsonMember> *members)
    {
        skipBlanks();
        if (!take('{'))
            return false;
        skipBlanks();
        while (!take('}')) {
            if (!members->empty() && !take(','))
                return false;
            skipBlanks();
            const char *const name = at;
            if (!takeString())
                return false;
            const qsizetype nameLength = at - name;
            skipBlanks();
            if (!take(':'))
                return false;
            skipBlanks();
            const char *const value = at;
            if (!takeValue(nullptr))
                return false;
            members->push_back({{name + 1, nameLength - 2}, {value, at - value}});
            skipBlanks();
        }
        skipBlanks();
        return at == end;
    }

    bool takeObject(QByteArray *out)
    {
        ++at;
        if (out)
            out->append('{');
        bool isKeptFirst = true;
        skipBlanks();
        for (bool isFirst = true; !take('}'); isFirst = false) {
            if (!isFirst && !take(','))
                return false;
            skipBlanks();
            const char *const key = at;
            // A name in escapes may be any name: left for the document.
            bool hasEscape = false;
            if (!takeString(&hasEscape))
                return false;
            const char *const behind = at;
            skipBlanks();
            if (!take(':'))
                return false;
            const bool isKept = out && (hasEscape || isWanted({key + 1, behind - key - 2}));
            if (isKept) {
                if (!isKeptFirst)
                    out->append(',');
                isKeptFirst = false;
                out->append(key, behind - key).append(':');
            }
            if (!takeValue(isKept ? out : nullptr))
                return false;
            skipBlanks();
        }
        if (out)
            out->append('}');
        return true;
    }
};

} // namespace

std::optional<QByteArray> skimJson(const QByteArray &text, const JsonFields &fields)
{
    const bool hasMark = text.startsWith("\xef\xbb\xbf");
    if (!QByteArrayView(text).isValidUtf8())
        return std::nullopt;
    Skimmer skimmer{text.constData() + (hasMark ? 3 : 0), text.constData() + text.size(), fields};
    QByteArray kept;
    kept.reserve(std::min<qsizetype>(text.size(), 4096));
    if (!skimmer.takeValue(&kept))
        return std::nullopt;
    skimmer.skipBlanks();
    if (skimmer.at != skimmer.end)
        return std::nullopt;
    return kept;
}

std::optional<std::vector<JsonMember>> jsonMembers(const QByteArray &text)
{
    if (!QByteArrayView(text).isValidUtf8())
        return std::nullopt;
    const JsonFields none;
    Skimmer skimmer{text.constData(), text.constData() + text.size(), none};
    std::vector<JsonMember> members;
    if (!skimmer.takeMembers(&members))
        return std::nullopt;
    return members;
}

std::optional<QByteArray> jsonText(QByteArrayView value)
{
    if (!value.startsWith('"'))
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson('[' + value.toByteArray() + ']');
    if (!document.isArray())
        return std::nullopt;
    return document.array().at(0).toString().toUtf8();
}

QByteArray compactJson(QByteArrayView value)
{
    QByteArray compact;
    compact.reserve(value.size());
    bool isInString = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char c = value.at(i);
        if (isInString && c == '\\' && i + 1 < value.size()) {
            compact.append(c).append(value.at(++i));
            continue;
        }
        if (c == '"')
            isInString = !isInString;
        const bool isBlank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (isInString || !isBlank)
            compact.append(c);
    }
    return compact;
}

} // namespace slipway::listener
