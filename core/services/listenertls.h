// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/setting.h"
#include "core/services/tlsidentity.h"

#include <memory>

namespace slipway {

class SettingStore;
namespace vault {
class Vault;
}

// With which certificate the listener speaks: the person's own files, or one
// Slipway makes once and keeps, its key sealed in the vault
// ("setting:1:listenerKey"). Blocking (SQLite, files); any thread.
class ListenerTls
{
public:
    ListenerTls(SettingStore &settings, vault::Vault &vault)
        : m_settings(settings)
        , m_vault(vault)
    {
    }

    // None where the settings ask for no TLS. VaultUnavailable while the vault is closed and the key is
    // there; FileAccess and InvalidInput for files that are not right.
    Result<std::shared_ptr<const TlsIdentity>> identity(const CoreSettings &settings);
    // Of the one that was made; empty before the first.
    QString ownFingerprint() const;

private:
    Result<TlsIdentity> own(const CoreSettings &settings);
    SettingStore &m_settings;
    vault::Vault &m_vault;
};

} // namespace slipway
