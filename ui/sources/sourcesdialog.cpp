// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/sourcesdialog.h"

#include "ui/sources/credentialspage.h"
#include "ui/sources/hostkeyspage.h"
#include "ui/sources/repositoriespage.h"
#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace slipway::ui {

SourcesDialog::SourcesDialog(Services &services, const QString &secretsNote, QWidget *parent)
    : QDialog(parent)
    , m_tabs(new QTabWidget(this))
    , m_hostKeys(new HostKeysPage(services, this))
{
    setObjectName(QStringLiteral("sourcesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Git Sources"));
    auto *credentials = new CredentialsPage(services, secretsNote, this);
    auto *repositories = new RepositoriesPage(services, this);
    m_tabs->setObjectName(QStringLiteral("sourcesTabs"));
    m_tabs->addTab(credentials, tr("&Credentials"));
    m_tabs->addTab(repositories, tr("Re&positories"));
    m_tabs->addTab(m_hostKeys, tr("&Host Keys"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("sourcesClose"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Keys are accepted elsewhere too.
    connect(m_tabs, &QTabWidget::currentChanged, m_hostKeys, &HostKeysPage::load);
    connect(credentials, &CredentialsPage::hostKeysRequested, this, [this] { showPage(Page::HostKeys); });
    connect(repositories, &RepositoriesPage::hostKeysRequested, this, [this] { showPage(Page::HostKeys); });
    connect(credentials, &CredentialsPage::linkRequested, this, &SourcesDialog::linkRequested);
    connect(repositories, &RepositoriesPage::linkRequested, this, &SourcesDialog::linkRequested);
    resize(characters(this, 160), fontMetrics().height() * 26);
}

void SourcesDialog::showPage(Page page)
{
    m_tabs->setCurrentIndex(int(page));
}

} // namespace slipway::ui
