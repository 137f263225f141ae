// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/testdeliverydialog.h"

#include "ui/theme/metrics.h"
#include "ui/webhooks/deliverytext.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace slipway::ui {

TestDeliveryDialog::TestDeliveryDialog(Services &services, const QVector<StackView> &stacks, StackId chosen,
                                       QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_views(stacks)
    , m_message(new MessageBar(this))
    , m_setUp(m_message->addButton(tr("Set &Up…"), QStringLiteral("testSetUp")))
    , m_stack(new QComboBox(this))
    , m_provider(new QComboBox(this))
    , m_branch(new QLineEdit(this))
{
    setObjectName(QStringLiteral("testDeliveryDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Send Test Delivery"));
    m_message->setObjectName(QStringLiteral("testMessage"));
    m_stack->setObjectName(QStringLiteral("testStack"));
    for (const StackView &view : std::as_const(m_views))
        m_stack->addItem(view.stack.settings.name, view.stack.id.value);
    m_stack->setCurrentIndex(std::max(0, m_stack->findData(chosen.value)));
    m_provider->setObjectName(QStringLiteral("testProvider"));
    for (const QString &provider : services.deliveries.providers())
        m_provider->addItem(providerText(provider), provider);
    m_branch->setObjectName(QStringLiteral("testBranch"));

    auto *what = new QLabel(tr("Slipway sends itself a push as the forge would, signed with the secret of the stack. "
                               "The stack looks at Git, and deploys where there is something new."),
                            this);
    what->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Stack:"), m_stack);
    form->addRow(tr("&As from:"), m_provider);
    form->addRow(tr("&Branch:"), m_branch);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_send = buttons->addButton(tr("Se&nd"), QDialogButtonBox::ActionRole);
    m_send->setObjectName(QStringLiteral("testSend"));
    m_send->setDefault(true);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("testClose"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_stack, &QComboBox::currentIndexChanged, this, &TestDeliveryDialog::stackChanged);
    connect(m_send, &QPushButton::clicked, this, &TestDeliveryDialog::send);
    connect(m_setUp, &QPushButton::clicked, this, [this] {
        Q_EMIT setUpRequested(stack());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    stackChanged();
    if (m_provider->count() == 0)
        m_message->setMessage(Tone::Warning, tr("Slipway does not listen, so no webhook can come in."),
                              tr("The settings say why."));
    resize(characters(this, 84), 0);
    growToFit(this);
    m_stack->setFocus();
}

StackId TestDeliveryDialog::stack() const
{
    return StackId(m_stack->currentData().toLongLong());
}

void TestDeliveryDialog::stackChanged()
{
    m_message->clear();
    m_setUp->hide();
    const int row = m_stack->currentIndex();
    m_send->setEnabled(row >= 0 && m_provider->count() > 0);
    if (row >= 0)
        m_branch->setText(m_views.at(row).stack.settings.branch.value_or(QStringLiteral("main")));
}

void TestDeliveryDialog::send()
{
    DeliveryService::TestPush push;
    push.address = {WebhookAddress::Kind::Stack, stack().value};
    push.provider = m_provider->currentData().toString();
    push.branch = m_branch->text().trimmed();
    m_send->setEnabled(false);
    inBackground(
        m_services.worker, this, [&deliveries = m_services.deliveries, push] { return deliveries.sendTest(push); },
        [this](const Result<DeliveryService::TestAnswer> &answer) {
            m_send->setEnabled(true);
            showAnswer(answer);
            growToFit(this);
        });
}

void TestDeliveryDialog::showAnswer(const Result<DeliveryService::TestAnswer> &answer)
{
    m_setUp->hide();
    if (!answer) {
        m_setUp->setVisible(answer.error().code == ErrorCode::Conflict);
        if (answer.error().code == ErrorCode::Conflict)
            return m_message->setMessage(Tone::Warning, tr("The webhook of this stack is not set up yet."),
                                         tr("Switch it on first; that makes its secret."));
        return m_message->setError(answer.error());
    }
    const QJsonObject body = QJsonDocument::fromJson(answer->body).object();
    const QString raw = tr("%1 %2").arg(answer->status).arg(QString::fromUtf8(answer->body));
    constexpr int kForbidden = 403;
    constexpr int kFirstError = 400;
    if (answer->status == kForbidden) {
        m_setUp->show();
        m_message->setMessage(Tone::Warning, tr("The webhook of this stack is switched off."), {}, raw);
    } else if (answer->status >= kFirstError) {
        m_message->setMessage(Tone::Bad, tr("It was refused."), body.value(QLatin1String("error")).toString(), raw);
    } else if (body.contains(QLatin1String("runId"))) {
        m_message->setMessage(
            Tone::Good, tr("It was taken: run %1 looks at Git.").arg(body.value(QLatin1String("runId")).toInteger()),
            {}, raw);
    } else {
        m_message->setMessage(Tone::Neutral, tr("It was taken, but there was nothing to do."),
                              body.value(QLatin1String("reason")).toString(), raw);
    }
}

} // namespace slipway::ui
