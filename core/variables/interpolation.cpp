// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variables/interpolation.h"

#include <QCoreApplication>

namespace slipway::variables {

namespace {

constexpr int kMostNested = 50;

bool isNameStart(QChar c)
{
    return c == QLatin1Char('_') || (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
           (c >= QLatin1Char('A') && c <= QLatin1Char('Z'));
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
}

qsizetype nameEnd(const QString &text, qsizetype from)
{
    qsizetype end = from;
    if (end < text.size() && isNameStart(text.at(end))) {
        while (end < text.size() && isNamePart(text.at(end)))
            ++end;
    }
    return end;
}

tl::unexpected<Error> invalid(const QString &text)
{
    return fail(
        ErrorCode::VariableInvalid, QString(),
        QCoreApplication::translate("Variables", "\"%1\" is not a valid use of variables. Write $$ for a dollar sign.")
            .arg(text.left(80)));
}

// Where the brace that was opened before `from` is closed; -1 where it is not, on this line.
qsizetype closingBrace(const QString &text, qsizetype from)
{
    int depth = 1;
    for (qsizetype i = from; i < text.size() && text.at(i) != QLatin1Char('\n'); ++i) {
        if (text.at(i) == QLatin1Char('}') && --depth == 0)
            return i;
        if (text.at(i) == QLatin1Char('$') && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('{')) {
            ++depth;
            ++i;
        }
    }
    return -1;
}

// The part after the name of ${NAME…}: one of -, :-, ?, :?, +, :+ and the word.
bool readOperator(const QString &inside, qsizetype at, Reference *reference)
{
    using Kind = Reference::Kind;
    const bool hasColon = inside.at(at) == QLatin1Char(':');
    const qsizetype sign = hasColon ? at + 1 : at;
    if (sign >= inside.size())
        return false;
    switch (inside.at(sign).unicode()) {
    case '-':
        reference->kind = hasColon ? Kind::DefaultIfEmpty : Kind::DefaultIfUnset;
        break;
    case '?':
        reference->kind = hasColon ? Kind::RequiredIfEmpty : Kind::RequiredIfUnset;
        break;
    case '+':
        reference->kind = hasColon ? Kind::ReplacementIfFilled : Kind::ReplacementIfSet;
        break;
    default:
        return false;
    }
    reference->word = inside.mid(sign + 1);
    return true;
}

// A text in parts: plain text as it is, and references.
struct Part {
    QString text;
    std::optional<Reference> reference;
};

Result<QVector<Part>> partsOf(const QString &text)
{
    QVector<Part> parts;
    QString plain;
    for (qsizetype i = 0; i < text.size();) {
        if (text.at(i) != QLatin1Char('$')) {
            plain += text.at(i++);
            continue;
        }
        if (i + 1 < text.size() && text.at(i + 1) == QLatin1Char('$')) {
            plain += QLatin1Char('$');
            i += 2;
            continue;
        }
        const bool isBraced = i + 1 < text.size() && text.at(i + 1) == QLatin1Char('{');
        const qsizetype start = isBraced ? i + 2 : i + 1;
        const qsizetype end = nameEnd(text, start);
        if (end == start && isBraced)
            return invalid(text);
        if (end == start) {
            // Before anything else a dollar sign is one.
            plain += text.at(i++);
            continue;
        }
        Reference reference{text.mid(start, end - start), Reference::Kind::Plain, {}, i};
        qsizetype next = end;
        if (isBraced) {
            const qsizetype close = closingBrace(text, end);
            if (close < 0 || (close > end && !readOperator(text.mid(0, close), end, &reference)))
                return invalid(text);
            next = close + 1;
        }
        parts.append({plain, reference});
        plain.clear();
        i = next;
    }
    parts.append({plain, std::nullopt});
    return parts;
}

Result<QString> interpolated(const QString &text, const Lookup &lookup, int depth);

Result<QString> valueOf(const Reference &reference, const Lookup &lookup, int depth)
{
    using Kind = Reference::Kind;
    const std::optional<QString> value = lookup(reference.name);
    switch (reference.kind) {
    case Kind::Plain:
        return value.value_or(QString());
    case Kind::DefaultIfUnset:
    case Kind::DefaultIfEmpty:
        return reference.isMetBy(value) ? Result<QString>(*value) : interpolated(reference.word, lookup, depth + 1);
    case Kind::RequiredIfUnset:
    case Kind::RequiredIfEmpty: {
        if (reference.isMetBy(value))
            return *value;
        const auto why = interpolated(reference.word, lookup, depth + 1);
        return fail(ErrorCode::VariableInvalid, reference.name, why ? *why : reference.word);
    }
    case Kind::ReplacementIfSet:
    case Kind::ReplacementIfFilled:
        break;
    }
    return reference.isMetBy(value) ? interpolated(reference.word, lookup, depth + 1) : Result<QString>(QString());
}

Result<QString> interpolated(const QString &text, const Lookup &lookup, int depth)
{
    if (depth > kMostNested)
        return invalid(text);
    SLIPWAY_ASSIGN(const QVector<Part> parts, partsOf(text));
    QString result;
    for (const Part &part : parts) {
        result += part.text;
        if (!part.reference)
            continue;
        SLIPWAY_ASSIGN(const QString value, valueOf(*part.reference, lookup, depth));
        result += value;
    }
    return result;
}

Result<> collect(const QString &text, qsizetype offset, int depth, QVector<Reference> *found)
{
    if (depth > kMostNested)
        return invalid(text);
    SLIPWAY_ASSIGN(const QVector<Part> parts, partsOf(text));
    for (const Part &part : parts) {
        if (!part.reference)
            continue;
        Reference reference = *part.reference;
        reference.offset += offset;
        reference.isNested = depth > 0;
        found->append(reference);
        if (reference.word.isEmpty())
            continue;
        // What stands inside is told from the same place: the dollar sign of the outer one.
        SLIPWAY_TRY(collect(reference.word, reference.offset, depth + 1, found));
    }
    return {};
}

} // namespace

bool Reference::isMetBy(const std::optional<QString> &value) const
{
    const bool isEmptyEnough = kind == Kind::Plain || kind == Kind::DefaultIfUnset || kind == Kind::RequiredIfUnset ||
                               kind == Kind::ReplacementIfSet;
    return value && (isEmptyEnough || !value->isEmpty());
}

Result<QVector<Reference>> references(const QString &text)
{
    QVector<Reference> found;
    if (text.contains(QLatin1Char('$')))
        SLIPWAY_TRY(collect(text, 0, 0, &found));
    return found;
}

Result<QString> interpolate(const QString &text, const Lookup &lookup)
{
    return text.contains(QLatin1Char('$')) ? interpolated(text, lookup, 0) : Result<QString>(text);
}

} // namespace slipway::variables
