// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/stackdialog.h"

#include "core/model/errortext.h"
#include "core/services/appservice.h"
#include "core/services/changenotifier.h"
#include "core/services/credentialservice.h"
#include "ui/apps/appbuildeditor.h"
#include "ui/apps/appcontainereditor.h"
#include "ui/dialogs/acceptkeydialog.h"
#include "ui/dialogs/composeoptionseditor.h"
#include "ui/dialogs/hostkeybar.h"
#include "ui/dialogs/stackform.h"
#include "ui/dialogs/variableseditor.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QDialogButtonBox>
#include <QHash>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace slipway::ui {

StackDialog::StackDialog(Services &services, const QVector<Environment> &environments, EnvironmentId chosen,
                         const std::optional<StackView> &stack, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_stack(stack)
    , m_form(new StackForm(this))
    , m_build(new AppBuildEditor(this))
    , m_container(new AppContainerEditor(this))
    , m_compose(new ComposeOptionsEditor(this))
    , m_variables(new VariablesEditor(this))
    , m_pages(new QTabWidget(this))
    , m_message(new MessageBar(this))
    , m_hostKey(new HostKeyBar(this))
{
    setObjectName(QStringLiteral("stackDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_form->setEnvironments(environments, stack ? stack->stack.settings.environmentId : chosen);
    if (stack) {
        setWindowTitle(tr("Edit %1").arg(stack->stack.settings.name));
        m_form->setSettings(stack->stack.settings);
        m_form->setIsApp(stack->app.has_value());
        if (stack->app) {
            m_build->setFrom(stack->app->settings);
            m_container->setFrom(stack->app->settings, stack->app->publishedPort);
        }
        m_compose->setOptions(stack->stack.settings.compose);
        m_variables->setVariables(stack->stack.settings.variables);
        m_variables->setRepository(services, stack->stack.id);
        m_variables->setFileName(stack->stack.settings.name + QStringLiteral(".env"));
    } else {
        setWindowTitle(tr("New Stack"));
    }
    m_variables->setCanReveal(stack.has_value());
    build(!stack.has_value());

    connect(m_pages, &QTabWidget::currentChanged, this, &StackDialog::growToForm);
    connect(m_form, &StackForm::kindChanged, this, &StackDialog::showKind);
    connect(m_form, &StackForm::branchesRequested, this, &StackDialog::findBranches);
    connect(m_form, &StackForm::edited, this, [this] {
        m_message->clear();
        m_hostKey->clear();
        m_compose->setStackName(m_form->settings().name);
        growToForm();
    });
    m_compose->setStackName(m_form->settings().name);
    connect(m_hostKey, &HostKeyBar::acceptRequested, this, &StackDialog::acceptKey);
    connect(m_hostKey, &HostKeyBar::hostKeysRequested, this, &StackDialog::hostKeysRequested);
    connect(m_hostKey, &HostKeyBar::linkRequested, this, &StackDialog::linkRequested);
    connect(m_form, &StackForm::newCredentialRequested, this,
            [this] { Q_EMIT newCredentialRequested(m_form->settings().url); });
    connect(&services.changes, &ChangeNotifier::credentialsChanged, this, &StackDialog::loadCredentials);
    loadCredentials();
    connect(m_variables, &VariablesEditor::revealRequested, this, &StackDialog::reveal);
    connect(m_variables, &VariablesEditor::edited, this, &StackDialog::takeVariables);
    takeVariables();
    showKind();
    resize(characters(this, 108), 0);
    m_form->setFocus();
    if (stack)
        showLastError();
}

void StackDialog::build(bool isNew)
{
    m_form->layout()->setContentsMargins(margin(this), margin(this), margin(this), margin(this));
    auto *variablesPage = new QWidget(m_pages);
    auto *variablesLayout = new QVBoxLayout(variablesPage);
    variablesLayout->addWidget(m_variables);
    m_pages->setObjectName(QStringLiteral("stackPages"));
    // In the order of Page.
    addPage(m_form, tr("&General"));
    addPage(m_build, tr("Bui&ld"));
    addPage(m_container, tr("Con&tainer"));
    addPage(m_compose, tr("Compose Se&ttings"));
    m_pages->addTab(variablesPage, {});
    m_pages->setUsesScrollButtons(false);
    auto *buttons = new QDialogButtonBox(this);
    if (isNew) {
        m_primary = buttons->addButton(tr("Add and &Deploy"), QDialogButtonBox::AcceptRole);
        m_primary->setObjectName(QStringLiteral("stackAddAndDeploy"));
        m_secondary = buttons->addButton(tr("&Add"), QDialogButtonBox::ActionRole);
        m_secondary->setObjectName(QStringLiteral("stackAdd"));
        m_secondary->setAutoDefault(false);
        connect(m_secondary, &QPushButton::clicked, this, [this] { save(false); });
    } else {
        m_primary = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
        m_primary->setObjectName(QStringLiteral("stackSave"));
    }
    m_primary->setDefault(true);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("stackCancel"));
    cancel->setAutoDefault(false);
    connect(m_primary, &QPushButton::clicked, this, [this, isNew] { save(isNew); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(m_hostKey);
    layout->addWidget(m_pages, 1);
    layout->addWidget(buttons);
}

void StackDialog::addPage(QWidget *content, const QString &title)
{
    auto *page = new QScrollArea(m_pages);
    page->setWidgetResizable(true);
    page->setFrameShape(QFrame::NoFrame);
    page->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    page->setWidget(content);
    // What fills the page is drawn on it.
    page->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_pages->addTab(page, title);
}

void StackDialog::showKind()
{
    const bool isApp = m_form->isApp();
    m_pages->setTabVisible(int(Page::Build), isApp);
    m_pages->setTabVisible(int(Page::Container), isApp);
    m_compose->setIsApp(isApp);
    growToForm();
}

template <class Editor>
bool StackDialog::checkPage(Editor *editor, Page page)
{
    if (editor->isGood())
        return true;
    showPage(page);
    editor->showAllProblems();
    return false;
}

// Leads to the first page on which something is wrong.
bool StackDialog::checkPages()
{
    if (!checkPage(m_form, Page::General))
        return false;
    if (m_form->isApp() && (!checkPage(m_build, Page::Build) || !checkPage(m_container, Page::Container)))
        return false;
    if (!checkPage(m_compose, Page::Compose))
        return false;
    if (!m_variables->isGood())
        showPage(Page::Variables);
    return m_variables->isGood();
}

void StackDialog::showPage(Page page)
{
    m_pages->setCurrentIndex(int(page));
}

void StackDialog::save(bool isDeployWanted)
{
    if (!checkPages())
        return;
    // Move-only: shared, so that the worker's function can be copied.
    auto change = std::make_shared<AppChange>();
    change->stack = {m_form->settings(), m_variables->secrets(), m_compose->registryPasswords()};
    change->stack.settings.compose = m_compose->options();
    change->stack.settings.variables = m_variables->variables();
    m_build->putInto(change->settings);
    m_container->putInto(change->settings);
    setBusy(true);
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks, &apps = m_services.apps, change, isApp = m_form->isApp(),
         id = m_stack ? m_stack->stack.id : StackId()]() -> Result<StackView> {
            if (!isApp)
                return id.isValid() ? stacks.change(id, std::move(change->stack))
                                    : stacks.add(std::move(change->stack));
            SLIPWAY_ASSIGN(AppView view,
                           id.isValid() ? apps.change(id, std::move(*change)) : apps.add(std::move(*change)));
            return std::move(view.stack);
        },
        [this, isDeployWanted](const Result<StackView> &result) { saveDone(result, isDeployWanted); });
}

void StackDialog::saveDone(const Result<StackView> &result, bool isDeployWanted)
{
    setBusy(false);
    if (result) {
        Q_EMIT saved(*result, isDeployWanted);
        accept();
        return;
    }
    if (!showAtField(result.error()))
        m_message->setError(result.error());
    growToForm();
}

bool StackDialog::showAtField(const Error &error)
{
    // An app's fields have names of their own in the contract.
    static const QHash<QString, QString> kOfApps{{QStringLiteral("name"), QStringLiteral("stackName")},
                                                 {QStringLiteral("repo"), QStringLiteral("url")},
                                                 {QStringLiteral("env"), QStringLiteral("envVars")}};
    Error shown = error;
    if (m_form->isApp())
        shown.subject = kOfApps.value(shown.subject, shown.subject);
    if (m_form->showError(shown)) {
        showPage(Page::General);
    } else if (m_form->isApp() && m_build->showError(shown)) {
        showPage(Page::Build);
    } else if (m_form->isApp() && m_container->showError(shown)) {
        showPage(Page::Container);
    } else if (m_compose->showError(shown)) {
        showPage(Page::Compose);
    } else if (shown.subject == QLatin1String("envVars")) {
        m_variables->showProblem(errorText(shown).sentence);
        showPage(Page::Variables);
    } else {
        return false;
    }
    return true;
}

// What the last run found wrong with a setting stands at that setting.
void StackDialog::showLastError()
{
    const StackState &state = m_stack->stack.state;
    if (!state.hasLastRunFailed || !state.error)
        return;
    if (state.error->code == ErrorCode::InvalidInput)
        showAtField(*state.error);
    else if (state.error->code == ErrorCode::RegistryAuth && !m_stack->stack.settings.compose.registries.isEmpty())
        showAtField({ErrorCode::InvalidInput, QStringLiteral("registryLogins"), errorText(*state.error).sentence});
}

void StackDialog::chooseCredential(CredentialId id)
{
    m_form->chooseCredential(id);
}

void StackDialog::loadCredentials()
{
    inBackground(
        m_services.worker, this, [&credentials = m_services.credentials] { return credentials.all(); },
        [this](const Result<QVector<CredentialView>> &views) {
            if (!views)
                return m_message->setError(views.error());
            QVector<Credential> all;
            for (const CredentialView &view : *views)
                all << view.credential;
            m_form->setCredentials(all);
        });
}

void StackDialog::findBranches(const QString &url)
{
    m_form->setIsLooking(true);
    inBackground(
        m_services.outsideWorker, this,
        [&stacks = m_services.stacks, url, credential = m_form->settings().credentialId] {
            return stacks.branchesOf(url, credential);
        },
        [this](const Result<QStringList> &branches) {
            m_form->setIsLooking(false);
            m_hostKey->clear();
            if (branches)
                m_form->setBranches(*branches);
            else if (!m_hostKey->setError(branches.error()))
                m_form->setBranchesProblem(errorLine(branches.error()));
            growToForm();
        });
}

void StackDialog::acceptKey(const HostKeyView &key)
{
    auto *dialog = new AcceptKeyDialog(m_services, key, this);
    connect(dialog, &QDialog::accepted, this, [this] { findBranches(m_form->settings().url); });
    dialog->open();
}

void StackDialog::reveal(const QString &key)
{
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks, id = m_stack->stack.id, key] { return stacks.revealVariable(id, key); },
        [this, key](const Result<SecretString> &value) {
            if (value)
                m_variables->showRevealed(key, *value);
            else
                m_message->setError(value.error());
        });
}

