// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/stackform.h"

#include "core/model/errortext.h"
#include "core/model/validation.h"
#include "ui/dialogs/fieldnote.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
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
    , m_name(new QLineEdit(this))
    , m_environment(new QComboBox(this))
    , m_url(new QLineEdit(this))
    , m_branch(new QComboBox(this))
    , m_defaultBranch(new QCheckBox(tr("&Default branch of the repository"), this))
    , m_findBranches(new QPushButton(tr("&Find Branches"), this))
    , m_composePath(new QLineEdit(this))
    , m_envFilePath(new QLineEdit(this))
{
    m_url->setPlaceholderText(tr("https://host/team/repository.git or a local folder"));
    m_branch->setEditable(true);
    m_branch->setInsertPolicy(QComboBox::NoInsert);
    m_branch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_branch->setMinimumContentsLength(16);
    m_branch->addItem(QStringLiteral("main"));
    m_composePath->setPlaceholderText(QStringLiteral("compose.yaml"));
    m_envFilePath->setPlaceholderText(tr("none"));
    m_defaultBranch->setObjectName(QStringLiteral("stackDefaultBranch"));
    m_findBranches->setObjectName(QStringLiteral("stackFindBranches"));
    m_findBranches->setAutoDefault(false);
    m_findBranches->setToolTip(tr("Ask the repository for its branches; this also tests whether it can be reached"));

    auto *branchRow = new QWidget(this);
    auto *branchLayout = new QHBoxLayout(branchRow);
    branchLayout->setContentsMargins(0, 0, 0, 0);
    branchLayout->addWidget(m_branch, 1);
    branchLayout->addWidget(m_findBranches);
    branchRow->setFocusProxy(m_branch);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(form, QStringLiteral("url"), tr("Re&pository:"), m_url);
    addField(form, QStringLiteral("branch"), tr("&Branch:"), branchRow);
    m_branch->setObjectName(QStringLiteral("stackBranch"));
    m_branch->setAccessibleName(tr("Branch"));
    form->addRow(QString(), m_defaultBranch);
    addField(form, QStringLiteral("stackName"), tr("&Name:"), m_name,
             tr("Lower-case letters, digits, “-” and “_”; the Compose project has it too."));
    addField(form, QStringLiteral("environmentId"), tr("&Environment:"), m_environment);
    addField(form, QStringLiteral("composePath"), tr("&Compose path:"), m_composePath,
             tr("Inside the repository. Empty: compose.yaml, or another name Compose looks for."));
    addField(form, QStringLiteral("envFilePath"), tr("En&v file:"), m_envFilePath,
             tr("Inside the repository; read in addition to its .env."));

    QWidget *last = nullptr;
    for (QWidget *field : std::initializer_list<QWidget *>{m_url, m_branch, m_findBranches, m_defaultBranch, m_name,
                                                           m_environment, m_composePath, m_envFilePath}) {
        if (last != nullptr)
            setTabOrder(last, field);
        last = field;
    }
    setFocusProxy(m_url);

    connect(m_url, &QLineEdit::textEdited, this, [this] {
        touch(QStringLiteral("url"));
        suggestName();
        check();
    });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_isNameTyped = !text.isEmpty();
        touch(QStringLiteral("stackName"));
        check();
    });
    connect(m_branch, &QComboBox::editTextChanged, this, [this] {
        touch(QStringLiteral("branch"));
        check();
    });
    connect(m_defaultBranch, &QCheckBox::toggled, this, [this](bool isDefault) {
        m_branch->setEnabled(!isDefault);
        check();
    });
    connect(m_composePath, &QLineEdit::textEdited, this, [this] {
        touch(QStringLiteral("composePath"));
        check();
    });
    connect(m_envFilePath, &QLineEdit::textEdited, this, [this] {
        touch(QStringLiteral("envFilePath"));
        check();
    });
    connect(m_environment, &QComboBox::currentIndexChanged, this, &StackForm::check);
    connect(m_findBranches, &QPushButton::clicked, this, [this] { Q_EMIT branchesRequested(m_url->text().trimmed()); });
    check();
}

StackForm::Field StackForm::addField(QFormLayout *form, const QString &key, const QString &label, QWidget *widget,
                                     const QString &hint)
{
    if (widget->objectName().isEmpty())
        widget->setObjectName(key == QLatin1String("stackName")
                                  ? key
                                  : QStringLiteral("stack%1%2").arg(key.at(0).toUpper()).arg(key.mid(1)));
    widget->setAccessibleName(QString(label).remove(QLatin1Char('&')).remove(QLatin1Char(':')));
    auto *note = new FieldNote(key + QStringLiteral("Note"), this);
    auto *box = new QVBoxLayout;
    box->setSpacing(spacing(this) / 3);
    box->addWidget(widget);
    box->addWidget(note);
    form->addRow(label, box);
    // The label's letter leads to the field inside the box.
    if (auto *buddy = qobject_cast<QLabel *>(form->labelForField(box)))
        buddy->setBuddy(widget);
    if (!hint.isEmpty()) {
        m_hints.insert(key, hint);
        note->setHint(hint);
    }
    m_fields.append({key, widget, note});
    return m_fields.last();
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
    m_url->setText(settings.url);
    m_defaultBranch->setChecked(!settings.branch);
    if (settings.branch)
        m_branch->setEditText(*settings.branch);
    m_composePath->setText(settings.composePath);
    m_envFilePath->setText(settings.envFilePath);
    m_hints.remove(QStringLiteral("stackName"));
    check();
}

