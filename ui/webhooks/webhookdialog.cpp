// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/webhookdialog.h"

#include "core/services/changenotifier.h"
#include "core/services/webhookservice.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/theme/metrics.h"
#include "ui/webhooks/copyfield.h"
#include "ui/webhooks/firstdelivery.h"
#include "ui/webhooks/secretfield.h"
#include "ui/webhooks/webhookways.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

// Both calls, so that a webhook that is on has a secret: nothing where it had one.
Result<std::optional<SecretString>> switchWebhook(Services &services, const WebhookAddress &where, bool isEnabled)
{
    std::optional<SecretString> made;
    if (isEnabled) {
        SLIPWAY_ASSIGN(made, services.webhooks.ensureSecret(where));
    }
    SLIPWAY_ASSIGN(const StackView view, services.stacks.get(StackId(where.id)));
    StackChange change;
    change.settings = view.stack.settings;
    change.settings.webhookEnabled = isEnabled;
    SLIPWAY_TRY(services.stacks.change(StackId(where.id), std::move(change)));
    return made;
}

QLabel *headingLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

} // namespace

WebhookDialog::WebhookDialog(Services &services, const StackView &stack, const WebAddress &address, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_view(stack)
    , m_where{WebhookAddress::Kind::Stack, stack.stack.id.value}
    , m_address(address)
    , m_message(new MessageBar(this))
    , m_enabled(new QCheckBox(tr("&Sync as soon as something is pushed"), this))
    , m_url(new CopyField(QStringLiteral("webhookUrl"), tr("Address"), this))
    , m_secret(new SecretField(services, m_where, this))
    , m_steps(new QTabWidget(this))
    , m_gitHub(new QLabel(this))
    , m_gitLab(new QLabel(this))
    , m_other(new QLabel(this))
    , m_ways(new WebhookWays(this))
    , m_first(new FirstDelivery(services, stack.stack.id, this))
    , m_page(new QWidget(this))
{
    setObjectName(QStringLiteral("webhookDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    setStack(stack);
    setAddress(address);
    m_ways->setRelay(services.webhooks.relayStatus());
    resize(characters(this, 124), 0);
    fit();
    m_enabled->setFocus();
}

void WebhookDialog::build()
{
    m_message->setObjectName(QStringLiteral("webhookMessage"));
    m_message->setClosable(true);
    m_enabled->setObjectName(QStringLiteral("webhookEnabled"));
    auto *values = new QFormLayout;
    values->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    values->addRow(tr("&Address:"), m_url);
    values->addRow(tr("S&ecret:"), m_secret);

    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, margin(this) / 2, 0);
    layout->addWidget(m_enabled);
    layout->addWidget(m_first);
    layout->addLayout(values);
    layout->addSpacing(spacing(this));
    layout->addWidget(headingLabel(tr("At the forge"), this));
    layout->addWidget(buildSteps());
    layout->addSpacing(spacing(this));
    layout->addWidget(headingLabel(tr("From outside"), this));
    layout->addWidget(m_ways);
    layout->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("webhookScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_page);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("webhookClose"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(m_message);
    outer->addWidget(scroll, 1);
    outer->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_enabled, &QCheckBox::clicked, this, &WebhookDialog::enable);
    connect(m_secret, &SecretField::newRequested, this,
            [this](bool isReplacing) { isReplacing ? askForNewSecret() : makeNewSecret(); });
    connect(m_secret, &SecretField::failed, m_message, &MessageBar::setError);
    connect(m_ways, &WebhookWays::publicUrlChosen, this, &WebhookDialog::publicUrlChosen);
    connect(m_ways, &WebhookWays::scheduleRequested, this, [this] { Q_EMIT scheduleRequested(stack()); });
    connect(m_ways, &WebhookWays::settingsRequested, this, &WebhookDialog::settingsRequested);
    connect(&m_services.changes, &ChangeNotifier::relayStatusChanged, m_ways, &WebhookWays::setRelay);
    connect(m_ways, &WebhookWays::resized, this, &WebhookDialog::fit);
    connect(m_first, &FirstDelivery::resized, this, &WebhookDialog::fit);
    connect(m_first, &FirstDelivery::testRequested, this, [this] { Q_EMIT testRequested(stack()); });
    connect(m_first, &FirstDelivery::deliveriesRequested, this, [this] { Q_EMIT deliveriesRequested(stack()); });
}

QWidget *WebhookDialog::buildSteps()
{
    m_steps->setObjectName(QStringLiteral("webhookSteps"));
    const auto add = [this](QLabel *steps, const QString &name, const QString &title) {
        steps->setObjectName(name);
        steps->setWordWrap(true);
        steps->setTextFormat(Qt::PlainText);
        steps->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        steps->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        steps->setMargin(spacing(this));
        m_steps->addTab(steps, title);
    };
    add(m_gitHub, QStringLiteral("webhookGitHub"), tr("GitHub"));
    add(m_gitLab, QStringLiteral("webhookGitLab"), tr("GitLab"));
    add(m_other, QStringLiteral("webhookOther"), tr("Others"));
    m_gitHub->setText(tr("1. Open the repository on GitHub, then Settings, Webhooks, Add webhook.\n"
                         "2. Payload URL: the address above. Content type: application/json.\n"
                         "3. Secret: the secret above. Leave SSL verification on.\n"
                         "4. Choose “Just the push event”, leave Active on, and choose Add webhook.\n"
                         "GitHub sends a ping at once."));
    m_gitLab->setText(tr("1. Open the project on GitLab, then Settings, Webhooks, Add new webhook.\n"
                         "2. URL: the address above. Secret token: the secret above.\n"
                         "3. Trigger: Push events. Leave SSL verification on, and choose Add webhook.\n"
                         "4. In the list, choose Test, Push events.\n"
                         "A GitLab of your own must allow requests to the local network if Slipway is in it."));
    m_other->setText(tr("Gitea, Forgejo, Gogs and Bitbucket: add a webhook with this address and this secret, "
                        "application/json, push events.\n"
                        "Azure DevOps: a service hook for “Code pushed” with this address; basic authentication with "
                        "any user name, and the secret as the password.\n"
                        "A script or anything else: POST with the header “Authorization: Bearer” and the secret."));
    return m_steps;
}

void WebhookDialog::setStack(const StackView &stack)
{
    m_view = stack;
    setWindowTitle(tr("Webhook of %1").arg(stack.stack.settings.name));
    m_enabled->setChecked(stack.stack.settings.webhookEnabled);
    m_first->setIsEnabled(stack.stack.settings.webhookEnabled);
}

void WebhookDialog::setAddress(const WebAddress &address)
{
    m_address = address;
    m_url->setText(address.base().isEmpty() ? QString() : address.base() + m_where.path());
    m_ways->setAddress(address, m_where.path());
}

void WebhookDialog::enable(bool isEnabled)
{
    m_message->clear();
    m_enabled->setEnabled(false);
    inBackground(
        m_services.worker, this,
        [&services = m_services, where = m_where, isEnabled] { return switchWebhook(services, where, isEnabled); },
        [this, isEnabled](const Result<std::optional<SecretString>> &made) {
            m_enabled->setEnabled(true);
            m_enabled->setChecked(made ? isEnabled : !isEnabled);
            m_first->setIsEnabled(m_enabled->isChecked());
            if (!made)
                return m_message->setError(made.error());
            if (!made->has_value())
                return;
            m_secret->showNew(**made);
            m_message->setMessage(Tone::Neutral, tr("A secret was made. It is shown until this window closes."),
                                  tr("Copy it to the forge now. Later it can be copied, but not read."));
            fit();
        });
}

void WebhookDialog::askForNewSecret()
{
    auto *dialog = new ConfirmDialog(
        QStringLiteral("newSecret"),
        {tr("New Secret"),
         tr("Make a new secret for %1?").arg(m_view.stack.settings.name),
         tr("What the forge signs with the old one is refused from then on, until you enter the new one there. The "
            "old one cannot be brought back."),
         tr("&Make New Secret"),
         {}},
        this);
    connect(dialog, &QDialog::accepted, this, &WebhookDialog::makeNewSecret);
    dialog->open();
}

void WebhookDialog::makeNewSecret()
{
    inBackground(
        m_services.worker, this,
        [&webhooks = m_services.webhooks, where = m_where] { return webhooks.newSecret(where); },
        [this](const Result<SecretString> &made) {
            if (!made)
                return m_message->setError(made.error());
            m_secret->showNew(*made);
            m_message->setMessage(Tone::Neutral, tr("A new secret was made. It is shown until this window closes."),
                                  tr("Enter it at the forge now. Later it can be copied, but not read."));
            fit();
        });
}

// As high as its texts, where the screen has the room; it scrolls where not.
void WebhookDialog::fit()
{
    layout()->activate();
    m_page->layout()->activate();
    const int inner = m_page->layout()->totalHeightForWidth(m_page->width());
    const int around = layout()->totalMinimumSize().height();
    const int most = screen()->availableSize().height() - fontMetrics().height() * 3;
    const int wanted = std::min(inner + around, most);
    if (wanted > height())
        resize(width(), wanted);
}

} // namespace slipway::ui
