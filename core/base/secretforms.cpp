// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretforms.h"

#include <QString>
#include <algorithm>

namespace slipway::secretforms {

namespace {

// A letter or digit: never escaped by anybody.
bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

qsizetype runOf(char c, QByteArrayView text)
{
    qsizetype length = 0;
    while (length < text.size() && length < kMaxRun && text[length] == c)
        ++length;
    return length;
}

// The bytes of the character (UTF-8) at the begin of the text, which is not empty.
QByteArrayView characterOf(QByteArrayView text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const qsizetype length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return text.first(std::min(length, text.size()));
}

// What JSON has after the backslashes, but for the character itself.
QByteArrayList escapesOf(QByteArrayView character)
{
    static const QByteArray kControls("\n\r\t\b\f");
    static const QByteArray kLetters("nrtbf");
    QByteArrayList escapes;
    if (const qsizetype at = character.size() == 1 ? kControls.indexOf(character.front()) : -1; at >= 0)
        escapes << kLetters.mid(at, 1);
    const QString text = QString::fromUtf8(character);
    QByteArray code;
    for (const QChar unit : text) // the second of a surrogate pair has backslashes of its own
        code += (code.isEmpty() ? "u" : "\\u") + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    return escapes << code;
}

QByteArray percentOf(QByteArrayView character)
{
    QByteArray text;
    for (const char byte : character)
        text += '%' + QByteArray::number(static_cast<unsigned char>(byte), 16).rightJustified(2, '0');
    return text;
}

bool startsWithAnyCase(QByteArrayView text, QByteArrayView start)
{
    return text.size() >= start.size() && text.first(start.size()).compare(start, Qt::CaseInsensitive) == 0;
}

// `code` as escapesOf() has it: between its parts there may be any number of backslashes.
qsizetype matchEscape(QByteArrayView text, const QByteArray &code)
{
    qsizetype at = 0;
    for (const QByteArray &part : code.split('\\')) {
        if (at > 0) {
            const qsizetype slashes = runOf('\\', text.sliced(at));
            if (slashes == 0)
                return 0;
            at += slashes;
        }
        if (!startsWithAnyCase(text.sliced(at), part))
            return 0;
        at += part.size();
    }
    return at;
}

// A character that is no letter and no digit. `isEscaping`: backslashes stand before the text.
qsizetype matchCharacter(QByteArrayView text, QByteArrayView character, bool isEscaping)
{
    const qsizetype slashes = runOf('\\', text);
    const QByteArrayView rest = text.sliced(slashes);
    if (rest.startsWith(character))
        return slashes + character.size();
    if (slashes > 0 || isEscaping) {
        for (const QByteArray &escape : escapesOf(character)) {
            if (const qsizetype length = matchEscape(rest, escape); length > 0)
                return slashes + length;
        }
        return 0;
    }
    if (character == " " && rest.startsWith('+'))
        return 1;
    return rest.startsWith('%') && startsWithAnyCase(rest, percentOf(character)) ? 3 * character.size() : 0;
}

void addPrefixes(const QByteArray &begin, QByteArrayView rest, QByteArrayList &prefixes)
{
    if (begin.size() >= kPrefix || rest.isEmpty()) {
        if (begin.size() >= kPrefix && !prefixes.contains(begin.first(kPrefix)))
            prefixes << begin.first(kPrefix);
        return;
    }
    const QByteArrayView character = characterOf(rest);
    rest = rest.sliced(character.size());
    addPrefixes(begin + character.toByteArray(), rest, prefixes);
    if (isPlain(character.front()))
        return;
    const QByteArray percent = percentOf(character);
    for (const QByteArray &form : {percent, percent.toUpper(), QByteArray("+")}) {
        if (form != "+" || character == " ")
            addPrefixes(begin + form, rest, prefixes);
    }
    if (character == "$")
        addPrefixes(begin + "$$", rest, prefixes);
    QByteArrayList escapes = escapesOf(character);
    escapes << escapes.constLast().first(1) + escapes.constLast().sliced(1).toUpper() << character.toByteArray();
    for (qsizetype slashes = begin.endsWith('\\') ? 0 : 1; begin.size() + slashes <= kPrefix; ++slashes) {
        for (const QByteArray &escape : std::as_const(escapes))
            addPrefixes(begin + QByteArray(slashes, '\\') + escape, rest, prefixes);
    }
}

// Line ends within wrapped base64, as such or escaped.
qsizetype breaksAt(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] == '\n' || text[at] == '\r')
            ++at;
        else if (const QByteArrayView rest = text.sliced(at); rest.startsWith("\\n") || rest.startsWith("\\r"))
            at += 2;
        else
            break;
    }
    return at;
}

