// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <optional>

namespace slipway::listener {

// Reads fields of a JSON object into values, keeping the first problem. Absent
// fields leave the value as it is. Lives as long as the object it reads.
class FieldReader
{
public:
    explicit FieldReader(const QJsonObject &json)
        : m_json(json)
    {
    }

    // `null` means `whenNull`.
    void text(const QString &field, QString *value, const QString &whenNull = {});
    void flag(const QString &field, bool *value);
    // A list of texts; `null` means none.
    void texts(const QString &field, QStringList *value);
    template <class Function>
    void read(const QString &field, Function function)
    {
        const auto found = m_json.constFind(field);
        if (found != m_json.constEnd())
            function(*found);
    }
    void problem(const QString &field, const QString &expected);
    void refuse(const QString &field, const QString &sentence);
    const std::optional<Error> &error() const { return m_error; }

private:
    const QJsonObject &m_json;
    std::optional<Error> m_error;
};

} // namespace slipway::listener
