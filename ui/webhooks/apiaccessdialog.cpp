// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/apiaccessdialog.h"

#include "ui/theme/metrics.h"
#include "ui/webhooks/auditpage.h"
#include "ui/webhooks/tokenspage.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace slipway::ui {

ApiAccessDialog::ApiAccessDialog(Services &services, QWidget *parent)
    : QDialog(parent)
    , m_tabs(new QTabWidget(this))
    , m_tokens(new TokensPage(services, this))
    , m_audit(new AuditPage(services, this))
{
    setObjectName(QStringLiteral("apiAccessDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("API Access"));
    m_tabs->setObjectName(QStringLiteral("apiAccessTabs"));
    m_tabs->addTab(m_tokens, tr("&Tokens"));
    m_tabs->addTab(m_audit, tr("&Audit"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("apiAccessClose"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Both change elsewhere too, and nobody announces it.
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_tokens->load();
        m_audit->load();
    });
    resize(characters(this, 160), fontMetrics().height() * 26);
}

void ApiAccessDialog::showPage(Page page)
{
    m_tabs->setCurrentIndex(int(page));
}

} // namespace slipway::ui
