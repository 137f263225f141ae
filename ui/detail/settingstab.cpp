// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/settingstab.h"

#include "ui/detail/factlist.h"
#include "ui/dialogs/scheduleeditor.h"
#include "ui/theme/icons.h"
#include "ui/widgets/timetext.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

SettingsTab::SettingsTab(QWidget *parent)
    : QWidget(parent)
    , m_facts(new FactList(this))
    , m_folder(new QPushButton(icon(QStringLiteral("folder")), tr("&Open Folder"), this))
{
    setObjectName(QStringLiteral("settingsTab"));
    auto *edit = new QPushButton(icon(QStringLiteral("edit")), tr("&Edit Stack…"), this);
    edit->setObjectName(QStringLiteral("settingsEdit"));
    m_folder->setObjectName(QStringLiteral("settingsFolder"));
    auto *webhook = new QPushButton(icon(QStringLiteral("webhook")), tr("&Webhook…"), this);
    webhook->setObjectName(QStringLiteral("settingsWebhook"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(edit);
    buttons->addWidget(webhook);
    buttons->addWidget(m_folder);
    buttons->addStretch();
    // Rows stand in the order they are set first.
    m_facts->set(QStringLiteral("Name"), tr("Name"), {});
    m_facts->set(QStringLiteral("Environment"), tr("Environment"), {});
    m_facts->set(QStringLiteral("Url"), tr("Repository"), {});
    setCredential({});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_facts);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(edit, &QPushButton::clicked, this, &SettingsTab::editRequested);
    connect(webhook, &QPushButton::clicked, this, &SettingsTab::webhookRequested);
    connect(m_folder, &QPushButton::clicked, this, [this] { Q_EMIT folderRequested(m_path); });
}

void SettingsTab::setStack(const StackView &view)
{
    const StackSettings &settings = view.stack.settings;
    m_facts->set(QStringLiteral("Name"), tr("Name"), settings.name);
    m_facts->set(QStringLiteral("Environment"), tr("Environment"), view.environmentName);
    m_facts->set(QStringLiteral("Url"), tr("Repository"), settings.url);
    if (!settings.followCommit.isEmpty())
        m_facts->set(QStringLiteral("Follow"), tr("Follows"), tr("Commit %1").arg(settings.followCommit));
    else if (!settings.followTag.isEmpty())
        m_facts->set(QStringLiteral("Follow"), tr("Follows"), tr("Tag %1").arg(settings.followTag));
    else
        m_facts->set(QStringLiteral("Follow"), tr("Follows"),
                     settings.branch ? tr("Branch %1").arg(*settings.branch) : tr("Default branch of the repository"));
    m_facts->set(QStringLiteral("DeployOn"), tr("Deploys"), deployText(settings));
    m_facts->set(QStringLiteral("Schedule"), tr("Syncs by itself"), scheduleText(settings));
    m_facts->set(QStringLiteral("Missed"), tr("Missed times"),
                 !settings.autoUpdate                    ? tr("—")
                 : settings.missedRun == MissedRun::Once ? tr("One sync when Slipway is back")
                                                         : tr("Wait for the next time"));
    m_facts->set(QStringLiteral("Webhook"), tr("Webhook"),
                 settings.webhookEnabled ? tr("Syncs as soon as something is pushed") : tr("off"));
    showApp(view);
    m_facts->set(QStringLiteral("ComposePath"), tr("Compose path"),
                 view.app                         ? QString()
                 : settings.composePath.isEmpty() ? tr("compose.yaml, or another name Compose looks for")
                                                  : settings.composePath);
    m_facts->set(QStringLiteral("EnvFile"), tr("Env file"),
                 view.app                         ? QString()
                 : settings.envFilePath.isEmpty() ? tr("none")
                                                  : settings.envFilePath);
    m_facts->set(QStringLiteral("Folder"), tr("Work tree"), view.workTree);
    m_facts->set(QStringLiteral("Created"), tr("Added"), absoluteTime(view.stack.createdAt));
    m_path = view.workTree;
    m_folder->setEnabled(!m_path.isEmpty() && !view.stack.state.fetchedCommit.isEmpty());
}

// What an app has instead of a compose file.
void SettingsTab::showApp(const StackView &view)
{
    QString dockerfile;
    QString port;
    QString limits;
    QString health;
    if (view.app) {
        const AppSettings &app = view.app->settings;
        dockerfile = app.context == QLatin1String(".") ? app.dockerfile
                                                       : tr("%1, with %2 as context").arg(app.dockerfile, app.context);
        port = view.app->publishedPort > 0
                   ? tr("%1, on the host %2").arg(QString::number(app.port), QString::number(view.app->publishedPort))
                   : tr("%1, on no port of the host").arg(app.port);
        QStringList all;
        if (app.cpu > 0)
            all << tr("%1 processors").arg(QLocale().toString(app.cpu));
        if (app.memoryMegabytes > 0)
            all << tr("%1 MB of memory").arg(app.memoryMegabytes);
        limits = all.isEmpty() ? tr("none") : all.join(QStringLiteral(", "));
        health =
            app.healthPath.isEmpty() ? tr("none") : tr("GET %1 every %2 s").arg(app.healthPath).arg(app.healthSeconds);
    }
    m_facts->set(QStringLiteral("Dockerfile"), tr("Dockerfile"), dockerfile);
    m_facts->set(QStringLiteral("Port"), tr("Container port"), port);
    m_facts->set(QStringLiteral("Limits"), tr("Limits"), limits);
    m_facts->set(QStringLiteral("HealthCheck"), tr("Health check"), health);
}

void SettingsTab::setCredential(const QString &name)
{
    m_facts->set(QStringLiteral("Credential"), tr("Credential"),
                 name.isEmpty() ? tr("none, or the default of the server") : name);
}

QString SettingsTab::deployText(const StackSettings &settings) const
{
    switch (settings.deployOn) {
    case DeployOn::Any:
        return tr("On every new commit");
    case DeployOn::Stack:
        return tr("Only when files of this stack changed");
    case DeployOn::Patterns:
        return tr("Only when these files changed: %1").arg(settings.deployPatterns.join(QLatin1String("  ")));
    }
    return {};
}

} // namespace slipway::ui
