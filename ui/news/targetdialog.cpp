// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/news/targetdialog.h"

#include "core/model/errortext.h"
#include "ui/forms/fieldnote.h"
#include "ui/news/targettext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>

namespace slipway::ui {

namespace {

constexpr std::array kKinds{TargetKind::Ntfy, TargetKind::Gotify, TargetKind::Slack, TargetKind::Discord,
                            TargetKind::Webhook};
constexpr std::array kNews{NewsKind::Failed, NewsKind::NeedsYou, NewsKind::Recovered, NewsKind::Deployed};

bool takesToken(TargetKind kind)
{
    return kind == TargetKind::Ntfy || kind == TargetKind::Gotify || kind == TargetKind::Webhook;
}

} // namespace

TargetDialog::TargetDialog(Services &services, const std::optional<NotificationTargetView> &view, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_message(new MessageBar(this))
    , m_form(new QFormLayout)
    , m_name(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_url(new QLineEdit(this))
    , m_token(new QLineEdit(this))
    , m_enabled(new QCheckBox(tr("S&end to it"), this))
{
    setObjectName(QStringLiteral("targetDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    if (view) {
        take(*view);
    } else {
        setWindowTitle(tr("New Notification Target"));
        m_enabled->setChecked(true);
        const auto usual = NotificationTarget().news;
        for (const NewsKind one : usual)
            m_news.value(one)->setChecked(true);
    }
    showKind();
    resize(characters(this, 84), 0);
    growToFit(this);
    m_name->setFocus();
}

void TargetDialog::build()
{
    m_name->setObjectName(QStringLiteral("targetName"));
    m_kind->setObjectName(QStringLiteral("targetKind"));
    m_url->setObjectName(QStringLiteral("targetUrl"));
    m_token->setObjectName(QStringLiteral("targetToken"));
    m_token->setEchoMode(QLineEdit::Password);
    m_enabled->setObjectName(QStringLiteral("targetEnabled"));
    for (const TargetKind one : kKinds)
        m_kind->addItem(targetKindText(one), int(one));
    auto *page = new QWidget(this);
    page->setLayout(m_form);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto add = [this](const char *field, const QString &label, QWidget *widget) {
        const QString name = QString::fromLatin1(field);
        m_notes.insert(name, addNotedRow(m_form, label, widget, QStringLiteral("target%1Note").arg(name)));
    };
    add("name", tr("&Name:"), m_name);
    add("kind", tr("T&ype:"), m_kind);
    add("url", tr("&Address:"), m_url);
    add("token", tr("To&ken:"), m_token);
    m_tokenRow = m_form->rowCount() - 1;
    auto *news = new QWidget(this);
    auto *newsLayout = new QHBoxLayout(news);
    newsLayout->setContentsMargins(0, 0, 0, 0);
    for (const NewsKind one : kNews) {
        auto *box = new QCheckBox(newsKindText(one), news);
        box->setObjectName(QStringLiteral("targetNews_") + newsKindName(one));
        m_news.insert(one, box);
        newsLayout->addWidget(box);
    }
    newsLayout->addStretch();
    add("news", tr("What:"), news);
    m_form->addRow(QString(), m_enabled);

    auto *buttons = new QDialogButtonBox(this);
    m_test = buttons->addButton(tr("Save and &Test"), QDialogButtonBox::ActionRole);
    m_test->setObjectName(QStringLiteral("targetTest"));
    m_test->setAutoDefault(false);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("targetSave"));
    m_save->setDefault(true);
    m_cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(QStringLiteral("targetCancel"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(page);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TargetDialog::showKind);
    connect(m_test, &QPushButton::clicked, this, [this] { save(true); });
    connect(m_save, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void TargetDialog::take(const NotificationTargetView &view)
{
    m_view = view;
    setWindowTitle(tr("Edit %1").arg(view.target.name));
    m_name->setText(view.target.name);
    m_kind->setCurrentIndex(m_kind->findData(int(view.target.kind)));
    m_url->clear();
    m_token->clear();
    m_enabled->setChecked(view.target.isEnabled);
    for (auto box = m_news.cbegin(); box != m_news.cend(); ++box)
        box.value()->setChecked(view.target.news.contains(box.key()));
    showKind();
}

void TargetDialog::showKind()
{
    const bool isKept = m_view && m_view->target.kind == kind();
    m_url->setPlaceholderText(isKept ? tr("Kept (%1); type to replace it").arg(m_view->target.host)
                                     : exampleAddress(kind()));
    m_token->setPlaceholderText(isKept && m_view->hasToken ? tr("Kept; type to replace it") : tr("none"));
    m_form->setRowVisible(m_tokenRow, takesToken(kind()));
    m_notes.value(QStringLiteral("token"))->setVisible(false);
    m_notes.value(QStringLiteral("url"))
        ->setHint(takesToken(kind()) ? QString() : tr("The address is the secret here: it is kept in the vault."));
    measureAnew(m_form->parentWidget());
    growToFit(this);
}

TargetKind TargetDialog::kind() const
{
    return TargetKind(m_kind->currentData().toInt());
}

std::shared_ptr<NotificationTargetChange> TargetDialog::change() const
{
    auto change = std::make_shared<NotificationTargetChange>();
    if (m_view)
        change->target = m_view->target;
    change->target.name = m_name->text();
    change->target.kind = kind();
    change->target.isEnabled = m_enabled->isChecked();
    change->target.news.clear();
    for (auto box = m_news.cbegin(); box != m_news.cend(); ++box) {
        if (box.value()->isChecked())
            change->target.news.insert(box.key());
    }
    if (const QString url = m_url->text().trimmed(); !url.isEmpty())
        change->url = SecretString(url);
    if (!takesToken(kind()))
        change->token = SecretString();
    else if (!m_token->text().isEmpty())
        change->token = SecretString(m_token->text());
    return change;
}

void TargetDialog::save(bool isTestWanted)
{
    m_message->clear();
    for (FieldNote *note : std::as_const(m_notes))
        note->setHint({});
    setBusy(true);
    inBackground(
        m_services.worker, this,
        [&targets = m_services.notificationTargets, change = change(),
         id = m_view ? m_view->target.id : NotificationTargetId()] {
            return id.isValid() ? targets.change(id, std::move(*change)) : targets.add(std::move(*change));
        },
        [this, isTestWanted](const Result<NotificationTargetView> &result) { saveDone(result, isTestWanted); });
}

void TargetDialog::saveDone(const Result<NotificationTargetView> &result, bool isTestWanted)
{
    setBusy(false);
    showKind();
    if (result) {
        take(*result);
        return isTestWanted ? test() : accept();
    }
    if (FieldNote *note = m_notes.value(result.error().subject)) {
        note->setProblem(errorText(result.error()).sentence);
        measureAnew(m_form->parentWidget());
    } else {
        m_message->setError(result.error());
    }
    growToFit(this);
}

void TargetDialog::test()
{
    m_cancel->setText(tr("Close"));
    setBusy(true);
    inBackground(
        m_services.outsideWorker, this,
        [&targets = m_services.notificationTargets, id = m_view->target.id] { return targets.test(id); },
        [this](const Result<> &sent) {
            setBusy(false);
            if (sent)
                m_message->setMessage(Tone::Good, tr("The test message was taken."),
                                      tr("Look whether it is there, and what it looks like."));
            else
                m_message->setError(sent.error());
            growToFit(this);
        });
}

void TargetDialog::setBusy(bool isBusy)
{
    for (QWidget *widget : {static_cast<QWidget *>(m_test), static_cast<QWidget *>(m_save), m_form->parentWidget()})
        widget->setEnabled(!isBusy);
}

} // namespace slipway::ui
