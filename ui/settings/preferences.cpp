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
    return preferences;
}

void savePreferences(const QString &stateFile, const Preferences &preferences)
{
    QSettings settings(stateFile, QSettings::IniFormat);
    settings.setValue(themeKey(), QString::fromLatin1(kThemeNames[int(preferences.theme)]));
    settings.setValue(closingKey(), preferences.isClosingToTray);
}

} // namespace slipway::ui
