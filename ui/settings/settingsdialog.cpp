// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tone.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr int kMostRunsAtOnce = 32;

QLabel *factLabel(const QString &name, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

SettingsDialog::SettingsDialog(const Preferences &preferences, const CoreSettings &core, const Facts &facts,
                               QWidget *parent)
    : QDialog(parent)
    , m_core(core)
    , m_theme(new QComboBox(this))
    , m_closing(new QCheckBox(tr("Closing the window &keeps Slipway in the tray"), this))
    , m_runsAtOnce(new QSpinBox(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    m_theme->setObjectName(QStringLiteral("settingsTheme"));
    m_theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_theme->setCurrentIndex(int(preferences.theme));
    m_closing->setObjectName(QStringLiteral("settingsCloseToTray"));
    m_closing->setChecked(preferences.isClosingToTray);
    m_closing->setEnabled(facts.hasTray);
    m_runsAtOnce->setObjectName(QStringLiteral("settingsRunsAtOnce"));
    m_runsAtOnce->setRange(1, kMostRunsAtOnce);
    m_runsAtOnce->setValue(core.runsAtOnce);

    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    addRow(form, tr("&Colours:"), m_theme);
    addRow(form, {}, m_closing,
           facts.hasTray ? tr("It goes on syncing there. Without this, closing the window quits.")
                         : tr("This desktop has no tray: closing minimises the window."));
    addRow(form, tr("&Runs at once:"), m_runsAtOnce, tr("Over all stacks; others wait for their turn."));
    addRow(form, tr("API and webhooks:"), factLabel(QStringLiteral("settingsListener"), facts.listener, this));
    addRow(form, tr("Data folder:"), factLabel(QStringLiteral("settingsFolder"), facts.dataDirectory, this));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("settingsOk"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("settingsCancel"));
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT saved();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_theme->setFocus();
    resize(characters(this, 90), 0);
    growToFit(this);
}

Preferences SettingsDialog::preferences() const
{
    return {Theme(m_theme->currentIndex()), m_closing->isChecked()};
}

CoreSettings SettingsDialog::coreSettings() const
{
    CoreSettings core = m_core;
    core.runsAtOnce = m_runsAtOnce->value();
    return core;
}

void SettingsDialog::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &hint)
{
    auto *box = new QVBoxLayout;
    box->setSpacing(spacing(this) / 3);
    box->addWidget(field);
    if (!hint.isEmpty()) {
        auto *note = new QLabel(hint, this);
        note->setWordWrap(true);
        note->setTextFormat(Qt::PlainText);
        QPalette quiet = note->palette();
        quiet.setColor(QPalette::WindowText, quietText(palette()));
        note->setPalette(quiet);
        box->addWidget(note);
        field->setAccessibleDescription(hint);
    }
    form->addRow(label, box);
    if (auto *text = qobject_cast<QLabel *>(form->labelForField(box)))
        text->setBuddy(field);
    if (!label.isEmpty())
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')).remove(QLatin1Char(':')));
}

} // namespace slipway::ui
