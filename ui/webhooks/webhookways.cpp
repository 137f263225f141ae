// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webhooks/webhookways.h"

#include "ui/forms/fieldnote.h"
#include "ui/theme/metrics.h"
#include "ui/webhooks/copyfield.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/relaytext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

WebhookWays::WebhookWays(QWidget *parent)
    : QWidget(parent)
    , m_reach(new MessageBar(this))
    , m_way(new QComboBox(this))
    , m_text(new QLabel(this))
    , m_command(new CopyField(QStringLiteral("webhookCommand"), tr("Command"), this))
    , m_schedule(new QPushButton(tr("Edit Sc&hedule…"), this))
    , m_settings(new QPushButton(tr("Se&ttings…"), this))
    , m_url(new QLineEdit(this))
    , m_save(new QPushButton(tr("&Use"), this))
{
    setObjectName(QStringLiteral("webhookWays"));
    m_reach->setObjectName(QStringLiteral("webhookReach"));
    m_way->setObjectName(QStringLiteral("webhookWay"));
    m_way->addItems({tr("A web server of yours passes it on (reverse proxy)"), tr("An ssh tunnel (ssh -R)"),
                     tr("Tailscale Funnel"), tr("Cloudflare Tunnel"),
                     tr("A relay: Slipway fetches them (smee.io or your own)"),
                     tr("No webhook: Slipway looks by schedule")});
    m_text->setObjectName(QStringLiteral("webhookWayText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_schedule->setObjectName(QStringLiteral("webhookSchedule"));
    m_schedule->setAutoDefault(false);
    m_settings->setObjectName(QStringLiteral("webhookRelaySettings"));
    m_settings->setAutoDefault(false);
    m_url->setObjectName(QStringLiteral("webhookPublicUrl"));
    m_url->setPlaceholderText(tr("none; such as https://hooks.example.org"));
    m_save->setObjectName(QStringLiteral("webhookUsePublicUrl"));
    m_save->setAutoDefault(false);

    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Way in:"), m_way);
    auto *how = new QWidget(page);
    auto *howLayout = new QVBoxLayout(how);
    howLayout->setContentsMargins(0, 0, 0, 0);
    howLayout->addWidget(m_text);
    howLayout->addWidget(m_command);
    howLayout->addWidget(m_schedule, 0, Qt::AlignLeading);
    howLayout->addWidget(m_settings, 0, Qt::AlignLeading);
    form->addRow(QString(), how);
    auto *field = new QWidget(page);
    auto *row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_url, 1);
    row->addWidget(m_save);
    field->setFocusProxy(m_url);
    m_note = addNotedRow(form, tr("&Public address:"), field, QStringLiteral("webhookPublicUrlNote"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_reach);
    layout->addWidget(page);
    connect(m_way, &QComboBox::currentIndexChanged, this, &WebhookWays::showWay);
    connect(m_schedule, &QPushButton::clicked, this, &WebhookWays::scheduleRequested);
    connect(m_settings, &QPushButton::clicked, this, &WebhookWays::settingsRequested);
    connect(m_url, &QLineEdit::textEdited, this, &WebhookWays::urlEdited);
    connect(m_url, &QLineEdit::returnPressed, m_save, &QPushButton::click);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (publicUrlProblem(m_url->text().trimmed()).isEmpty())
            Q_EMIT publicUrlChosen(m_url->text().trimmed());
    });
}

void WebhookWays::setAddress(const WebAddress &address, const QString &path)
{
    m_address = address;
    m_path = path;
    m_url->setText(address.publicUrl);
    urlEdited();
    showReach();
    showWay();
}

void WebhookWays::setRelay(const RelayStatus &status)
{
    if (status == m_relay)
        return;
    const bool isFirst = m_relay.state == RelayStatus::State::Off;
    m_relay = status;
    if (isFirst)
        m_way->setCurrentIndex(int(Way::Relay));
    showReach();
    showWay();
}

void WebhookWays::urlEdited()
{
    const QString url = m_url->text().trimmed();
    const QString problem = publicUrlProblem(url);
    m_save->setEnabled(problem.isEmpty() && url != m_address.publicUrl);
    if (!problem.isEmpty())
        m_note->setProblem(problem);
    else
        m_note->setHint(tr("The address that the world outside uses, for all stacks."));
    measureAnew(m_note->parentWidget());
    Q_EMIT resized();
}

