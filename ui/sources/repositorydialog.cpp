// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/repositorydialog.h"

#include "core/model/errortext.h"
#include "ui/forms/fieldnote.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/textfield.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace slipway::ui {
namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr int kMostMiB = 1024 * 1024; // 1 TiB
constexpr qint64 kMostCertificateBytes = 1024 * 1024;
constexpr int kVisibleLines = 6;

} // namespace

RepositoryDialog::RepositoryDialog(Services &services, const RepositoryView &view, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_view(view)
    , m_message(new MessageBar(this))
    , m_certificates(new TextField(this))
    , m_limit(new QSpinBox(this))
    , m_reportsStatus(new QCheckBox(tr("&Report the state of commits"), this))
{
    setObjectName(QStringLiteral("repositoryDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Edit Repository"));
    auto *url = new QLabel(view.url, this);
    url->setTextFormat(Qt::PlainText);
    url->setWordWrap(true);
    url->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_certificates->setObjectName(QStringLiteral("repositoryCertificates"));
    m_certificates->setPlainText(view.caCertificates);
    m_certificates->setPlaceholderText(QStringLiteral("-----BEGIN CERTIFICATE-----"));
    m_certificates->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_certificates->setTabChangesFocus(true);
    m_certificates->setMinimumHeight(m_certificates->fontMetrics().lineSpacing() * kVisibleLines);
    m_limit->setObjectName(QStringLiteral("repositoryLimit"));
    m_limit->setRange(0, kMostMiB);
    m_limit->setSpecialValueText(tr("Slipway's own limit (2 GiB)"));
    m_limit->setSuffix(tr(" MiB"));
    m_limit->setGroupSeparatorShown(true);
    m_limit->setValue(int((view.sizeLimit + kMiB - 1) / kMiB));

    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Repository:"), url);
    m_certificatesNote =
        addNotedRow(form, tr("CA &certificates:"), m_certificates, QStringLiteral("caCertificatesNote"));
    m_certificatesNote->setHint(tr("Trusted for this repository beside those of the system; PEM, one or several."));
    auto *choose = new QPushButton(tr("Choose &File…"), this);
    choose->setObjectName(QStringLiteral("repositoryChooseFile"));
    choose->setAutoDefault(false);
    auto *chooseRow = new QHBoxLayout;
    chooseRow->addWidget(choose);
    chooseRow->addStretch();
    form->addRow(QString(), chooseRow);
    m_limitNote = addNotedRow(form, tr("Size &limit:"), m_limit, QStringLiteral("sizeLimitNote"));
    m_limitNote->setHint(tr("A fetch that would bring more is stopped."));
    m_reportsStatus->setObjectName(QStringLiteral("repositoryReportsStatus"));
    m_reportsStatus->setChecked(view.reportsStatus);
    m_reportsStatusNote = addNotedRow(form, QString(), m_reportsStatus, QStringLiteral("reportsStatusNote"));
    m_reportsStatusNote->setHint(
        tr("GitHub, GitLab, Gitea or Forgejo show beside each commit how its deploy went. Needs a "
           "token that may write states."));
    if (view.reportsStatus && !view.statusProblem.isEmpty())
        m_reportsStatusNote->setProblem(tr("The last report did not arrive: %1").arg(view.statusProblem));
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("repositorySave"));
    m_save->setDefault(true);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("repositoryCancel"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(page, 1);
    layout->addWidget(buttons);
    connect(choose, &QPushButton::clicked, this, &RepositoryDialog::chooseFile);
    connect(m_save, &QPushButton::clicked, this, &RepositoryDialog::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    resize(characters(this, 100), 0);
    growToFit(this);
    m_certificates->setFocus();
}

void RepositoryDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose CA Certificates"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (file.size() > kMostCertificateBytes || !file.open(QIODevice::ReadOnly))
            return m_certificatesNote->setProblem(tr("The file cannot be read, or is too large."));
        m_certificates->setPlainText(QString::fromUtf8(file.readAll()));
    });
    dialog->open();
}

void RepositoryDialog::save()
{
    m_save->setEnabled(false);
    // A limit that is no whole number of MiB stays as it is unless it is changed here.
    const bool isLimitKept = m_limit->value() == int((m_view.sizeLimit + kMiB - 1) / kMiB);
    inBackground(
        m_services.worker, this,
        [&repositories = m_services.repositories, id = m_view.id,
         settings =
             RepositorySettings{m_certificates->toPlainText(), isLimitKept ? m_view.sizeLimit : m_limit->value() * kMiB,
                                m_reportsStatus->isChecked()}] { return repositories.change(id, settings); },
        [this](const Result<RepositoryView> &changed) {
            m_save->setEnabled(true);
            if (changed) {
                Q_EMIT saved();
                return accept();
            }
            const QString line = errorText(changed.error()).sentence;
            if (changed.error().subject == QLatin1String("caCertificates"))
                m_certificatesNote->setProblem(line);
            else if (changed.error().subject == QLatin1String("sizeLimit"))
                m_limitNote->setProblem(line);
            else if (changed.error().subject == QLatin1String("reportsStatus"))
                m_reportsStatusNote->setProblem(line);
            else
                m_message->setError(changed.error());
            growToFit(this);
        });
}

} // namespace slipway::ui
