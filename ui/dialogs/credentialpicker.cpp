// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/credentialpicker.h"

#include "core/model/validation.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>

namespace slipway::ui {
namespace {

// Core uses a host's default only where it fits the address.
bool fitsScheme(const Credential &credential, const QString &url)
{
    const bool isSsh = normalisedUrl(url).startsWith(QLatin1String("ssh://"));
    return isSsh == (credential.kind == CredentialKind::Ssh || credential.kind == CredentialKind::Agent);
}

} // namespace

CredentialPicker::CredentialPicker(QWidget *parent)
    : QWidget(parent)
    , m_combo(new QComboBox(this))
    , m_new(new QPushButton(tr("Ne&w…"), this))
{
    setObjectName(QStringLiteral("stackCredentialPicker"));
    m_combo->setObjectName(QStringLiteral("stackCredential"));
    m_combo->setAccessibleName(tr("Credential"));
    m_combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(16);
    m_new->setObjectName(QStringLiteral("stackNewCredential"));
    m_new->setAutoDefault(false);
    m_new->setToolTip(tr("Add a credential"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_combo, 1);
    layout->addWidget(m_new);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this](int index) {
        const QVariant id = m_combo->itemData(index);
        m_chosen = id.isValid() ? std::optional(id.value<CredentialId>()) : std::nullopt;
        Q_EMIT edited();
    });
    connect(m_new, &QPushButton::clicked, this, &CredentialPicker::newRequested);
    fill();
}

void CredentialPicker::setCredentials(const QVector<Credential> &credentials)
{
    m_credentials = credentials;
    fill();
}

void CredentialPicker::setUrl(const QString &url)
{
    if (m_url == url)
        return;
    m_url = url;
    fill();
}

void CredentialPicker::choose(const std::optional<CredentialId> &id)
{
    m_chosen = id;
    fill();
}

QString CredentialPicker::problem() const
{
    const auto used = std::find_if(m_credentials.cbegin(), m_credentials.cend(),
                                   [this](const Credential &one) { return m_chosen == one.id; });
    if (used == m_credentials.cend())
        return {};
    const QString host = hostOfUrl(m_url);
    if (m_url.isEmpty() || host.isEmpty())
        return {};
    if (!fitsScheme(*used, m_url))
        return used->kind == CredentialKind::Ssh || used->kind == CredentialKind::Agent
                   ? tr("This credential is for addresses with ssh.")
                   : tr("This credential is for addresses with https.");
    if (used->host.isEmpty() || used->host == host)
        return {};
    return tr("This credential is for %1 and goes to no other server.").arg(used->host);
}

QVector<QWidget *> CredentialPicker::tabOrder() const
{
    return {m_combo, m_new};
}

void CredentialPicker::fill()
{
    const QString host = hostOfUrl(m_url);
    QString none = tr("None");
    for (const Credential &one : m_credentials) {
        if (!host.isEmpty() && one.host == host && fitsScheme(one, m_url)) {
            //: %1 is a server, %2 the name of a credential
            none = tr("Default of %1: %2").arg(host, one.name);
            break;
        }
    }
    m_combo->clear();
    m_combo->addItem(none);
    for (const Credential &one : m_credentials)
        //: %1 is the name of a credential, %2 the server it is for
        m_combo->addItem(one.host.isEmpty() || one.host == one.name ? one.name : tr("%1 (%2)").arg(one.name, one.host),
                         QVariant::fromValue(one.id));
    for (int i = 1; i < m_combo->count(); ++i) {
        if (m_combo->itemData(i).value<CredentialId>() == m_chosen)
            m_combo->setCurrentIndex(i);
    }
}

} // namespace slipway::ui
