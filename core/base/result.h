// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <tl/expected.hpp>
#include <utility>

namespace slipway {

// What a call that may fail returns: a value or one Error. Nothing throws
// across a public function of Slipway.
template <class T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, QString subject = {}, QString detail = {})
{
    return tl::make_unexpected(Error{code, std::move(subject), std::move(detail)});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::make_unexpected(std::move(error));
}

} // namespace slipway

// Names of their own for what the macros below keep, also where one stands in
// a lambda inside another.
#define SLIPWAY_CONCAT_(a, b) a##b
#define SLIPWAY_CONCAT(a, b) SLIPWAY_CONCAT_(a, b)

// Leaves the function with the error of `expression` if it has one.
#define SLIPWAY_TRY(expression) SLIPWAY_TRY_(SLIPWAY_CONCAT(slipwayTried, __COUNTER__), expression)
#define SLIPWAY_TRY_(name, expression)                                                                                 \
    do {                                                                                                               \
        if (auto name = (expression); !name)                                                                           \
            return ::slipway::fail(std::move(name).error());                                                           \
    } while (false)

// `SLIPWAY_ASSIGN(auto x, call())`: x is the value, or the error is returned.
#define SLIPWAY_ASSIGN(declaration, expression)                                                                        \
    SLIPWAY_ASSIGN_(SLIPWAY_CONCAT(slipwayResult, __COUNTER__), declaration, expression)
#define SLIPWAY_ASSIGN_(name, declaration, expression)                                                                 \
    auto name = (expression);                                                                                          \
    if (!name)                                                                                                         \
        return ::slipway::fail(std::move(name).error());                                                               \
    declaration = std::move(*name)
