// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/setting.h"
#include "ui/settings/preferences.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSpinBox;

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
    };
    SettingsDialog(const Preferences &preferences, const CoreSettings &core, const Facts &facts,
                   QWidget *parent = nullptr);
    Preferences preferences() const;
    CoreSettings coreSettings() const;

Q_SIGNALS:
    void saved();

private:
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &hint = {});
    const CoreSettings m_core;
    QComboBox *m_theme;
    QCheckBox *m_closing;
    QSpinBox *m_runsAtOnce;
};

} // namespace slipway::ui
