// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/settingstab.h"

#include "ui/detail/factlist.h"
#include "ui/theme/icons.h"
#include "ui/widgets/timetext.h"

#include <QHBoxLayout>
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
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(edit);
    buttons->addWidget(m_folder);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_facts);
    layout->addLayout(buttons);
    layout->addStretch();
    connect(edit, &QPushButton::clicked, this, &SettingsTab::editRequested);
    connect(m_folder, &QPushButton::clicked, this, [this] { Q_EMIT folderRequested(m_path); });
}

void SettingsTab::setStack(const StackView &view)
{
    const StackSettings &settings = view.stack.settings;
    m_facts->set(QStringLiteral("Name"), tr("Name"), settings.name);
    m_facts->set(QStringLiteral("Environment"), tr("Environment"), view.environmentName);
    m_facts->set(QStringLiteral("Url"), tr("Repository"), settings.url);
    m_facts->set(QStringLiteral("Branch"), tr("Branch"),
                 settings.branch.value_or(tr("Default branch of the repository")));
    m_facts->set(QStringLiteral("ComposePath"), tr("Compose path"),
                 settings.composePath.isEmpty() ? tr("compose.yaml, or another name Compose looks for")
                                                : settings.composePath);
    m_facts->set(QStringLiteral("EnvFile"), tr("Env file"),
                 settings.envFilePath.isEmpty() ? tr("none") : settings.envFilePath);
    m_facts->set(QStringLiteral("Folder"), tr("Work tree"), view.workTree);
    m_facts->set(QStringLiteral("Created"), tr("Added"), absoluteTime(view.stack.createdAt));
    m_path = view.workTree;
    m_folder->setEnabled(!m_path.isEmpty() && !view.stack.state.fetchedCommit.isEmpty());
}

} // namespace slipway::ui
