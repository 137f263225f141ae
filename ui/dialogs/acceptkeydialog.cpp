// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/acceptkeydialog.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

AcceptKeyDialog::AcceptKeyDialog(Services &services, const HostKeyView &key, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_key(key)
    , m_message(new MessageBar(this))
    , m_compared(new QCheckBox(tr("I &compared the fingerprint"), this))
{
    setObjectName(QStringLiteral("acceptKeyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Accept Host Key"));
    m_message->setObjectName(QStringLiteral("acceptKeyMessage"));
    auto *question = new QLabel(tr("Accept this key as the one of %1?").arg(key.host), this);
    QFont bold = question->font();
    bold.setBold(true);
    question->setFont(bold);
    auto *fingerprint = new QLabel(tr("%1 %2").arg(key.keyType, key.fingerprint), this);
    fingerprint->setObjectName(QStringLiteral("acceptKeyFingerprint"));
    fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *what = new QLabel(key.publisher.isEmpty()
                                ? tr("From then on Slipway trusts this server, and stops if it ever shows another key.")
                                : tr("%1 publishes this fingerprint at %2. From then on Slipway trusts this server, "
                                     "and stops if it ever shows another key.")
                                      .arg(key.publisher, key.publishedAt),
                            this);
    for (QLabel *label : {question, fingerprint, what}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_compared->setObjectName(QStringLiteral("acceptKeyCompared"));
    auto *buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(tr("&Accept Key"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("acceptKeyConfirm"));
    m_accept->setAutoDefault(false);
    m_accept->setEnabled(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("acceptKeyCancel"));
    cancel->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(m_message);
    layout->addWidget(fingerprint);
    layout->addWidget(what);
    layout->addWidget(m_compared);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_compared, &QCheckBox::toggled, m_accept, &QPushButton::setEnabled);
    connect(m_accept, &QPushButton::clicked, this, &AcceptKeyDialog::store);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_compared->setFocus();
    resize(characters(this, 84), 0);
    growToFit(this);
}

void AcceptKeyDialog::store()
{
    m_accept->setEnabled(false);
    m_compared->setEnabled(false);
    m_message->setMessage(Tone::Busy, tr("Asking the server once more…"));
    growToFit(this);
    inBackground(
        m_services.worker, this,
        [&keys = m_services.hostKeys, host = m_key.host, fingerprint = m_key.fingerprint] {
            return keys.accept(host, fingerprint);
        },
        [this](const Result<HostKeyView> &stored) {
            if (stored)
                return accept();
            m_compared->setEnabled(true);
            m_accept->setEnabled(m_compared->isChecked());
            m_message->setError(stored.error());
            growToFit(this);
        });
}

} // namespace slipway::ui
