// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/variablesdialog.h"

#include "core/model/errortext.h"
#include "core/services/variableservice.h"
#include "ui/dialogs/variableseditor.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <memory>

namespace slipway::ui {

VariablesDialog::VariablesDialog(Services &services, const Environment &environment, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_environment(environment.id)
    , m_message(new MessageBar(this))
    , m_editor(new VariablesEditor(this))
{
    setObjectName(QStringLiteral("environmentVariables"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Variables of %1").arg(environment.name));
    m_editor->setCanReveal(true);
    m_editor->setFileName(environment.shortName + QStringLiteral(".env"));
    auto *hint =
        new QLabel(tr("All stacks of this environment have them. The .env of a repository and the variables of "
                      "a stack win over them. Changes are used by the next sync of each stack."),
                   this);
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("environmentVariablesSave"));
    m_save->setDefault(true);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("environmentVariablesCancel"));
    cancel->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_message);
    layout->addWidget(hint);
    layout->addWidget(m_editor, 1);
    layout->addWidget(buttons);
    connect(m_save, &QPushButton::clicked, this, &VariablesDialog::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_editor, &VariablesEditor::edited, this, &VariablesDialog::update);
    connect(m_editor, &VariablesEditor::revealRequested, this, &VariablesDialog::reveal);
    resize(characters(this, 108), fontMetrics().height() * 24);
    update();
    load();
}

void VariablesDialog::load()
{
    m_editor->setEnabled(false);
    inBackground(
        m_services.worker, this,
        [&variables = m_services.variables, id = m_environment] { return variables.ofEnvironment(id); },
        [this](const Result<QVector<Variable>> &variables) {
            if (!variables) {
                m_message->setError(variables.error());
                return;
            }
            m_isLoaded = true;
            m_editor->setEnabled(true);
            m_editor->setVariables(*variables);
            m_editor->setFocus();
            update();
        });
}

void VariablesDialog::save()
{
    // Move-only: shared, so that the worker's function can be copied.
    auto change = std::make_shared<VariablesChange>(VariablesChange{m_editor->variables(), m_editor->secrets()});
    m_editor->setEnabled(false);
    m_save->setEnabled(false);
    inBackground(
        m_services.worker, this,
        [&variables = m_services.variables, id = m_environment, change] {
            return variables.changeOfEnvironment(id, std::move(*change));
        },
        [this](const Result<QVector<Variable>> &result) {
            if (result)
                return accept();
            m_editor->setEnabled(true);
            update();
            if (result.error().subject == QLatin1String("envVars"))
                m_editor->showProblem(errorText(result.error()).sentence);
            else
                m_message->setError(result.error());
        });
}

void VariablesDialog::reveal(const QString &key)
{
    inBackground(
        m_services.worker, this,
        [&variables = m_services.variables, id = m_environment, key] { return variables.reveal(id, key); },
        [this, key](const Result<SecretString> &value) {
            if (value)
                m_editor->showRevealed(key, *value);
            else
                m_message->setError(value.error());
        });
}

void VariablesDialog::update()
{
    m_save->setEnabled(m_isLoaded && m_editor->isGood());
}

} // namespace slipway::ui
