// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/deliverydetail.h"

#include "ui/detail/factlist.h"
#include "ui/theme/metrics.h"
#include "ui/webhooks/deliverytext.h"
#include "ui/widgets/statusbadge.h"
#include "ui/widgets/timetext.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

QString headersText(const HeaderList &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers)
        lines << QString::fromUtf8(name) + QLatin1String(": ") + QString::fromUtf8(value);
    return lines.join(QLatin1Char('\n'));
}

// Indented where it is JSON; what was cut or is a form stays as it came.
QString bodyText(const QByteArray &body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body);
    return QString::fromUtf8(json.isNull() ? body : json.toJson());
}

} // namespace

DeliveryDetail::DeliveryDetail(QWidget *parent)
    : QWidget(parent)
    , m_verdict(new StatusBadge(this))
    , m_text(new QLabel(this))
    , m_facts(new FactList(this))
    , m_tabs(new QTabWidget(this))
    , m_body(new QPlainTextEdit(this))
    , m_headers(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("deliveryDetail"));
    m_text->setObjectName(QStringLiteral("deliveryText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_body->setObjectName(QStringLiteral("deliveryBody"));
    m_body->setAccessibleName(tr("Body"));
    m_headers->setObjectName(QStringLiteral("deliveryHeaders"));
    m_headers->setAccessibleName(tr("Headers"));
    for (QPlainTextEdit *raw : {m_body, m_headers}) {
        raw->setReadOnly(true);
        raw->setTabChangesFocus(true);
        raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        raw->setLineWrapMode(QPlainTextEdit::NoWrap);
    }
    m_tabs->setObjectName(QStringLiteral("deliveryTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_headers, tr("Headers"));
    m_tabs->addTab(m_body, tr("Body"));
    m_facts->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    auto *head = new QHBoxLayout;
    head->setSpacing(spacing(this) * 2);
    head->addWidget(m_verdict, 0, Qt::AlignTop);
    head->addWidget(m_text, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(spacing(this));
    words->addLayout(head);
    words->addWidget(m_facts);
    words->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, spacing(this), 0, 0);
    layout->setSpacing(spacing(this) * 3);
    layout->addLayout(words, 2);
    layout->addWidget(m_tabs, 3);
}

void DeliveryDetail::setDelivery(const Delivery &delivery, const QString &stacks)
{
    m_verdict->setFace(faceOf(delivery.verdict), tr("Verdict"));
    m_text->setText(verdictText(delivery));
    m_facts->set(QStringLiteral("Received"), tr("Received"), absoluteTime(delivery.receivedAt));
    m_facts->set(QStringLiteral("From"), tr("From"), senderText(delivery.sender));
    m_facts->set(QStringLiteral("Address"), tr("Address"), delivery.address.path(), delivery.address.path());
    m_facts->set(QStringLiteral("Stacks"), tr("Stacks"), stacks, stacks);
    m_facts->set(QStringLiteral("Branch"), tr("Branch or tag"), delivery.branch, delivery.branch);
    m_facts->set(QStringLiteral("Commit"), tr("Commit"), delivery.commit, delivery.commit);
    m_facts->set(QStringLiteral("DeliveryId"), tr("Delivery id"), delivery.deliveryId, delivery.deliveryId);
    m_facts->set(QStringLiteral("Replay"), tr("Replayed"),
                 delivery.replayOf.isValid() ? tr("from delivery %1").arg(delivery.replayOf.value) : QString());
    m_headers->setPlainText(headersText(delivery.headers));
    const bool isKept = !delivery.body.isEmpty();
    m_body->setPlainText(bodyText(delivery.body));
    m_body->setPlaceholderText(delivery.bodyBytes == 0 ? tr("It came without a body.")
                                                       : tr("The body of what was not proven is not kept."));
    m_tabs->setTabText(1, isKept && delivery.bodyBytes > delivery.body.size() + 64 ? tr("Body (its beginning)")
                                                                                   : tr("Body"));
}

} // namespace slipway::ui
