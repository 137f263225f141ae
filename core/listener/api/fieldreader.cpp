// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listener/api/fieldreader.h"

namespace slipway::listener {

using namespace Qt::StringLiterals;

void FieldReader::text(const QString &field, QString *value, const QString &whenNull)
{
    read(field, [&](const QJsonValue &json) {
        if (json.isNull())
            *value = whenNull;
        else if (json.isString())
            *value = json.toString();
        else
            problem(field, u"a text"_s);
    });
}

void FieldReader::flag(const QString &field, bool *value)
{
    read(field, [&](const QJsonValue &json) {
        if (json.isBool())
            *value = json.toBool();
        else
            problem(field, u"true or false"_s);
    });
}

void FieldReader::texts(const QString &field, QStringList *value)
{
    read(field, [&](const QJsonValue &json) {
        QStringList found;
        const QJsonArray array = json.toArray();
        for (const QJsonValue &one : array) {
            if (one.isString())
                found << one.toString();
        }
        if (json.isNull() || (json.isArray() && found.size() == array.size()))
            *value = found;
        else
            problem(field, u"a list of texts"_s);
    });
}

void FieldReader::problem(const QString &field, const QString &expected)
{
    refuse(field, u"It must be %1."_s.arg(expected));
}

void FieldReader::refuse(const QString &field, const QString &sentence)
{
    if (!m_error)
        m_error = Error{ErrorCode::InvalidInput, field, sentence};
}

} // namespace slipway::listener
