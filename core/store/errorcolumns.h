// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/store/query.h"

#include <optional>

namespace slipway::sql {

// An error as it stands in three columns: error_code (NULL = none),
// error_subject, error_detail.
inline std::optional<Error> errorFrom(Query &row)
{
    const std::optional<QString> code = row.optionalText();
    Error error;
    error.subject = row.text();
    error.detail = row.text();
    if (!code)
        return std::nullopt;
    error.code = errorCodeFromName(*code);
    return error;
}
inline std::optional<QString> errorCodeColumn(const std::optional<Error> &error)
{
    return error ? std::optional<QString>(errorName(error->code)) : std::nullopt;
}
inline QString errorSubjectColumn(const std::optional<Error> &error)
{
    return error ? error->subject : QString();
}
inline QString errorDetailColumn(const std::optional<Error> &error)
{
    return error ? error->detail : QString();
}

} // namespace slipway::sql
