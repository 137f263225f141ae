// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

#include <QSettings>

namespace slipway::ui {
namespace {

constexpr const char *kThemeNames[] = {"system", "light", "dark"};

QString themeKey()
{
    return QStringLiteral("theme");
}

QString closingKey()
{
    return QStringLiteral("closeToTray");
}

struct KindKey {
    NotificationKind kind;
    const char *key;
};
constexpr KindKey kKindKeys[] = {{NotificationKind::Failed, "notify/failed"},
                                 {NotificationKind::NeedsYou, "notify/needsYou"},
                                 {NotificationKind::Recovered, "notify/recovered"},
                                 {NotificationKind::Finished, "notify/finished"}};

QString quietFromKey()
{
    return QStringLiteral("notify/quietFrom");
}

QString quietUntilKey()
{
    return QStringLiteral("notify/quietUntil");
}

QString clockFormat()
{
    return QStringLiteral("HH:mm");
}

NotificationSettings loadNotifications(const QSettings &settings)
{
    NotificationSettings notifications;
    for (const KindKey &one : kKindKeys) {
        if (!settings.value(QLatin1String(one.key), true).toBool())
            notifications.off.insert(one.kind);
    }
    const QTime from = QTime::fromString(settings.value(quietFromKey()).toString(), clockFormat());
    const QTime until = QTime::fromString(settings.value(quietUntilKey()).toString(), clockFormat());
    if (from.isValid() && until.isValid()) {
        notifications.quietFrom = from;
        notifications.quietUntil = until;
    }
    return notifications;
}

void saveNotifications(QSettings &settings, const NotificationSettings &notifications)
{
    for (const KindKey &one : kKindKeys)
        settings.setValue(QLatin1String(one.key), !notifications.off.contains(one.kind));
    settings.setValue(quietFromKey(), notifications.quietFrom.toString(clockFormat()));
    settings.setValue(quietUntilKey(), notifications.quietUntil.toString(clockFormat()));
}

} // namespace

Preferences loadPreferences(const QString &stateFile)
{
    const QSettings settings(stateFile, QSettings::IniFormat);
    Preferences preferences;
    const QString theme = settings.value(themeKey()).toString();
    for (int i = 0; i < int(std::size(kThemeNames)); ++i) {
        if (theme == QLatin1String(kThemeNames[i]))
            preferences.theme = Theme(i);
    }
    preferences.isClosingToTray = settings.value(closingKey(), true).toBool();
    preferences.notifications = loadNotifications(settings);
    return preferences;
}

void savePreferences(const QString &stateFile, const Preferences &preferences)
{
    QSettings settings(stateFile, QSettings::IniFormat);
    settings.setValue(themeKey(), QString::fromLatin1(kThemeNames[int(preferences.theme)]));
    settings.setValue(closingKey(), preferences.isClosingToTray);
    saveNotifications(settings, preferences.notifications);
}

} // namespace slipway::ui
