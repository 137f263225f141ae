// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/newtokendialog.h"

#include "core/model/token.h"
#include "core/services/tokenservice.h"
#include "ui/forms/fieldnote.h"
#include "ui/theme/metrics.h"
#include "ui/webhooks/copyfield.h"
#include "ui/webhooks/permissiontext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

QWidget *columnOf(const QVector<QCheckBox *> &boxes, QWidget *parent)
{
    auto *column = new QWidget(parent);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QCheckBox *box : boxes)
        layout->addWidget(box);
    column->setFocusProxy(boxes.first());
    return column;
}

} // namespace

NewTokenDialog::NewTokenDialog(Services &services, const QVector<Environment> &environments, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_message(new MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_name(new QLineEdit(this))
    , m_allEnvironments(new QCheckBox(tr("&All, also those to come"), this))
    , m_token(new CopyField(QStringLiteral("newToken"), tr("Token"), this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_create(m_buttons->addButton(tr("Create &Token"), QDialogButtonBox::AcceptRole))
{
    setObjectName(QStringLiteral("newTokenDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New Token"));
    m_message->setObjectName(QStringLiteral("newTokenMessage"));
    m_create->setObjectName(QStringLiteral("newTokenCreate"));
    m_create->setDefault(true);
    m_buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("newTokenCancel"));
    m_pages->addWidget(buildForm(environments));
    m_pages->addWidget(buildToken());
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_buttons);
    connect(m_create, &QPushButton::clicked, this, &NewTokenDialog::create);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    resize(characters(this, 84), 0);
    growToFit(this);
    m_name->setFocus();
}

QWidget *NewTokenDialog::buildForm(const QVector<Environment> &environments)
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name->setObjectName(QStringLiteral("newTokenName"));
    m_nameNote = addNotedRow(form, tr("&Name:"), m_name, QStringLiteral("newTokenNameNote"));
    QVector<QCheckBox *> boxes;
    for (const QString &permission : allPermissions()) {
        auto *box = new QCheckBox(permissionText(permission), page);
        box->setObjectName(QStringLiteral("newToken-") + permission);
        box->setToolTip(permission);
        box->setChecked(m_permissions.isEmpty());
        m_permissions.append({permission, box});
        boxes << box;
        connect(box, &QCheckBox::toggled, this, &NewTokenDialog::check);
    }
    m_permissionsNote =
        addNotedRow(form, tr("&It may:"), columnOf(boxes, page), QStringLiteral("newTokenPermissionsNote"));
    m_allEnvironments->setObjectName(QStringLiteral("newTokenAllEnvironments"));
    m_allEnvironments->setChecked(true);
    boxes = {m_allEnvironments};
    for (const Environment &environment : environments) {
        auto *box = new QCheckBox(environment.name, page);
        box->setObjectName(QStringLiteral("newTokenEnvironment%1").arg(environment.id.value));
        box->setEnabled(false);
        m_environments.append({environment.id, box});
        boxes << box;
        connect(m_allEnvironments, &QCheckBox::toggled, box, &QWidget::setDisabled);
        connect(box, &QCheckBox::toggled, this, &NewTokenDialog::check);
    }
    form->addRow(tr("&Environments:"), columnOf(boxes, page));
    connect(m_allEnvironments, &QCheckBox::toggled, this, &NewTokenDialog::check);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_isTouched = true;
        check();
    });
    return page;
}

QWidget *NewTokenDialog::buildToken()
{
    auto *page = new QWidget(this);
    auto *what = new QLabel(tr("This is the token. It is shown this once: copy it to where it is used. Slipway keeps "
                               "only a fingerprint of it."),
                            page);
    what->setWordWrap(true);
    auto *use = new QLabel(tr("Programs send it in the header “Authorization: Bearer” and the token."), page);
    use->setWordWrap(true);
    m_token->setIsSecret(true);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(what);
    layout->addWidget(m_token);
    layout->addWidget(use);
    layout->addStretch();
    return page;
}

void NewTokenDialog::check()
{
    const bool hasName = !m_name->text().trimmed().isEmpty();
    const bool hasPermission = std::any_of(m_permissions.cbegin(), m_permissions.cend(),
                                           [](const auto &one) { return one.second->isChecked(); });
    const bool hasEnvironment = m_allEnvironments->isChecked() || !chosenEnvironments().isEmpty();
    if (!hasName && m_isTouched)
        m_nameNote->setProblem(tr("A token needs a name."));
    else
        m_nameNote->setHint(tr("What it is for; the audit names it."));
    if (hasPermission)
        m_permissionsNote->setHint({});
    else
        m_permissionsNote->setProblem(tr("Choose at least one."));
    m_create->setEnabled(hasName && hasPermission && hasEnvironment);
    measureAnew(m_nameNote->parentWidget());
    growToFit(this);
}

QVector<EnvironmentId> NewTokenDialog::chosenEnvironments() const
{
    QVector<EnvironmentId> chosen;
    for (const auto &[id, box] : m_environments) {
        if (!m_allEnvironments->isChecked() && box->isChecked())
            chosen << id;
    }
    return chosen;
}

void NewTokenDialog::create()
{
    QStringList permissions;
    for (const auto &[permission, box] : std::as_const(m_permissions)) {
        if (box->isChecked())
            permissions << permission;
    }
    m_create->setEnabled(false);
    inBackground(
        m_services.worker, this,
        [&tokens = m_services.tokens, name = m_name->text().trimmed(), permissions,
         environments = chosenEnvironments()] { return tokens.create(name, permissions, environments); },
        [this](const Result<TokenService::Created> &made) {
            if (!made) {
                check();
                if (made.error().code == ErrorCode::Conflict)
                    m_nameNote->setProblem(tr("There is a token of this name already. Choose another name."));
                else
                    m_message->setError(made.error());
                return growToFit(this);
            }
            m_message->clear();
            m_token->setText(made->secret.revealText());
            m_pages->setCurrentIndex(1);
            m_create->hide();
            QPushButton *close = m_buttons->button(QDialogButtonBox::Cancel);
            close->setText(tr("Close"));
            close->setIcon({});
            setWindowTitle(tr("Token %1").arg(made->token.name));
            m_token->copyButton()->setFocus();
            Q_EMIT created();
        });
}

} // namespace slipway::ui
