// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tone.h"
#include "ui/theme/tonedtext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr int kMostRunsAtOnce = 32;
constexpr int kMostKeptImages = 100;
constexpr int kMostJitterSeconds = 3600;
constexpr int kUsualQuietFromHour = 22;
constexpr int kUsualQuietUntilHour = 7;

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
    , m_keptImages(new QSpinBox(this))
    , m_pages(new QTabWidget(this))
    , m_listener(new ListenerPage(core, facts.listener, this))
    , m_autostart(new QCheckBox(tr("&Start with the system"), this))
    , m_jitter(new QSpinBox(this))
    , m_isQuiet(new QCheckBox(tr("&Quiet hours, from"), this))
    , m_quietFrom(new QTimeEdit(this))
    , m_quietUntil(new QTimeEdit(this))
    , m_vault(factLabel(QStringLiteral("settingsVault"), {}, this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    m_pages->setObjectName(QStringLiteral("settingsPages"));
    addGeneral(preferences, facts);
    addSyncing();
    m_pages->addTab(m_listener, tr("&Listener"));
    addNotifications(preferences.notifications);
    addVault(facts);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("settingsOk"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("settingsCancel"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
    const auto settle = [this, ok = buttons->button(QDialogButtonBox::Ok)] {
        ok->setEnabled(m_listener->problem().isEmpty());
    };
    connect(m_listener, &ListenerPage::changed, this, settle);
    settle();
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT saved();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_theme->setFocus();
    resize(characters(this, 96), 0);
    growToFit(this);
}

QFormLayout *SettingsDialog::addPage(const QString &title)
{
    auto *page = new QWidget(m_pages);
    auto *form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_pages->addTab(page, title);
    return form;
}

void SettingsDialog::addGeneral(const Preferences &preferences, const Facts &facts)
{
    m_theme->setObjectName(QStringLiteral("settingsTheme"));
    m_theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_theme->setCurrentIndex(int(preferences.theme));
    m_closing->setObjectName(QStringLiteral("settingsCloseToTray"));
    m_closing->setChecked(preferences.isClosingToTray);
    m_closing->setEnabled(facts.hasTray);
    m_autostart->setObjectName(QStringLiteral("settingsAutostart"));
    m_autostart->setChecked(facts.isStartingWithSystem);
    QFormLayout *form = addPage(tr("&General"));
    addRow(form, tr("&Colours:"), m_theme);
    addRow(form, {}, m_closing,
           facts.hasTray ? tr("It goes on syncing there. Without this, closing the window quits.")
                         : tr("This desktop has no tray: closing minimises the window."));
    addRow(form, {}, m_autostart,
           facts.hasTray ? tr("In the tray, without a window.") : tr("With the window minimised."));
    addRow(form, tr("Data folder:"), factLabel(QStringLiteral("settingsFolder"), facts.dataDirectory, this));
}

void SettingsDialog::addSyncing()
{
    m_runsAtOnce->setObjectName(QStringLiteral("settingsRunsAtOnce"));
    m_runsAtOnce->setRange(1, kMostRunsAtOnce);
    m_runsAtOnce->setValue(m_core.runsAtOnce);
    m_jitter->setObjectName(QStringLiteral("settingsJitter"));
    m_jitter->setRange(0, kMostJitterSeconds);
    m_jitter->setSuffix(tr(" s"));
    m_jitter->setSpecialValueText(tr("not at all"));
    m_jitter->setValue(m_core.scheduleJitterSeconds);
    m_keptImages->setObjectName(QStringLiteral("settingsKeptImages"));
    m_keptImages->setRange(1, kMostKeptImages);
    m_keptImages->setValue(m_core.keptAppImages);
    QFormLayout *form = addPage(tr("S&yncing"));
    addRow(form, tr("&Runs at once:"), m_runsAtOnce, tr("Over all stacks; others wait for their turn."));
    addRow(form, tr("Spread &over:"), m_jitter,
           tr("Stacks that are due at the same time start over this long, each always at the same place in it. From "
              "the next start on; syncs you ask for start at once."));
    addRow(form, tr("&Kept images:"), m_keptImages,
           tr("Of each Dockerfile app, the one that runs included. Older ones are removed after a deploy."));
}

void SettingsDialog::addNotifications(const NotificationSettings &notifications)
{
    QFormLayout *form = addPage(tr("&Notifications"));
    const auto addKind = [&](NotificationKind kind, const QString &name, const QString &text) {
        auto *box = new QCheckBox(text, this);
        box->setObjectName(name);
        box->setChecked(!notifications.off.contains(kind));
        m_kinds.insert(kind, box);
        form->addRow(box);
    };
    addKind(NotificationKind::Failed, QStringLiteral("settingsNotifyFailed"), tr("A sync or deploy &fails"));
    addKind(NotificationKind::NeedsYou, QStringLiteral("settingsNotifyNeedsYou"),
            tr("A stack needs &you: a credential is refused, a host key is new"));
    addKind(NotificationKind::Recovered, QStringLiteral("settingsNotifyRecovered"), tr("A stack is good a&gain"));
    addKind(NotificationKind::Finished, QStringLiteral("settingsNotifyFinished"),
            tr("A run you started &ends while the window is hidden"));
    const bool isQuiet = notifications.quietFrom != notifications.quietUntil;
    m_isQuiet->setObjectName(QStringLiteral("settingsQuiet"));
    m_isQuiet->setChecked(isQuiet);
    m_quietFrom->setObjectName(QStringLiteral("settingsQuietFrom"));
    m_quietFrom->setAccessibleName(tr("Quiet from"));
    m_quietFrom->setTime(isQuiet ? notifications.quietFrom : QTime(kUsualQuietFromHour, 0));
    m_quietUntil->setObjectName(QStringLiteral("settingsQuietUntil"));
    m_quietUntil->setAccessibleName(tr("Quiet until"));
    m_quietUntil->setTime(isQuiet ? notifications.quietUntil : QTime(kUsualQuietUntilHour, 0));
    auto *quiet = new QHBoxLayout;
    quiet->addWidget(m_isQuiet);
    quiet->addWidget(m_quietFrom);
    quiet->addWidget(new QLabel(tr("until"), this));
    quiet->addWidget(m_quietUntil);
    quiet->addStretch();
    for (QTimeEdit *edit : {m_quietFrom, m_quietUntil}) {
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        edit->setEnabled(isQuiet);
        connect(m_isQuiet, &QCheckBox::toggled, edit, &QWidget::setEnabled);
    }
    form->addRow(quiet);
    form->addRow(hintLabel(tr("What happens in quiet hours is told when they end, unless it is good again by then. A "
                              "sync that finds nothing or succeeds is never told.")));
}

void SettingsDialog::addVault(const Facts &facts)
{
    m_vault->setText(facts.vault);
    QFormLayout *form = addPage(tr("&Vault"));
    form->addRow(m_vault);
    const auto addAct = [&](const QString &name, const QString &text, const QString &hint, auto signal) {
        auto *button = new QPushButton(text, this);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, signal);
        auto *row = new QHBoxLayout;
        row->addWidget(button);
        row->addStretch();
        form->addRow(row);
        form->addRow(hintLabel(hint));
        return button;
    };
    if (facts.isVaultKeyLost)
        addAct(QStringLiteral("settingsSecretsAnew"), tr("Enter Secrets &Anew…"),
               tr("Choose this when the key that sealed them is gone for good."),
               &SettingsDialog::secretsAnewRequested);
    if (facts.isVaultOpen)
        m_renewKey = addAct(QStringLiteral("settingsRenewKey"), tr("&Renew Key"),
                            tr("Seals all secrets anew with a fresh key. Nothing has to be entered again."),
                            &SettingsDialog::renewKey);
}

void SettingsDialog::renewKey()
{
    m_renewKey->setEnabled(false);
    m_vault->setText(tr("Renewing the key…"));
    Q_EMIT keyRenewalRequested();
}

void SettingsDialog::showVault(const QString &sentence)
{
    m_vault->setText(sentence);
    if (m_renewKey)
        m_renewKey->setEnabled(true);
}

QLabel *SettingsDialog::hintLabel(const QString &text)
{
    auto *note = new QLabel(text, this);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    setTextTone(note, Tone::Neutral);
    return note;
}

Preferences SettingsDialog::preferences() const
{
    return {Theme(m_theme->currentIndex()), m_closing->isChecked(), notifications()};
}

NotificationSettings SettingsDialog::notifications() const
{
    NotificationSettings settings;
    for (auto kind = m_kinds.cbegin(); kind != m_kinds.cend(); ++kind) {
        if (!kind.value()->isChecked())
            settings.off.insert(kind.key());
    }
    if (m_isQuiet->isChecked()) {
        settings.quietFrom = m_quietFrom->time();
        settings.quietUntil = m_quietUntil->time();
    }
    return settings;
}

CoreSettings SettingsDialog::coreSettings() const
{
    CoreSettings core = m_core;
    core.runsAtOnce = m_runsAtOnce->value();
    core.scheduleJitterSeconds = m_jitter->value();
    core.keptAppImages = m_keptImages->value();
    return m_listener->applied(core);
}

bool SettingsDialog::isStartingWithSystem() const
{
    return m_autostart->isChecked();
}

std::optional<QString> SettingsDialog::newRelayUrl() const
{
    return m_listener->newRelayUrl();
}

void SettingsDialog::showRelay(const RelayStatus &status)
{
    m_listener->showRelay(status);
}

void SettingsDialog::addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &hint)
{
    auto *box = new QVBoxLayout;
    box->setSpacing(spacing(this) / 3);
    // Numbers and choices as wide as they need, all else as wide as the page.
    const bool isNarrow = qobject_cast<QSpinBox *>(field) || qobject_cast<QComboBox *>(field);
    box->addWidget(field, 0, isNarrow ? Qt::AlignLeft : Qt::Alignment());
    if (!hint.isEmpty()) {
        box->addWidget(hintLabel(hint));
        field->setAccessibleDescription(hint);
    }
    form->addRow(label, box);
    if (auto *text = qobject_cast<QLabel *>(form->labelForField(box)))
        text->setBuddy(field);
    if (!label.isEmpty())
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')).remove(QLatin1Char(':')));
}

} // namespace slipway::ui
