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

// Leaves the function with the error of `expression` if it has one.
#define SLIPWAY_TRY(expression)                                                                                        \
    do {                                                                                                               \
        if (auto slipwayTried = (expression); !slipwayTried)                                                           \
            return ::slipway::fail(std::move(slipwayTried).error());                                                   \
    } while (false)

// `SLIPWAY_ASSIGN(auto x, call())`: x is the value, or the error is returned.
#define SLIPWAY_CONCAT_(a, b) a##b
#define SLIPWAY_CONCAT(a, b) SLIPWAY_CONCAT_(a, b)
#define SLIPWAY_ASSIGN(declaration, expression)                                                                        \
    auto SLIPWAY_CONCAT(slipwayResult, __LINE__) = (expression);                                                       \
    if (!SLIPWAY_CONCAT(slipwayResult, __LINE__))                                                                      \
        return ::slipway::fail(std::move(SLIPWAY_CONCAT(slipwayResult, __LINE__)).error());                            \
    declaration = std::move(*SLIPWAY_CONCAT(slipwayResult, __LINE__))
