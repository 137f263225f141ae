// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>
#include <QVector>
#include <functional>
#include <optional>

namespace slipway::variables {

// What a name stands for; nothing where nobody sets it.
using Lookup = std::function<std::optional<QString>(const QString &name)>;

// One use of a variable in a text, as Compose writes it.
struct Reference {
    enum class Kind {
        Plain,               // $A, ${A}
        DefaultIfUnset,      // ${A-b}
        DefaultIfEmpty,      // ${A:-b}
        RequiredIfUnset,     // ${A?text}
        RequiredIfEmpty,     // ${A:?text}
        ReplacementIfSet,    // ${A+b}
        ReplacementIfFilled, // ${A:+b}
    };
    QString name;
    Kind kind = Kind::Plain;
    QString word;          // b, or the text of an error
    qsizetype offset = 0;  // of the dollar sign
    bool isNested = false; // stands in the word of another

    bool isRequired() const { return kind == Kind::RequiredIfUnset || kind == Kind::RequiredIfEmpty; }
    bool hasDefault() const { return kind == Kind::DefaultIfUnset || kind == Kind::DefaultIfEmpty; }
    // Whether a value is one for it: an empty one may count as none.
    bool isMetBy(const std::optional<QString> &value) const;
    bool operator==(const Reference &) const = default;
};

// The grammar of compose-go's template package, so that Slipway can say before any
// call what Compose will make of a text. Pure; any thread. VariableInvalid: subject =
// the variable (of a required one that nobody sets, detail = the file's own text) or
// empty where the text is no valid template (detail says so).

// Every use in the text, those inside words too, in order.
Result<QVector<Reference>> references(const QString &text);
Result<QString> interpolate(const QString &text, const Lookup &lookup);

} // namespace slipway::variables
