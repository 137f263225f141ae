// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/listenerpage.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tone.h"
#include "ui/theme/tonedtext.h"
#include "ui/widgets/relaytext.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace slipway::ui {

namespace {

constexpr int kHighestPort = 65535;

} // namespace

ListenerPage::ListenerPage(const CoreSettings &core, const Facts &facts, QWidget *parent)
    : QWidget(parent)
    , m_port(new QSpinBox(this))
    , m_isOpen(new QCheckBox(tr("&Others on the network may reach it, at"), this))
    , m_address(new QLineEdit(this))
    , m_meaning(label(QStringLiteral("settingsListenMeaning"), {}))
    , m_isTls(new QCheckBox(tr("&Encrypt with TLS (https)"), this))
    , m_certificate(new QLineEdit(core.tlsCertificateFile, this))
    , m_key(new QLineEdit(core.tlsKeyFile, this))
    , m_oldRelayUrl(facts.relayUrl)
    , m_relay(new QLineEdit(facts.relayUrl.value_or(QString()), this))
    , m_relayState(label(QStringLiteral("settingsRelayState"), {}))
    , m_problem(label(QStringLiteral("settingsListenProblem"), {}))
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Now:"), label(QStringLiteral("settingsListener"), facts.state));
    addPlace(form, core);
    addTls(form, core, facts.fingerprint);
    addRelay(form, facts.relay);
    form->addRow(m_problem);
    settle();
}

QLabel *ListenerPage::label(const QString &name, const QString &text)
{
    auto *made = new QLabel(text, this);
    made->setObjectName(name);
    made->setWordWrap(true);
    made->setTextFormat(Qt::PlainText);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return made;
}

