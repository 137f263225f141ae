// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/composeoptionseditor.h"

#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "ui/forms/edittable.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/textfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QTreeView>

namespace slipway::ui {
namespace {

constexpr int kMostWait = 3600;

} // namespace

ComposeOptionsEditor::ComposeOptionsEditor(QWidget *parent)
    : QWidget(parent)
    , m_fields(this, QStringLiteral("stack"), [this](const QString &key) { return problemOf(key); })
    , m_files(new TextField(this))
    , m_profiles(new QLineEdit(this))
    , m_folder(new QLineEdit(this))
    , m_project(new QLineEdit(this))
    , m_pull(new QComboBox(this))
    , m_build(new QCheckBox(tr("&Build images of services with a build section"), this))
    , m_noCache(new QCheckBox(tr("Build &without the cache"), this))
    , m_recreate(new QCheckBox(tr("Re&create all containers, changed or not"), this))
    , m_orphans(new QCheckBox(tr("Remove containers whose &service is gone"), this))
    , m_wait(new QSpinBox(this))
    , m_environment(new EditTable(QStringLiteral("stackDockerEnvironment"), {tr("Name"), tr("Value")}, false, this))
    , m_registries(new EditTable(QStringLiteral("stackRegistryLogins"),
                                 {tr("Registry"), tr("User name"), tr("Password")}, true, this))
{
    m_files->setTabChangesFocus(true);
    m_files->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_files->setFixedHeight(m_files->fontMetrics().lineSpacing() * 4);
    m_files->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_files->setPlaceholderText(QStringLiteral("compose.production.yaml"));
    m_profiles->setPlaceholderText(tr("none"));
    m_folder->setPlaceholderText(tr("the folder of the first compose file"));
    m_pull->addItem(tr("Only images that are missing"), int(PullPolicy::Missing));
    m_pull->addItem(tr("Always"), int(PullPolicy::Always));
    m_pull->addItem(tr("Never"), int(PullPolicy::Never));
    m_wait->setRange(0, kMostWait);
    m_wait->setSpecialValueText(tr("Do not wait"));
    m_wait->setSuffix(tr(" s"));
    m_wait->setAccelerated(true);
    m_build->setObjectName(QStringLiteral("stackBuiltOnDeploy"));
    m_noCache->setObjectName(QStringLiteral("stackNoBuildCache"));
    m_recreate->setObjectName(QStringLiteral("stackAlwaysRecreated"));
    m_orphans->setObjectName(QStringLiteral("stackRemoveOrphans"));
    m_environment->setAddText(tr("Add a variable for docker"));
    m_environment->view()->setAccessibleName(tr("Environment of docker"));
    m_registries->setAddText(tr("Add a registry login"));
    m_registries->view()->setAccessibleName(tr("Registry logins"));

    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields.add(form, QStringLiteral("moreComposePaths"), tr("&More compose files:"), m_files,
                 tr("One in each line, relative to the repository. Later ones win over earlier ones."));
    m_fields.add(form, QStringLiteral("profiles"), tr("Pro&files:"), m_profiles,
                 tr("Names with blanks between them; * stands for all."));
    m_fields.add(form, QStringLiteral("projectFolder"), tr("Project f&older:"), m_folder,
                 tr("Paths in the compose files are relative to it. A dot stands for the whole repository."));
    m_fields.add(form, QStringLiteral("projectName"), tr("Project &name:"), m_project, {});
    m_fields.add(form, QStringLiteral("pullPolicy"), tr("&Pull images:"), m_pull, {});
    auto *deploy = new QVBoxLayout;
    for (QCheckBox *box : {m_build, m_noCache, m_recreate, m_orphans})
        deploy->addWidget(box);
    form->addRow(tr("On deploy:"), deploy);
    m_fields.add(form, QStringLiteral("healthWaitSeconds"), tr("Wait for &health:"), m_wait,
                 tr("A deploy fails where services are not healthy by then."));
    m_fields.add(form, QStringLiteral("dockerEnvironment"), tr("&Environment of docker:"), m_environment,
                 tr("For docker itself and not for the containers, such as DOCKER_BUILDKIT or HTTPS_PROXY."));
    m_fields.add(form, QStringLiteral("registryLogins"), tr("&Registry logins:"), m_registries,
                 tr("Used by the runs of this stack only. Passwords are kept encrypted."));
    connectFields();
    setOptions({});
}

void ComposeOptionsEditor::setIsApp(bool isApp)
{
    m_isApp = isApp;
    for (const char *key : {"moreComposePaths", "profiles", "projectFolder", "pullPolicy"})
        m_fields.setVisible(QString::fromLatin1(key), !isApp);
    m_build->setVisible(!isApp);
    m_noCache->setEnabled(isApp || m_build->isChecked());
    check();
}

void ComposeOptionsEditor::connectFields()
{
    const auto follow = [this](const char *key) {
        return [this, key] {
            m_fields.touch(QString::fromLatin1(key));
            check();
        };
    };
    connect(m_files, &QPlainTextEdit::textChanged, this, follow("moreComposePaths"));
    connect(m_profiles, &QLineEdit::textEdited, this, follow("profiles"));
    connect(m_folder, &QLineEdit::textEdited, this, follow("projectFolder"));
    connect(m_project, &QLineEdit::textEdited, this, follow("projectName"));
    connect(m_environment, &EditTable::edited, this, follow("dockerEnvironment"));
    connect(m_registries, &EditTable::edited, this, follow("registryLogins"));
    connect(m_pull, &QComboBox::currentIndexChanged, this, &ComposeOptionsEditor::check);
    connect(m_wait, &QSpinBox::valueChanged, this, &ComposeOptionsEditor::check);
    for (QCheckBox *box : {m_build, m_noCache, m_recreate, m_orphans})
        connect(box, &QCheckBox::toggled, this, &ComposeOptionsEditor::check);
    connect(m_build, &QCheckBox::toggled, this, [this](bool isOn) { m_noCache->setEnabled(m_isApp || isOn); });
}

void ComposeOptionsEditor::setOptions(const ComposeOptions &options)
{
    const QSignalBlocker blocker(m_files);
    m_files->setPlainText(options.moreFiles.join(QLatin1Char('\n')));
    m_profiles->setText(options.profiles.join(QLatin1Char(' ')));
    m_folder->setText(options.projectFolder);
    m_project->setText(options.projectName);
    m_pull->setCurrentIndex(m_pull->findData(int(options.pullPolicy)));
    m_build->setChecked(options.isBuiltOnDeploy);
    m_noCache->setChecked(options.hasNoBuildCache);
    m_noCache->setEnabled(m_isApp || options.isBuiltOnDeploy);
    m_recreate->setChecked(options.isAlwaysRecreated);
    m_orphans->setChecked(options.hasRemoveOrphans);
    m_wait->setValue(options.healthWaitSeconds);
    std::vector<EditTableModel::Row> variables;
    for (auto it = options.dockerEnvironment.cbegin(); it != options.dockerEnvironment.cend(); ++it)
        variables.push_back({{it.key(), it.value()}});
    m_environment->model()->setRows(std::move(variables));
    std::vector<EditTableModel::Row> logins;
    for (const RegistryLogin &login : options.registries)
        logins.push_back({{login.registry, login.username}, login.hasPassword});
    m_registries->model()->setRows(std::move(logins));
    check();
}

ComposeOptions ComposeOptionsEditor::options() const
{
    ComposeOptions options;
    options.moreFiles = linesOf(m_files->toPlainText());
    options.profiles = wordsOf(m_profiles->text());
    options.projectFolder = m_folder->text().trimmed();
    options.projectName = m_project->text().trimmed();
    options.pullPolicy = PullPolicy(m_pull->currentData().toInt());
    options.isBuiltOnDeploy = m_build->isChecked();
    options.hasNoBuildCache = m_noCache->isChecked();
    options.isAlwaysRecreated = m_recreate->isChecked();
    options.hasRemoveOrphans = m_orphans->isChecked();
    options.healthWaitSeconds = m_wait->value();
    for (const EditTableModel::Row &row : m_environment->model()->rows()) {
        if (!EditTableModel::isEmpty(row))
            options.dockerEnvironment.insert(row.texts.at(0), row.texts.at(1));
    }
    for (const EditTableModel::Row &row : m_registries->model()->rows()) {
        if (!EditTableModel::isEmpty(row))
            options.registries.append({row.texts.at(0), row.texts.at(1), row.isKept || row.hasTyped});
    }
    return options;
}

std::map<QString, SecretString> ComposeOptionsEditor::registryPasswords() const
{
    std::map<QString, SecretString> passwords;
    for (const EditTableModel::Row &row : m_registries->model()->rows()) {
        if (row.hasTyped)
            passwords.insert_or_assign(row.texts.at(0), row.typed.clone());
    }
    return passwords;
}

void ComposeOptionsEditor::setStackName(const QString &name)
{
    m_project->setPlaceholderText(name.isEmpty() ? tr("the name of the stack") : name);
}

// The rules are core's; each field is asked about alone.
QString ComposeOptionsEditor::problemOf(const QString &key) const
{
    const ComposeOptions all = options();
    ComposeOptions one;
    if (key == QLatin1String("moreComposePaths")) {
        one.moreFiles = all.moreFiles;
    } else if (key == QLatin1String("profiles")) {
        one.profiles = all.profiles;
    } else if (key == QLatin1String("projectFolder")) {
        one.projectFolder = all.projectFolder;
    } else if (key == QLatin1String("projectName")) {
        one.projectName = all.projectName;
    } else if (key == QLatin1String("dockerEnvironment")) {
        QSet<QString> seen;
        for (const EditTableModel::Row &row : m_environment->model()->rows()) {
            if (!EditTableModel::isEmpty(row) && seen.contains(row.texts.at(0)))
                return tr("“%1” stands here twice.").arg(row.texts.at(0));
            seen.insert(row.texts.at(0));
        }
        one.dockerEnvironment = all.dockerEnvironment;
    } else if (key == QLatin1String("registryLogins")) {
        one.registries = all.registries;
    }
    if (const auto error = composeOptionsProblem(one))
        return errorText(*error).sentence;
    return key == QLatin1String("registryLogins") ? loginProblem() : QString();
}

QString ComposeOptionsEditor::loginProblem() const
{
    for (const EditTableModel::Row &row : m_registries->model()->rows()) {
        if (!EditTableModel::isEmpty(row) && !row.isKept && !row.hasTyped)
            return tr("Enter the password for %1.").arg(row.texts.at(0));
    }
    return {};
}

void ComposeOptionsEditor::check()
{
    m_fields.check();
    Q_EMIT edited();
}

} // namespace slipway::ui
