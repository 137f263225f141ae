// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/stackform.h"

#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "ui/dialogs/credentialpicker.h"
#include "ui/dialogs/deployoneditor.h"
#include "ui/dialogs/followeditor.h"
#include "ui/dialogs/scheduleeditor.h"
#include "ui/theme/icons.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QRegularExpression>

namespace slipway::ui {

QString suggestedName(const QString &url)
{
    QString text = url.trimmed();
    while (text.endsWith(QLatin1Char('/')))
        text.chop(1);
    if (text.endsWith(QLatin1String(".git")))
        text.chop(4);
    text = text.mid(std::max(text.lastIndexOf(QLatin1Char('/')), text.lastIndexOf(QLatin1Char(':'))) + 1).toLower();
    static const QRegularExpression other(QStringLiteral("[^a-z0-9_-]+"));
    text.replace(other, QStringLiteral("-"));
    while (!text.isEmpty() && (text.front() == QLatin1Char('-') || text.front() == QLatin1Char('_')))
        text.remove(0, 1);
    while (text.endsWith(QLatin1Char('-')))
        text.chop(1);
    text.truncate(63);
    return stackNameProblem(text) ? QString() : text;
}

StackForm::StackForm(QWidget *parent)
    : QWidget(parent)
    , m_fields(this, QStringLiteral("stack"), [this](const QString &key) { return problemOf(key); })
    , m_kind(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_environment(new QComboBox(this))
    , m_url(new QLineEdit(this))
    , m_credential(new CredentialPicker(this))
    , m_follow(new FollowEditor(this))
    , m_deployOn(new DeployOnEditor(this))
    , m_schedule(new ScheduleEditor(this))
    , m_composePath(new QLineEdit(this))
    , m_envFilePath(new QLineEdit(this))
{
    m_url->setPlaceholderText(tr("https://host/team/repository.git, git@host:team/repository.git or a local folder"));
    m_composePath->setPlaceholderText(QStringLiteral("compose.yaml"));
    m_envFilePath->setPlaceholderText(tr("none"));

    m_kind->addItem(tr("Compose project"));
    m_kind->addItem(tr("Dockerfile app"));
    m_name->setObjectName(QStringLiteral("stackName"));

    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields.add(form, QStringLiteral("kind"), tr("&Kind:"), m_kind);
    m_fields.add(form, QStringLiteral("url"), tr("Re&pository:"), m_url);
    m_fields.add(form, QStringLiteral("credentialId"), tr("C&redential:"), m_credential);
    m_fields.add(form, QStringLiteral("follow"), tr("F&ollow:"), m_follow);
    m_fields.setKey(m_follow, m_follow->key());
    m_fields.add(form, QStringLiteral("stackName"), tr("&Name:"), m_name,
                 tr("Lower-case letters, digits, “-” and “_”; the Compose project has it too."));
    m_fields.add(form, QStringLiteral("environmentId"), tr("&Environment:"), m_environment);
    m_fields.add(form, QStringLiteral("composePath"), tr("&Compose path:"), m_composePath,
                 tr("Inside the repository. Empty: compose.yaml, or another name Compose looks for."));
    m_fields.add(form, QStringLiteral("envFilePath"), tr("Env f&ile:"), m_envFilePath,
                 tr("Inside the repository; read in addition to its .env."));
    m_fields.add(form, QStringLiteral("deployPatterns"), tr("Deplo&y:"), m_deployOn);
    m_fields.add(form, QStringLiteral("autoUpdateCron"), tr("Sync &by itself:"), m_schedule);
    setTabOrders();
    setFocusProxy(m_url);

    const auto follow = [this](const char *key) {
        return [this, key] {
            touch(QString::fromLatin1(key));
            check();
        };
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, &StackForm::showKind);
    connect(m_url, &QLineEdit::textEdited, this, [this](const QString &text) {
        touch(QStringLiteral("url"));
        m_credential->setUrl(text.trimmed());
        suggestName();
        check();
    });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_isNameTyped = !text.isEmpty();
        touch(QStringLiteral("stackName"));
        check();
    });
    connect(m_credential, &CredentialPicker::edited, this, follow("credentialId"));
    connect(m_credential, &CredentialPicker::newRequested, this, &StackForm::newCredentialRequested);
    connect(m_follow, &FollowEditor::edited, this, [this] {
        m_fields.setKey(m_follow, m_follow->key());
        touch(m_follow->key());
        check();
    });
    connect(m_follow, &FollowEditor::branchesRequested, this,
            [this] { Q_EMIT branchesRequested(m_url->text().trimmed()); });
    connect(m_deployOn, &DeployOnEditor::edited, this, follow("deployPatterns"));
    connect(m_schedule, &ScheduleEditor::edited, this, follow("autoUpdateCron"));
    connect(m_composePath, &QLineEdit::textEdited, this, follow("composePath"));
    connect(m_envFilePath, &QLineEdit::textEdited, this, follow("envFilePath"));
    connect(m_environment, &QComboBox::currentIndexChanged, this, &StackForm::check);
    showKind();
}

