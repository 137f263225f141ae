// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/secretfield.h"

#include "core/services/webhookservice.h"
#include "ui/theme/icons.h"
#include "ui/webhooks/copyfield.h"
#include "ui/widgets/background.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace slipway::ui {
namespace {

constexpr int kDots = 24;

} // namespace

SecretField::SecretField(Services &services, const WebhookAddress &address, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_address(address)
    , m_line(new QLineEdit(this))
    , m_copy(new QPushButton(icon(QStringLiteral("copy")), tr("Copy"), this))
    , m_new(new QPushButton(tr("&New Secret…"), this))
{
    setObjectName(QStringLiteral("webhookSecret"));
    m_line->setObjectName(QStringLiteral("webhookSecretLine"));
    m_line->setAccessibleName(tr("Secret"));
    m_line->setReadOnly(true);
    m_line->setPlaceholderText(tr("none yet; switching the webhook on makes one"));
    m_copy->setObjectName(QStringLiteral("webhookSecretCopy"));
    m_copy->setAccessibleName(tr("Copy the secret"));
    m_new->setObjectName(QStringLiteral("webhookNewSecret"));
    for (QPushButton *button : {m_copy, m_new})
        button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_copy);
    layout->addWidget(m_new);
    setFocusProxy(m_line);
    m_copy->setEnabled(false);
    connect(m_copy, &QPushButton::clicked, this, &SecretField::copy);
    connect(m_new, &QPushButton::clicked, this, [this] { Q_EMIT newRequested(m_isThere); });
    load();
}

void SecretField::load()
{
    inBackground(
        m_services.worker, this,
        [&webhooks = m_services.webhooks, address = m_address] { return webhooks.hasSecret(address); },
        [this](const Result<bool> &isThere) {
            if (!isThere) {
                Q_EMIT failed(isThere.error());
                return;
            }
            m_isThere = *isThere;
            m_copy->setEnabled(m_isThere);
            if (m_isThere && !m_isShown) {
                // Nothing of the secret: not even its length.
                m_line->setEchoMode(QLineEdit::Password);
                m_line->setText(QString(kDots, QLatin1Char('x')));
            }
        });
}

void SecretField::showNew(const SecretString &secret)
{
    m_isThere = true;
    m_isShown = true;
    m_copy->setEnabled(true);
    m_line->setEchoMode(QLineEdit::Normal);
    m_line->setText(secret.revealText());
    m_line->setCursorPosition(0);
}

void SecretField::copy()
{
    if (m_isShown)
        return copySecret(m_line->text());
    inBackground(
        m_services.worker, this,
        [&webhooks = m_services.webhooks, address = m_address] { return webhooks.secret(address); },
        [this](const Result<SecretString> &secret) {
            if (secret)
                copySecret(secret->revealText());
            else
                Q_EMIT failed(secret.error());
        });
}

} // namespace slipway::ui
