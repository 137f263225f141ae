// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/hostkeybar.h"

#include "ui/widgets/messagebar.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

HostKeyBar::HostKeyBar(QWidget *parent)
    : QWidget(parent)
    , m_message(new MessageBar(this))
    , m_fingerprint(new QLabel(m_message))
    , m_accept(m_message->addButton(tr("&Accept This Key…"), QStringLiteral("hostKeyAccept")))
    , m_later(m_message->addButton(tr("&Not Now"), QStringLiteral("hostKeyLater")))
    , m_published(m_message->addButton({}, QStringLiteral("hostKeyPublished")))
    , m_hostKeys(m_message->addButton(tr("Show &Host Keys…"), QStringLiteral("hostKeyShowAll")))
{
    m_message->setObjectName(QStringLiteral("hostKeyMessage"));
    m_fingerprint->setObjectName(QStringLiteral("hostKeyFingerprint"));
    m_fingerprint->setAccessibleName(tr("Fingerprint"));
    m_fingerprint->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_fingerprint->setTextFormat(Qt::PlainText);
    m_fingerprint->setWordWrap(true);
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->addContent(m_fingerprint);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_message);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    hide();
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT acceptRequested(m_key); });
    connect(m_hostKeys, &QPushButton::clicked, this, &HostKeyBar::hostKeysRequested);
    connect(m_published, &QPushButton::clicked, this, [this] { Q_EMIT linkRequested(QUrl(m_key.publishedAt)); });
    connect(m_later, &QPushButton::clicked, this, [this] {
        m_isPutOff = true;
        hide();
    });
}

bool HostKeyBar::setError(const Error &error)
{
    const auto key = HostKeyService::of(error);
    if (!key) {
        clear();
        return false;
    }
    if (error != m_error)
        m_isPutOff = false;
    m_error = error;
    m_key = *key;
    // A server that ended before it showed a key leaves nothing to compare.
    m_fingerprint->setText(m_key.fingerprint.isEmpty() ? QString() : tr("%1 %2").arg(m_key.keyType, m_key.fingerprint));
    m_fingerprint->setVisible(!m_key.fingerprint.isEmpty());
    const bool isUnknown = error.code == ErrorCode::HostKeyUnknown;
    m_accept->setVisible(isUnknown && !m_key.fingerprint.isEmpty());
    m_later->setVisible(isUnknown);
    m_published->setVisible(!m_key.publishedAt.isEmpty());
    m_published->setText(tr("Fingerprints of %1…").arg(m_key.publisher));
    m_published->setToolTip(m_key.publishedAt);
    m_hostKeys->setVisible(!isUnknown);
    if (isUnknown)
        showUnknown();
    else
        showWrong(error);
    setVisible(!m_isPutOff);
    return true;
}

void HostKeyBar::clear()
{
    m_error = {};
    m_isPutOff = false;
    hide();
}

void HostKeyBar::showUnknown()
{
    m_message->setMessage(
        Tone::Warning, tr("Is this the key of %1?").arg(m_key.host),
        m_key.publisher.isEmpty()
            ? tr("Slipway meets this server for the first time and waits for you. Compare the fingerprint with the "
                 "one that whoever runs the server tells you; if it is another, somebody may be in between.")
            : tr("Slipway meets this server for the first time and waits for you. %1 publishes this fingerprint; "
                 "compare it on their page.")
                  .arg(m_key.publisher));
}

void HostKeyBar::showWrong(const Error &error)
{
    if (error.code == ErrorCode::HostKeyRevoked)
        return m_message->setMessage(Tone::Bad, tr("Stopped: the key of %1 is marked as revoked.").arg(m_key.host),
                                     tr("Nothing was fetched and no credential was sent. Ask whoever runs the server "
                                        "for its new key."),
                                     error.detail);
    m_message->setMessage(
        Tone::Bad, tr("Stopped: %1 shows another key than the one you accepted.").arg(m_key.host),
        tr("Somebody may be between you and the server, or the server was set up anew. Nothing was fetched and no "
           "credential was sent. Ask whoever runs it. Only if they confirm the new key: remove the old one in Host "
           "Keys, then sync again and compare."),
        error.detail);
}

} // namespace slipway::ui