void StackDialog::setBusy(bool isBusy)
{
    m_pages->setEnabled(!isBusy);
    m_primary->setEnabled(!isBusy);
    if (m_secondary != nullptr)
        m_secondary->setEnabled(!isBusy);
}

void StackDialog::takeVariables()
{
    const QVector<Variable> variables = m_variables->variables();
    QStringList secrets;
    for (const Variable &variable : variables) {
        if (variable.isSecret)
            secrets << variable.key;
    }
    m_build->setSecrets(secrets);
    m_container->setSecrets(secrets);
    const auto count = variables.size();
    m_pages->setTabText(int(Page::Variables), count == 0 ? tr("&Variables") : tr("&Variables (%1)").arg(count));
}

void StackDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    growToForm();
}

// Notes under fields come and go: as high as the form wishes, within the screen.
void StackDialog::growToForm()
{
    if (!isVisible())
        return; // no page has its width yet
    layout()->activate();
    const auto *page = qobject_cast<QScrollArea *>(m_pages->currentWidget());
    if (page != nullptr) {
        const QWidget *content = page->widget();
        const int around = height() - page->viewport()->height();
        const int width = page->viewport()->width();
        const int wished = content->hasHeightForWidth() ? content->heightForWidth(width) : content->sizeHint().height();
        const int most = screen()->availableSize().height() - fontMetrics().height() * 4;
        const int wanted = std::min(std::max(wished + around, layout()->totalMinimumSize().height()), most);
        if (wanted > height())
            resize(this->width(), wanted);
    }
    // No page is cut off at its side.
    for (QScrollArea *each : m_pages->findChildren<QScrollArea *>(QString(), Qt::FindChildrenRecursively)) {
        if (m_pages->indexOf(each) >= 0)
            each->setMinimumWidth(each->widget()->minimumSizeHint().width() +
                                  each->verticalScrollBar()->sizeHint().width());
    }
}

} // namespace slipway::ui