QByteArrayList base64Forms(char letter)
{
    switch (letter) {
    case '+':
        return {"+", "-", "%2B", "%2b"};
    case '/':
        return {"/", "_", "\\/", "%2F", "%2f"};
    default:
        return {QByteArray(1, letter)};
    }
}

qsizetype matchForm(QByteArrayView text, const QByteArrayList &forms)
{
    const auto form = std::find_if(forms.cbegin(), forms.cend(),
                                   [&text](const QByteArray &candidate) { return text.startsWith(candidate); });
    return form == forms.cend() ? 0 : form->size();
}

} // namespace

QByteArrayList escapedPrefixes(QByteArrayView value)
{
    QByteArrayList prefixes;
    addPrefixes({}, value, prefixes);
    return prefixes;
}

qsizetype matchEscaped(QByteArrayView text, QByteArrayView value)
{
    qsizetype t = 0;
    bool isEscaping = false;
    for (qsizetype v = 0; v < value.size();) {
        if (t >= text.size())
            return 0;
        const char c = value[v];
        if (isPlain(c)) {
            if (text[t] != c)
                return 0;
            ++t;
            ++v;
            isEscaping = false;
        } else if ((c == '\\' || c == '$') && text[t] == c) {
            const qsizetype own = runOf(c, value.sliced(v));
            const qsizetype there = runOf(c, text.sliced(t));
            if (there < own)
                return 0;
            t += there;
            v += own;
            isEscaping = c == '\\';
        } else {
            const QByteArrayView character = characterOf(value.sliced(v));
            const qsizetype length = matchCharacter(text.sliced(t), character, isEscaping);
            if (length == 0)
                return 0;
            t += length;
            v += character.size();
            isEscaping = false;
        }
    }
    return t;
}

qsizetype longestEscaped(QByteArrayView value)
{
    const auto plain = std::count_if(value.cbegin(), value.cend(), isPlain);
    return plain + (value.size() - plain) * (kMaxRun + 6); // \u00e4
}

QByteArrayList base64Prefixes(QByteArrayView encoded)
{
    QByteArrayList prefixes{QByteArray()};
    for (const char letter : encoded.first(kPrefix)) {
        QByteArrayList longer;
        for (const QByteArray &prefix : std::as_const(prefixes)) {
            for (const QByteArray &form : base64Forms(letter))
                longer << prefix + form;
        }
        prefixes = longer;
    }
    for (QByteArray &prefix : prefixes)
        prefix.truncate(kPrefix);
    return prefixes;
}

Base64Match matchBase64(QByteArrayView text, QByteArrayView encoded)
{
    Base64Match match;
    while (match.letters < encoded.size()) {
        const qsizetype breaks = match.letters > 0 ? breaksAt(text.sliced(match.bytes)) : 0;
        const QByteArrayView rest = text.sliced(match.bytes + breaks);
        const char letter = encoded[match.letters];
        const qsizetype length =
            isPlain(letter) ? (rest.startsWith(letter) ? 1 : 0) : matchForm(rest, base64Forms(letter));
        if (length == 0)
            return match;
        match.bytes += breaks + length;
        ++match.letters;
    }
    while (const qsizetype length = matchForm(text.sliced(match.bytes), {"=", "%3D", "%3d"}))
        match.bytes += length;
    return match;
}

qsizetype longestBase64(QByteArrayView encoded)
{
    return encoded.size() * 5 + 8; // each letter percent-encoded or before a break, and the padding
}

} // namespace slipway::secretforms