void ListenerPage::addPlace(QFormLayout *form, const CoreSettings &core)
{
    m_port->setObjectName(QStringLiteral("settingsListenPort"));
    m_port->setRange(0, kHighestPort);
    m_port->setSpecialValueText(tr("a free one"));
    m_port->setValue(core.listenPort);
    m_isOpen->setObjectName(QStringLiteral("settingsListenOpen"));
    m_isOpen->setChecked(core.isOpenToNetwork);
    m_address->setObjectName(QStringLiteral("settingsListenAddress"));
    m_address->setAccessibleName(tr("Address to listen on"));
    const bool isNetwork = !QHostAddress(core.listenAddress).isLoopback();
    m_address->setText(isNetwork ? core.listenAddress : QStringLiteral("0.0.0.0"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_isOpen);
    row->addWidget(m_address, 1);
    setTextTone(m_meaning, Tone::Neutral);
    m_port->setAccessibleName(tr("Port"));
    auto *port = new QHBoxLayout; // as wide as it needs
    port->addWidget(m_port);
    port->addStretch();
    form->addRow(tr("&Port:"), port);
    if (auto *buddied = qobject_cast<QLabel *>(form->labelForField(port)))
        buddied->setBuddy(m_port);
    form->addRow(row);
    form->addRow(m_meaning);
    connect(m_port, &QSpinBox::valueChanged, this, &ListenerPage::settle);
    connect(m_isOpen, &QCheckBox::toggled, this, &ListenerPage::settle);
    connect(m_address, &QLineEdit::textChanged, this, &ListenerPage::settle);
}

void ListenerPage::addTls(QFormLayout *form, const CoreSettings &core, const QString &fingerprint)
{
    m_isTls->setObjectName(QStringLiteral("settingsTls"));
    m_isTls->setChecked(core.isListeningTls);
    form->addRow(m_isTls);
    addFileRow(form, m_certificate, QStringLiteral("settingsTlsCertificate"), tr("&Certificate:"));
    addFileRow(form, m_key, QStringLiteral("settingsTlsKey"), tr("&Key:"));
    m_certificate->setPlaceholderText(tr("made by Slipway"));
    m_key->setPlaceholderText(tr("made by Slipway, kept with the secrets"));
    const QString shown = !fingerprint.isEmpty() ? fingerprint : tr("Stands here once it listens with TLS.");
    form->addRow(tr("Fingerprint:"), label(QStringLiteral("settingsTlsFingerprint"), shown));
    connect(m_isTls, &QCheckBox::toggled, this, &ListenerPage::settle);
}

void ListenerPage::addRelay(QFormLayout *form, const RelayStatus &status)
{
    m_relay->setObjectName(QStringLiteral("settingsRelayUrl"));
    m_relay->setEnabled(m_oldRelayUrl.has_value());
    m_relay->setPlaceholderText(m_oldRelayUrl ? tr("none; such as https://smee.io/…")
                                              : tr("Cannot be read until the secrets are open."));
    m_relay->setAccessibleName(tr("Relay"));
    QLabel *hint = label(
        QStringLiteral("settingsRelayHint"),
        tr("For a machine that a forge cannot reach: webhooks sent to this channel of a relay (smee.io, or one of "
           "your own) are fetched from there, and each must prove itself as always. Keep the address to "
           "yourself and the forge: the relay, and whoever knows it, can read what is sent."));
    setTextTone(hint, Tone::Neutral);
    m_relay->setAccessibleDescription(hint->text());
    auto *box = new QVBoxLayout;
    box->setSpacing(spacing(this) / 3);
    for (QWidget *part :
         {static_cast<QWidget *>(m_relay), static_cast<QWidget *>(hint), static_cast<QWidget *>(m_relayState)})
        box->addWidget(part);
    box->addStretch();
    form->addRow(tr("&Relay:"), box);
    if (auto *buddied = qobject_cast<QLabel *>(form->labelForField(box)))
        buddied->setBuddy(m_relay);
    showRelay(status);
    connect(m_relay, &QLineEdit::textChanged, this, &ListenerPage::settle);
}

void ListenerPage::showRelay(const RelayStatus &status)
{
    m_relayState->setText(relayText(status));
    m_relayState->setVisible(status.state != RelayStatus::State::Off);
    setTextTone(m_relayState, relayTone(status));
}

void ListenerPage::addFileRow(QFormLayout *form, QLineEdit *edit, const QString &name, const QString &text)
{
    edit->setObjectName(name);
    auto *browse = new QPushButton(tr("Browse…"), this);
    browse->setObjectName(name + QStringLiteral("Browse"));
    browse->setAutoDefault(false);
    const QString title = QString(text).remove(QLatin1Char('&')).remove(QLatin1Char(':'));
    browse->setAccessibleName(tr("Browse for the file: %1").arg(title));
    edit->setAccessibleName(title);
    auto *row = new QHBoxLayout;
    row->addWidget(edit, 1);
    row->addWidget(browse);
    form->addRow(text, row);
    if (auto *buddied = qobject_cast<QLabel *>(form->labelForField(row)))
        buddied->setBuddy(edit);
    connect(edit, &QLineEdit::textChanged, this, &ListenerPage::settle);
    connect(m_isTls, &QCheckBox::toggled, browse, &QWidget::setEnabled);
    browse->setEnabled(m_isTls->isChecked());
    connect(browse, &QPushButton::clicked, this, [this, edit, title] {
        auto *dialog = new QFileDialog(this, title, edit->text(), tr("PEM files (*.pem *.crt *.key);;All files (*)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, edit, &QLineEdit::setText);
        dialog->open();
    });
}

void ListenerPage::settle()
{
    m_address->setEnabled(m_isOpen->isChecked());
    m_certificate->setEnabled(m_isTls->isChecked());
    m_key->setEnabled(m_isTls->isChecked());
    QString meaning = tr("Only programs on this machine reach it.");
    if (m_isOpen->isChecked())
        meaning = m_isTls->isChecked()
                      ? tr("Whoever reaches this address may try tokens and webhook secrets; without a right one they "
                           "get nothing. Open it only where you need it.")
                      : tr("Whoever reaches this address may try tokens and webhook secrets, and without TLS others on "
                           "the network can read them as they pass. Switch TLS on, or put a reverse proxy in front.");
    m_meaning->setText(meaning);
    m_problem->setText(problem());
    m_problem->setVisible(!m_problem->text().isEmpty());
    setTextTone(m_problem, Tone::Bad);
    Q_EMIT changed();
}

QString ListenerPage::problem() const
{
    if (m_isOpen->isChecked() && QHostAddress(m_address->text().trimmed()).isNull())
        return tr("Enter an address of this machine, for example 0.0.0.0 for all of them.");
    const QString certificate = m_certificate->text().trimmed();
    const QString key = m_key->text().trimmed();
    if (m_isTls->isChecked() && certificate.isEmpty() != key.isEmpty())
        return tr("Choose both the certificate and its key, or neither.");
    if (m_isTls->isChecked() && !certificate.isEmpty() &&
        !(QDir::isAbsolutePath(certificate) && QDir::isAbsolutePath(key)))
        return tr("Enter the whole paths of both files.");
    if (const auto url = newRelayUrl())
        return relayUrlProblem(*url);
    return {};
}

std::optional<QString> ListenerPage::newRelayUrl() const
{
    const QString url = m_relay->text().trimmed();
    return m_oldRelayUrl && url != *m_oldRelayUrl ? std::optional(url) : std::nullopt;
}

CoreSettings ListenerPage::applied(CoreSettings core) const
{
    core.listenPort = quint16(m_port->value());
    core.isOpenToNetwork = m_isOpen->isChecked();
    if (core.isOpenToNetwork)
        core.listenAddress = m_address->text().trimmed();
    else if (!QHostAddress(core.listenAddress).isLoopback())
        core.listenAddress = CoreSettings().listenAddress;
    core.isListeningTls = m_isTls->isChecked();
    core.tlsCertificateFile = m_certificate->text().trimmed();
    core.tlsKeyFile = m_key->text().trimmed();
    return core;
}

} // namespace slipway::ui
