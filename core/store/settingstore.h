// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/model/setting.h"

#include <QString>
#include <optional>

namespace slipway {

class Database;

// Settings of the program as keys and texts. Any thread, blocking.
class SettingStore
{
public:
    explicit SettingStore(Database &database)
        : m_database(database)
    {
    }
    Result<CoreSettings> load() const;
    Result<> save(const CoreSettings &settings);
    Result<std::optional<QString>> value(const QString &key) const;
    Result<> setValue(const QString &key, const QString &value);

private:
    Database &m_database;
};

} // namespace slipway