void StackForm::setTabOrders()
{
    QVector<QWidget *> order{m_kind, m_url};
    order += m_credential->tabOrder();
    order += m_follow->tabOrder();
    order += QVector<QWidget *>{m_name, m_environment, m_composePath, m_envFilePath};
    order += m_deployOn->tabOrder();
    order += m_schedule->tabOrder();
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void StackForm::setIsApp(bool isApp)
{
    m_kind->setCurrentIndex(isApp ? 1 : 0);
}

bool StackForm::isApp() const
{
    return m_kind->currentIndex() == 1;
}

void StackForm::showKind()
{
    for (const char *key : {"composePath", "envFilePath"})
        m_fields.setVisible(QString::fromLatin1(key), !isApp());
    m_fields.setHint(QStringLiteral("kind"),
                     isApp()
                         ? tr("The repository has a Dockerfile. Slipway builds the image and writes the compose file.")
                         : tr("The repository has a compose file."));
    check();
    Q_EMIT kindChanged();
}

void StackForm::setEnvironments(const QVector<Environment> &environments, EnvironmentId chosen)
{
    m_environment->clear();
    for (const Environment &environment : environments)
        m_environment->addItem(icon(QStringLiteral("environment")), environment.name,
                               QVariant::fromValue(environment.id));
    for (int i = 0; i < m_environment->count(); ++i) {
        if (m_environment->itemData(i).value<EnvironmentId>() == chosen)
            m_environment->setCurrentIndex(i);
    }
}

void StackForm::setSettings(const StackSettings &settings)
{
    m_base = settings;
    m_isNameTyped = true;
    m_name->setText(settings.name);
    m_name->setReadOnly(true);
    QPalette colours = m_name->palette();
    colours.setColor(QPalette::Base, palette().color(QPalette::Window)); // looks as fixed as it is
    m_name->setPalette(colours);
    m_name->setToolTip(tr("The name stays: containers, volumes and the folder of the stack carry it."));
    m_environment->setEnabled(false);
    m_kind->setEnabled(false);
    m_url->setText(settings.url);
    m_credential->setUrl(settings.url);
    m_credential->choose(settings.credentialId);
    m_follow->setFrom(settings);
    m_deployOn->setFrom(settings);
    m_schedule->setFrom(settings);
    m_composePath->setText(settings.composePath);
    m_envFilePath->setText(settings.envFilePath);
    m_fields.setKey(m_follow, m_follow->key());
    m_fields.setHint(QStringLiteral("stackName"), {});
    check();
}

StackSettings StackForm::settings() const
{
    StackSettings settings = m_base;
    settings.name = m_name->text().trimmed();
    settings.environmentId = m_environment->currentData().value<EnvironmentId>();
    settings.url = m_url->text().trimmed();
    settings.credentialId = m_credential->chosen();
    m_follow->putInto(settings);
    m_deployOn->putInto(settings);
    m_schedule->putInto(settings);
    settings.composePath = m_composePath->text().trimmed();
    settings.envFilePath = m_envFilePath->text().trimmed();
    return settings;
}

QString StackForm::problemOf(const QString &key) const
{
    const StackSettings now = settings();
    std::optional<Error> error;
    if (key == QLatin1String("stackName")) {
        if (now.name.isEmpty())
            return isApp() ? tr("An app needs a name.") : tr("A stack needs a name.");
        error = stackNameProblem(now.name);
    } else if (key == QLatin1String("url")) {
        if (now.url.isEmpty())
            return isApp() ? tr("An app needs a repository.") : tr("A stack needs a repository.");
        if (urlHasPassword(now.url))
            return tr("Remove the password from the address: it would be kept in clear.");
        error = repositoryUrlProblem(now.url);
    } else if (key == QLatin1String("credentialId")) {
        return m_credential->problem();
    } else if (key == m_follow->key()) {
        return m_follow->problem();
    } else if (key == QLatin1String("deployPatterns")) {
        return m_deployOn->problem();
    } else if (key == QLatin1String("autoUpdateCron")) {
        return m_schedule->problem();
    } else if (key == QLatin1String("composePath") && !now.composePath.isEmpty()) {
        error = repositoryPathProblem(now.composePath, key);
    } else if (key == QLatin1String("envFilePath") && !now.envFilePath.isEmpty()) {
        error = repositoryPathProblem(now.envFilePath, key);
    }
    return error ? errorText(*error).sentence : QString();
}

bool StackForm::isGood() const
{
    return m_fields.isGood() && m_environment->count() > 0;
}

bool StackForm::showError(const Error &error)
{
    QString key = error.subject;
    if (error.code == ErrorCode::GitUrlInvalid)
        key = QStringLiteral("url");
    else if (ScheduleEditor::hasKey(key))
        key = QStringLiteral("autoUpdateCron");
    Error shown = error;
    shown.subject = key;
    return m_fields.showError(shown);
}

void StackForm::setCredentials(const QVector<Credential> &credentials)
{
    m_credential->setCredentials(credentials);
    check();
}

void StackForm::chooseCredential(CredentialId id)
{
    m_credential->choose(id);
    touch(QStringLiteral("credentialId"));
    check();
}

void StackForm::setBranches(const QStringList &branches)
{
    m_follow->setBranches(branches);
    m_fields.setHint(QStringLiteral("branch"),
                     branches.isEmpty() ? tr("The repository can be reached, and has no branch yet.")
                     : m_follow->hasBranch(branches)
                         ? tr("The repository can be reached: %n branches found.", nullptr, int(branches.size()))
                         : tr("There is no branch “%1” in the repository.").arg(m_follow->branch()));
    check();
}

void StackForm::setBranchesProblem(const QString &text)
{
    m_fields.setHint(QStringLiteral("branch"), {});
    check();
    m_fields.setProblem(QStringLiteral("url"), text);
}

void StackForm::setIsLooking(bool isLooking)
{
    m_follow->setCanLook(!isLooking && problemOf(QStringLiteral("url")).isEmpty());
    m_follow->setIsLooking(isLooking);
}

void StackForm::touch(const QString &key)
{
    m_fields.touch(key);
    if (key == QLatin1String("url") || key == QLatin1String("branch"))
        m_fields.setHint(QStringLiteral("branch"), {});
}

void StackForm::check()
{
    m_fields.setHint(QStringLiteral("deployPatterns"), m_deployOn->hint());
    m_fields.setHint(QStringLiteral("autoUpdateCron"), m_schedule->hint());
    m_fields.check();
    m_follow->setCanLook(problemOf(QStringLiteral("url")).isEmpty());
    Q_EMIT edited();
}

void StackForm::suggestName()
{
    if (m_isNameTyped)
        return;
    m_name->setText(suggestedName(m_url->text()));
}

} // namespace slipway::ui
