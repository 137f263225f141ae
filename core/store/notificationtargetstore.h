// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/model/notificationtarget.h"

#include <QVector>

namespace slipway {

class Database;

// Targets of news without their secrets (those are sealed rows). Any thread,
// blocking. Conflict names the field "name": another target has it.
class NotificationTargetStore
{
public:
    explicit NotificationTargetStore(Database &database)
        : m_database(database)
    {
    }
    Result<QVector<NotificationTarget>> all() const;
    Result<NotificationTarget> get(NotificationTargetId id) const;
    Result<NotificationTarget> add(const NotificationTarget &target);
    Result<> change(const NotificationTarget &target);
    Result<> remove(NotificationTargetId id); // with its sealed values

private:
    Database &m_database;
};

} // namespace slipway