StackSettings StackForm::settings() const
{
    StackSettings settings = m_base;
    settings.name = m_name->text().trimmed();
    settings.environmentId = m_environment->currentData().value<EnvironmentId>();
    settings.url = m_url->text().trimmed();
    settings.branch = m_defaultBranch->isChecked() ? std::nullopt : std::optional(m_branch->currentText().trimmed());
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
            return tr("A stack needs a name.");
        error = stackNameProblem(now.name);
    } else if (key == QLatin1String("url")) {
        if (now.url.isEmpty())
            return tr("A stack needs a repository.");
        if (urlHasPassword(now.url))
            return tr("Remove the password from the address: it would be kept in clear.");
        error = repositoryUrlProblem(now.url);
    } else if (key == QLatin1String("branch") && now.branch) {
        if (now.branch->isEmpty())
            return tr("Name a branch, or choose the default branch of the repository.");
        error = branchProblem(*now.branch);
    } else if (key == QLatin1String("composePath") && !now.composePath.isEmpty()) {
        error = repositoryPathProblem(now.composePath, key);
    } else if (key == QLatin1String("envFilePath") && !now.envFilePath.isEmpty()) {
        error = repositoryPathProblem(now.envFilePath, key);
    }
    return error ? errorText(*error).sentence : QString();
}

bool StackForm::isGood() const
{
    return std::all_of(m_fields.cbegin(), m_fields.cend(),
                       [this](const Field &field) { return problemOf(field.key).isEmpty(); }) &&
           m_environment->count() > 0;
}

void StackForm::showAllProblems()
{
    for (const Field &field : std::as_const(m_fields))
        m_touched.insert(field.key);
    check();
    for (const Field &field : std::as_const(m_fields)) {
        if (field.note->isProblem()) {
            field.widget->setFocus();
            return;
        }
    }
}

bool StackForm::showError(const Error &error)
{
    QString key = error.subject;
    if (error.code == ErrorCode::GitUrlInvalid)
        key = QStringLiteral("url");
    for (const Field &field : std::as_const(m_fields)) {
        if (field.key != key)
            continue;
        field.note->setProblem(errorText(error).sentence);
        field.widget->setFocus();
        return true;
    }
    return false;
}

void StackForm::setBranches(const QStringList &branches)
{
    const QString text = m_branch->currentText();
    {
        const QSignalBlocker blocker(m_branch);
        m_branch->clear();
        m_branch->addItems(branches);
        m_branch->setEditText(text);
    }
    const bool isThere = branches.contains(text) || m_defaultBranch->isChecked();
    m_hints.insert(QStringLiteral("branch"),
                   branches.isEmpty() ? tr("The repository can be reached, and has no branch yet.")
                   : isThere ? tr("The repository can be reached: %n branches found.", nullptr, int(branches.size()))
                             : tr("There is no branch “%1” in the repository.").arg(text));
    check();
}

void StackForm::setBranchesProblem(const QString &text)
{
    m_hints.remove(QStringLiteral("branch"));
    check();
    for (const Field &field : std::as_const(m_fields)) {
        if (field.key == QLatin1String("url"))
            field.note->setProblem(text);
    }
}

void StackForm::setIsLooking(bool isLooking)
{
    m_findBranches->setEnabled(!isLooking && problemOf(QStringLiteral("url")).isEmpty());
    m_findBranches->setText(isLooking ? tr("Looking…") : tr("&Find Branches"));
}

void StackForm::touch(const QString &key)
{
    m_touched.insert(key);
    if (key == QLatin1String("url") || key == QLatin1String("branch"))
        m_hints.remove(QStringLiteral("branch"));
}

void StackForm::check()
{
    for (const Field &field : std::as_const(m_fields)) {
        const QString problem = m_touched.contains(field.key) ? problemOf(field.key) : QString();
        if (problem.isEmpty())
            field.note->setHint(m_hints.value(field.key));
        else
            field.note->setProblem(problem);
        field.widget->setAccessibleDescription(field.note->text());
    }
    m_findBranches->setEnabled(problemOf(QStringLiteral("url")).isEmpty());
    Q_EMIT edited();
}

void StackForm::suggestName()
{
    if (m_isNameTyped)
        return;
    m_name->setText(suggestedName(m_url->text()));
}

} // namespace slipway::ui
