// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/variable.h"
#include "core/variables/interpolation.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QVector>

namespace slipway::variables {

// One line of an env file.
struct EnvEntry {
    QString key;
    QString value;
    bool hasValue = true; // false: the name alone; its value is that of the process, or none
    int line = 0;         // from 1
    bool operator==(const EnvEntry &) const = default;
};

// Reads a .env text as Compose does (compose-go's dotenv package: quotes, export,
// comments, values of several lines, escapes, "NAME: value", ${A:-b}). `lookup` is
// the process environment and the files before, which win over the text's own names.
// In the order of the text; a name may be there twice, the later one counts. Pure.
// InvalidInput: subject = `file`, detail = a sentence with the line. Not UTF-8 is one.
Result<QVector<EnvEntry>> parseEnvFile(const QByteArray &text, const QString &file, const Lookup &lookup = {});

// A text that parseEnvFile reads back to these values.
QByteArray envText(const QMap<QString, QString> &values);
// For the editor: a pasted .env, or a repository's .env.example. A name twice is one
// variable with the later value; a name without a value has hasValue = false: missing.
Result<QVector<Variable>> variablesFromEnv(const QByteArray &text, const QString &file);
// The other way: a text that parseEnvFile reads back to the same values. The values of
// secret ones are left out, their names stand in a comment.
QByteArray variablesToEnv(const QVector<Variable> &variables);

} // namespace slipway::variables
