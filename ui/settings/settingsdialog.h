// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/setting.h"
#include "ui/settings/listenerpage.h"
#include "ui/settings/preferences.h"

#include <QDialog>
#include <QHash>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
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
        ListenerPage::Facts listener{};
        QString dataDirectory;
        bool hasTray = false;
        bool isStartingWithSystem = false;
        QString vault; // how secrets are kept; a sentence
        bool isVaultKeyLost = false;
        bool isVaultOpen = false; // then its key can be renewed
    };
    SettingsDialog(const Preferences &preferences, const CoreSettings &core, const Facts &facts,
                   QWidget *parent = nullptr);
    Preferences preferences() const;
    CoreSettings coreSettings() const;
    bool isStartingWithSystem() const;
    // Where the person chose another; empty = none any more.
    std::optional<QString> newRelayUrl() const;
    void showRelay(const RelayStatus &status);
    // How secrets are kept now, or why the key could not be renewed; ends a renewal.
    void showVault(const QString &sentence);

Q_SIGNALS:
    void saved();
    void secretsAnewRequested();
    void keyRenewalRequested(); // showVault() tells how it went

private:
    QFormLayout *addPage(const QString &title);
    void addGeneral(const Preferences &preferences, const Facts &facts);
    void addSyncing();
    void addNotifications(const NotificationSettings &notifications);
    void addVault(const Facts &facts);
    void renewKey();
    NotificationSettings notifications() const;
    QLabel *hintLabel(const QString &text);
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &hint = {});
    const CoreSettings m_core;
    QComboBox *m_theme;
    QCheckBox *m_closing;
    QSpinBox *m_runsAtOnce;
    QSpinBox *m_keptImages;
    QTabWidget *m_pages;
    ListenerPage *m_listener;
    QCheckBox *m_autostart;
    QSpinBox *m_jitter;
    QHash<NotificationKind, QCheckBox *> m_kinds;
    QCheckBox *m_isQuiet;
    QTimeEdit *m_quietFrom;
    QTimeEdit *m_quietUntil;
    QLabel *m_vault;
    QPushButton *m_renewKey = nullptr; // where the vault is open
};

} // namespace slipway::ui
