// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settingstore.h"

#include "core/store/database.h"
#include "core/store/query.h"

#include <QHash>

namespace slipway {

namespace {

using sql::Query;

QString listenAddressKey()
{
    return QStringLiteral("listenAddress");
}
QString listenPortKey()
{
    return QStringLiteral("listenPort");
}
QString runsAtOnceKey()
{
    return QStringLiteral("runsAtOnce");
}
QString keptAppImagesKey()
{
    return QStringLiteral("keptAppImages");
}
QString publicUrlKey()
{
    return QStringLiteral("publicUrl");
}

QString scheduleJitterKey()
{
    return QStringLiteral("scheduleJitterSeconds");
}

QString listenTlsKey()
{
    return QStringLiteral("listenTls");
}
QString tlsCertificateFileKey()
{
    return QStringLiteral("tlsCertificateFile");
}
QString tlsKeyFileKey()
{
    return QStringLiteral("tlsKeyFile");
}
QString openToNetworkKey()
{
    return QStringLiteral("openToNetwork");
}
QString textOf(bool flag)
{
    return flag ? QStringLiteral("1") : QStringLiteral("0");
}

constexpr int kMaxRunsAtOnce = 32;
constexpr int kMaxKeptAppImages = 100;
constexpr int kMaxJitterSeconds = 3600;

Result<> put(const QSqlDatabase &database, const QString &key, const QString &value)
{
    Query query(database, "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)");
    return query.run(key, value);
}

} // namespace

Result<CoreSettings> SettingStore::load() const
{
    QHash<QString, QString> values;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT key, value FROM setting");
        SLIPWAY_TRY(query.run());
        while (query.next()) {
            const QString key = query.text();
            values.insert(key, query.text());
        }
        return query.finish();
    }));
    CoreSettings settings;
    settings.listenAddress = values.value(listenAddressKey(), settings.listenAddress);
    settings.publicUrl = values.value(publicUrlKey(), settings.publicUrl);
    settings.isListeningTls = values.value(listenTlsKey()) == textOf(true);
    settings.tlsCertificateFile = values.value(tlsCertificateFileKey());
    settings.tlsKeyFile = values.value(tlsKeyFileKey());
    settings.isOpenToNetwork = values.value(openToNetworkKey()) == textOf(true);
    bool isNumber = false;
    if (const quint16 port = values.value(listenPortKey()).toUShort(&isNumber); isNumber)
        settings.listenPort = port;
    if (const int runs = values.value(runsAtOnceKey()).toInt(&isNumber); isNumber)
        settings.runsAtOnce = qBound(1, runs, kMaxRunsAtOnce);
    if (const int images = values.value(keptAppImagesKey()).toInt(&isNumber); isNumber)
        settings.keptAppImages = qBound(1, images, kMaxKeptAppImages);
    if (const int seconds = values.value(scheduleJitterKey()).toInt(&isNumber); isNumber)
        settings.scheduleJitterSeconds = qBound(0, seconds, kMaxJitterSeconds);
    return settings;
}

Result<> SettingStore::save(const CoreSettings &settings)
{
    return m_database.write([&](QSqlDatabase &database) -> Result<> {
        SLIPWAY_TRY(put(database, listenAddressKey(), settings.listenAddress));
        SLIPWAY_TRY(put(database, listenPortKey(), QString::number(settings.listenPort)));
        SLIPWAY_TRY(put(database, runsAtOnceKey(), QString::number(settings.runsAtOnce)));
        SLIPWAY_TRY(put(database, keptAppImagesKey(), QString::number(settings.keptAppImages)));
        SLIPWAY_TRY(put(database, scheduleJitterKey(), QString::number(settings.scheduleJitterSeconds)));
        SLIPWAY_TRY(put(database, listenTlsKey(), textOf(settings.isListeningTls)));
        SLIPWAY_TRY(put(database, tlsCertificateFileKey(), settings.tlsCertificateFile));
        SLIPWAY_TRY(put(database, tlsKeyFileKey(), settings.tlsKeyFile));
        SLIPWAY_TRY(put(database, openToNetworkKey(), textOf(settings.isOpenToNetwork)));
        return put(database, publicUrlKey(), settings.publicUrl);
    });
}

Result<std::optional<QString>> SettingStore::value(const QString &key) const
{
    std::optional<QString> found;
    SLIPWAY_TRY(m_database.read([&](QSqlDatabase &database) -> Result<> {
        Query query(database, "SELECT value FROM setting WHERE key = ?");
        SLIPWAY_TRY(query.run(key));
        if (query.next())
            found = query.text();
        return query.finish();
    }));
    return found;
}

Result<> SettingStore::setValue(const QString &key, const QString &value)
{
    return m_database.write([&](QSqlDatabase &database) { return put(database, key, value); });
}

} // namespace slipway
