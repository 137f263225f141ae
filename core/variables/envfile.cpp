// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variables/envfile.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>
#include <algorithm>

namespace slipway::variables {

namespace {

// A blank that is no line end, as the dotenv package has it.
bool isBlank(QChar c)
{
    switch (c.unicode()) {
    case '\t':
    case '\v':
    case '\f':
    case '\r':
    case ' ':
    case 0x85:
    case 0xA0:
        return true;
    default:
        return false;
    }
}

// unicode.IsSpace
bool isSpace(QChar c)
{
    return c == QLatin1Char('\n') || isBlank(c) || c.isSpace();
}

QString withoutEnd(QString text)
{
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

// The escapes of a text in double quotes: \a \b \c \f \n \r \t \v \\ \" \$ and octal \0123.
QString unescaped(const QString &text)
{
    static const QRegularExpression kEscape(QStringLiteral("\\\\(?:[abcfnrtv$\"\\\\]|0[0-9]{0,3})"));
    QString out;
    qsizetype from = 0;
    for (auto matches = kEscape.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString escape = match.captured();
        switch (escape.at(1).unicode()) {
        case 'a':
            out += QChar(7);
            break;
        case 'b':
            out += QChar(8);
            break;
        case 'f':
            out += QChar(12);
            break;
        case 'n':
            out += QLatin1Char('\n');
            break;
        case 'r':
            out += QLatin1Char('\r');
            break;
        case 't':
            out += QLatin1Char('\t');
            break;
        case 'v':
            out += QChar(11);
            break;
        case '\\':
        case '"':
            out += escape.at(1);
            break;
        case '$':
            out += QStringLiteral("$$"); // stands for a dollar sign in the interpolation that follows
            break;
        case '0': {
            bool isOctal = false;
            const uint code = escape.mid(2).toUInt(&isOctal, 8);
            // Three digits and no more than a byte; any other stays, but for its zero.
            if (isOctal && escape.size() == 5 && code <= 255)
                out += QChar(static_cast<char16_t>(code));
            else
                out += QLatin1Char('\\') + escape.mid(2);
            break;
        }
        default:
            out += escape; // \c
        }
    }
    out += QStringView(text).mid(from);
    return out;
}

class Parser
{
public:
    Parser(const QString &text, const QString &file, const Lookup &lookup)
        : m_text(text)
        , m_file(file)
        , m_lookup(lookup)
    {
    }

    Result<QVector<EnvEntry>> parse()
    {
        QVector<EnvEntry> entries;
        while (findStatement()) {
            EnvEntry entry;
            entry.line = line();
            bool isInherited = false;
            SLIPWAY_ASSIGN(entry.key, readKey(&isInherited));
            if (entry.key.contains(QLatin1Char(' ')))
                return trouble(entry.line, QCoreApplication::translate("Variables", "a name may not contain a blank"));
            if (isInherited) {
                const auto inherited = m_lookup ? m_lookup(entry.key) : std::nullopt;
                entry.hasValue = inherited.has_value();
                entry.value = inherited.value_or(QString());
            } else {
                SLIPWAY_ASSIGN(entry.value, readValue());
            }
            if (entry.hasValue)
                m_own.insert(entry.key, entry.value);
            entries << entry;
        }
        return entries;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar here() const { return m_text.at(m_at); }
    int line() const { return static_cast<int>(QStringView(m_text).left(m_at).count(QLatin1Char('\n'))) + 1; }

    tl::unexpected<Error> trouble(int lineNumber, const QString &what) const
    {
        return fail(ErrorCode::InvalidInput, m_file,
                    QCoreApplication::translate("Variables", "Line %1 of %2 cannot be read: %3.")
                        .arg(QString::number(lineNumber), m_file, what));
    }

    void toLineEnd()
    {
        while (!atEnd() && here() != QLatin1Char('\n'))
            ++m_at;
    }

    // Past blank lines and comments.
    bool findStatement()
    {
        while (true) {
            while (!atEnd() && isSpace(here()))
                ++m_at;
            if (atEnd())
                return false;
            if (here() != QLatin1Char('#'))
                return true;
            toLineEnd();
        }
    }

    Result<QString> readKey(bool *isInherited)
    {
        static const QRegularExpression kExport(QStringLiteral("\\Gexport[ \\t\\n\\f\\r]+"));
        if (kExport.match(m_text, m_at, QRegularExpression::NormalMatch).hasMatch()) {
            m_at += 6;
            while (!atEnd() && isBlank(here()))
                ++m_at;
        }
        const int startLine = line();
        const qsizetype start = m_at;
        for (; !atEnd(); ++m_at) {
            const QChar c = here();
            if (isBlank(c))
                continue;
            if (c == QLatin1Char('=') || c == QLatin1Char(':') || c == QLatin1Char('\n')) {
                *isInherited = c == QLatin1Char('\n');
                const QString key = withoutEnd(m_text.mid(start, m_at - start));
                ++m_at;
                while (!atEnd() && isBlank(here()))
                    ++m_at;
                return key;
            }
            if (!c.isLetter() && !c.isNumber() && !QStringLiteral("_.-[]").contains(c))
                return trouble(startLine,
                               QCoreApplication::translate("Variables", "\"%1\" cannot be in a name").arg(c));
        }
        // A name at the very end, without "=" and line end: the name alone.
        *isInherited = true;
        return withoutEnd(m_text.mid(start));
    }

    Result<QString> readValue()
    {
        if (!atEnd() && (here() == QLatin1Char('"') || here() == QLatin1Char('\'')))
            return readQuoted(here());
        const int startLine = line();
        const qsizetype start = m_at;
        toLineEnd();
        QString value = m_text.mid(start, m_at - start);
        if (!atEnd())
            ++m_at;
        const qsizetype comment = value.indexOf(QLatin1String(" #"));
        if (comment >= 0)
            value.truncate(comment);
        return expanded(withoutEnd(value), startLine);
    }

    Result<QString> readQuoted(QChar quote)
    {
        const int startLine = line();
        QString value;
        bool isEscaped = false;
        for (++m_at; !atEnd(); ++m_at) {
            const QChar c = here();
            if (c != quote) {
                if (!isEscaped && c == QLatin1Char('\\')) {
                    isEscaped = true;
                    continue;
                }
                if (isEscaped) {
                    isEscaped = false;
                    value += QLatin1Char('\\');
                }
                value += c;
                continue;
            }
            if (isEscaped) {
                isEscaped = false;
                value += c;
                continue;
            }
            ++m_at;
            return quote == QLatin1Char('"') ? expanded(unescaped(value), startLine) : Result<QString>(value);
        }
        return trouble(startLine, QCoreApplication::translate("Variables", "a quoted value has no end"));
    }

    Result<QString> expanded(const QString &value, int startLine)
    {
        auto result = interpolate(value, [this](const QString &name) -> std::optional<QString> {
            if (auto outer = m_lookup ? m_lookup(name) : std::nullopt)
                return outer;
            const auto own = m_own.constFind(name);
            return own == m_own.constEnd() ? std::nullopt : std::optional(*own);
        });
        if (result)
            return result;
        return trouble(startLine,
                       result.error().subject.isEmpty()
                           ? QCoreApplication::translate("Variables", "it uses variables in a way that is not valid; "
                                                                      "write $$ for a dollar sign")
                           : QCoreApplication::translate("Variables", "it needs the variable %1, which nobody sets")
                                 .arg(result.error().subject));
    }

    const QString &m_text;
    const QString &m_file;
    const Lookup &m_lookup;
    QHash<QString, QString> m_own;
    qsizetype m_at = 0;
};

bool needsQuotes(const QString &value)
{
    static const QRegularExpression kPlain(QStringLiteral("\\A[A-Za-z0-9_./:@%+,=-]*\\z"));
    return !kPlain.match(value).hasMatch();
}

QByteArray quoted(const QString &value)
{
    if (!needsQuotes(value))
        return value.toUtf8();
    // In single quotes nothing has a meaning but the quote and the backslash before it.
    if (!value.contains(QLatin1Char('\'')) && !value.contains(QLatin1Char('\\')))
        return '\'' + value.toUtf8() + '\'';
    QString escaped = value;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('"'), QLatin1String("\\\""))
        .replace(QLatin1Char('$'), QLatin1String("\\$"))
        .replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return '"' + escaped.toUtf8() + '"';
}

} // namespace

Result<QVector<EnvEntry>> parseEnvFile(const QByteArray &text, const QString &file, const Lookup &lookup)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString decoded = decoder.decode(text);
    if (decoder.hasError() || text.contains('\0'))
        return fail(
            ErrorCode::InvalidInput, file,
            QCoreApplication::translate("Variables", "The file %1 is not UTF-8 text. Save it as UTF-8.").arg(file));
    return Parser(decoded, file, lookup).parse();
}

Result<QVector<Variable>> variablesFromEnv(const QByteArray &text, const QString &file)
{
    SLIPWAY_ASSIGN(const QVector<EnvEntry> entries, parseEnvFile(text, file));
    QVector<Variable> variables;
    for (const EnvEntry &entry : entries) {
        // "NAME=" in an example file asks for a value as much as "NAME" does.
        const bool hasValue = entry.hasValue && !entry.value.isEmpty();
        const auto known = std::find_if(variables.begin(), variables.end(),
                                        [&entry](const Variable &other) { return other.key == entry.key; });
        if (known == variables.end())
            variables.append(Variable{entry.key, entry.value, false, hasValue, {}});
        else
            *known = Variable{entry.key, entry.value, false, hasValue, {}};
    }
    return variables;
}

QByteArray envText(const QMap<QString, QString> &values)
{
    QByteArray text;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        text += it.key().toUtf8() + '=' + quoted(it.value()) + '\n';
    return text;
}

QByteArray variablesToEnv(const QVector<Variable> &variables)
{
    QByteArray text;
    for (const Variable &variable : variables) {
        if (!variable.comment.isEmpty()) {
            for (const QString &line : variable.comment.split(QLatin1Char('\n')))
                text += "# " + line.toUtf8() + '\n';
        }
        if (variable.isSecret)
            text += "# " + variable.key.toUtf8() + "=\n";
        else
            text += variable.key.toUtf8() + '=' + quoted(variable.value) + '\n';
    }
    return text;
}

} // namespace slipway::variables