void WebhookWays::showReach()
{
    if (m_relay.state == RelayStatus::State::Connected) {
        m_reach->setMessage(Tone::Good, tr("Slipway fetches webhooks from a relay."), relayText(m_relay));
        return;
    }
    switch (m_address.reach()) {
    case WebAddress::Reach::Off:
        m_reach->setMessage(Tone::Bad, tr("Slipway does not listen, so no webhook can come in."),
                            tr("The settings say why. Until then Slipway can look by schedule."));
        break;
    case WebAddress::Reach::ThisOnly:
        m_reach->setMessage(Tone::Warning, tr("Only this computer can reach this address."),
                            tr("A forge elsewhere cannot. Open a way in below and enter the public address that comes "
                               "of it, or let Slipway look by schedule."));
        break;
    case WebAddress::Reach::Network:
        m_reach->setMessage(Tone::Warning, tr("Only your own network can reach this address."),
                            tr("A forge in the same network can use it. For one on the internet, open a way in below "
                               "and enter the public address that comes of it."));
        break;
    case WebAddress::Reach::Outside:
        if (m_address.base().startsWith(QLatin1String("http://")))
            m_reach->setMessage(Tone::Warning, tr("This address has no encryption."),
                                tr("GitLab sends the secret itself: it could be read on its way. Use an address with "
                                   "https://."));
        else
            m_reach->setMessage(Tone::Neutral, tr("This address can be meant for the world outside."),
                                tr("Slipway cannot try it from there: the first delivery shows that it works."));
        break;
    }
}

QString WebhookWays::wayText(Way way) const
{
    switch (way) {
    case Way::Proxy:
        if (m_address.isTls())
            return tr("Let Caddy, nginx, Apache or Traefik with a certificate pass this path on to Slipway. With nginx "
                      "this is one line in its server:");
        return tr(
            "Let Caddy, nginx, Apache or Traefik with a certificate pass this path on to Slipway. With Caddy this "
            "is one line in its site:");
    case Way::Ssh:
        return tr("A server that you reach by ssh takes the webhooks in and passes them on through the tunnel. Put a "
                  "web server with a certificate before port %1 there, and keep this command running here:")
            .arg(m_address.port());
    case Way::Tailscale:
        return tr("Tailscale gives this computer an address with https:// and passes only this path on. The command "
                  "prints the address:");
    case Way::Cloudflare:
        return tr("Cloudflare gives an address with https:// for as long as this command runs; a named tunnel keeps "
                  "it. The command prints the address:");
    case Way::Relay:
        return tr("Nothing has to reach this computer: the relay takes the webhooks in, and Slipway fetches them from "
                  "there. Start a channel at the relay, enter its address in the settings under Listener, and give "
                  "the forge that address in place of the one above. The secret above stays. Choose a relay you "
                  "trust: it can read what is sent, and what GitLab and Azure DevOps prove themselves with.") +
               QStringLiteral("\n") + relayText(m_relay);
    case Way::Schedule:
        return tr("Nothing has to reach this computer then: Slipway asks Git at the times you choose.");
    }
    return {};
}

QString WebhookWays::wayCommand(Way way) const
{
    const QString port = QString::number(m_address.port());
    switch (way) {
    case Way::Proxy:
        // nginx takes the listener's own certificate as it is.
        return m_address.isTls() ? QStringLiteral("location %1 { proxy_pass https://127.0.0.1:%2; }").arg(m_path, port)
                                 : QStringLiteral("reverse_proxy %1 127.0.0.1:%2").arg(m_path, port);
    case Way::Ssh:
        return QStringLiteral("ssh -N -R %1:127.0.0.1:%1 you@server.example.org").arg(port);
    case Way::Tailscale:
        return QStringLiteral("tailscale funnel --bg --set-path=%1 %3://127.0.0.1:%2%1")
            .arg(m_path, port, m_address.isTls() ? QStringLiteral("https+insecure") : QStringLiteral("http"));
    case Way::Cloudflare:
        return m_address.isTls()
                   ? QStringLiteral("cloudflared tunnel --no-tls-verify --url https://127.0.0.1:%1").arg(port)
                   : QStringLiteral("cloudflared tunnel --url http://127.0.0.1:%1").arg(port);
    case Way::Relay:
    case Way::Schedule:
        break;
    }
    return {};
}

void WebhookWays::showWay()
{
    const auto way = Way(m_way->currentIndex());
    m_text->setText(wayText(way));
    m_command->setText(wayCommand(way));
    m_command->setVisible(way != Way::Schedule && way != Way::Relay);
    m_settings->setVisible(way == Way::Relay);
    m_schedule->setVisible(way == Way::Schedule);
    Q_EMIT resized();
}

} // namespace slipway::ui
