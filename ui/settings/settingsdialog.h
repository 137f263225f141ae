// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/setting.h"
#include "ui/settings/preferences.h"

#include <QDialog>
#include <QHash>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QTabWidget;
class QTimeEdit;

namespace slipway::ui {

// The settings of the program. Values in; saved() with the values out, when the
// person chooses OK. Facts that cannot be changed here are shown. Deletes
// itself when closed.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    struct Facts {
        QString listener; // its address, or why it is off; a sentence
        QString dataDirectory;
        bool hasTray = false;
        bool isStartingWithSystem = false;
        QString vault; // how secrets are kept; a sentence
        bool isVaultKeyLost = false;
    };
    SettingsDialog(const Preferences &preferences, const CoreSettings &core, const Facts &facts,
                   QWidget *parent = nullptr);
    Preferences preferences() const;
    CoreSettings coreSettings() const;
    bool isStartingWithSystem() const;

Q_SIGNALS:
    void saved();
    void secretsAnewRequested();

private:
    QFormLayout *addPage(const QString &title);
    void addGeneral(const Preferences &preferences, const Facts &facts);
    void addSyncing(const Facts &facts);
    void addNotifications(const NotificationSettings &notifications);
    void addVault(const Facts &facts);
    NotificationSettings notifications() const;
    QLabel *hintLabel(const QString &text);
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &hint = {});
    const CoreSettings m_core;
    QComboBox *m_theme;
    QCheckBox *m_closing;
    QSpinBox *m_runsAtOnce;
    QTabWidget *m_pages;
    QCheckBox *m_autostart;
    QSpinBox *m_jitter;
    QHash<NotificationKind, QCheckBox *> m_kinds;
    QCheckBox *m_isQuiet;
    QTimeEdit *m_quietFrom;
    QTimeEdit *m_quietUntil;
};

} // namespace slipway::ui
