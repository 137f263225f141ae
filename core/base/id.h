// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHashFunctions>
#include <QMetaType>
#include <QtGlobal>
#include <compare>

namespace slipway {

// A row id that cannot be mistaken for another aggregate's. 0 = not stored yet.
template <class Tag>
struct Id {
    qint64 value = 0;

    constexpr Id() = default;
    constexpr explicit Id(qint64 v)
        : value(v)
    {
    }
    constexpr bool isValid() const { return value > 0; }
    constexpr auto operator<=>(const Id &) const = default;
};

template <class Tag>
size_t qHash(Id<Tag> id, size_t seed = 0) noexcept
{
    return ::qHash(id.value, seed);
}

using EnvironmentId = Id<struct EnvironmentTag>;
using RepositoryId = Id<struct RepositoryTag>;
using CredentialId = Id<struct CredentialTag>;
using StackId = Id<struct StackTag>;
using RunId = Id<struct RunTag>;
using TokenId = Id<struct TokenTag>;
using DeliveryId = Id<struct DeliveryTag>;
using NotificationTargetId = Id<struct NotificationTargetTag>;

} // namespace slipway

Q_DECLARE_METATYPE(slipway::EnvironmentId)
Q_DECLARE_METATYPE(slipway::RepositoryId)
Q_DECLARE_METATYPE(slipway::CredentialId)
Q_DECLARE_METATYPE(slipway::StackId)
Q_DECLARE_METATYPE(slipway::RunId)
Q_DECLARE_METATYPE(slipway::TokenId)
Q_DECLARE_METATYPE(slipway::DeliveryId)
Q_DECLARE_METATYPE(slipway::NotificationTargetId)
