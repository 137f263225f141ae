// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/detail/variablestab.h"

#include "ui/compose/inspectorpane.h"
#include "ui/dialogs/variableseditor.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace slipway::ui {

VariablesTab::VariablesTab(Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_message(new MessageBar(this))
    , m_save(new QPushButton(tr("&Save"), this))
    , m_revert(new QPushButton(tr("Re&vert"), this))
    , m_pages(new QStackedWidget(this))
    , m_views(new QStackedWidget(this))
    , m_inspector(new InspectorPane(services, this))
    , m_inspectorSwitch(nullptr)
{
    setObjectName(QStringLiteral("variablesTab"));
    auto *switches = new QHBoxLayout;
    switches->setSpacing(spacing(this) / 2);
    QToolButton *edit = addSwitch(QStringLiteral("variablesEdit"), tr("Edit"), switches);
    m_inspectorSwitch = addSwitch(QStringLiteral("variablesInspect"), tr("Where Values Come From"), switches);
    switches->addStretch();
    m_views->addWidget(buildEditPage());
    m_views->addWidget(m_inspector);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(switches);
    layout->addWidget(m_views, 1);
    edit->setChecked(true);
    connect(edit, &QToolButton::clicked, this, [this] { m_views->setCurrentIndex(0); });
    connect(m_inspectorSwitch, &QToolButton::clicked, this, &VariablesTab::showInspector);
    connect(m_inspector, &InspectorPane::placeRequested, this, &VariablesTab::placeRequested);
    update();
}

QToolButton *VariablesTab::addSwitch(const QString &name, const QString &text, QHBoxLayout *row)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setAutoRaise(true);
    row->addWidget(button);
    return button;
}

QWidget *VariablesTab::buildEditPage()
{
    auto *page = new QWidget(this);
    m_save->setObjectName(QStringLiteral("variablesSave"));
    m_revert->setObjectName(QStringLiteral("variablesRevert"));
    auto *hint =
        new QLabel(tr("These override the repository’s .env. Changes are used by the next sync or deploy."), page);
    hint->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(hint, 1);
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_message);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &VariablesTab::save);
    connect(m_revert, &QPushButton::clicked, this, &VariablesTab::revert);
    return page;
}

void VariablesTab::showInspector()
{
    m_inspectorSwitch->setChecked(true);
    m_views->setCurrentWidget(m_inspector);
}

void VariablesTab::setStack(const StackView &view)
{
    const bool isOther = view.stack.id != m_view.stack.id;
    const bool isNewValue = m_view.stack.settings.variables != view.stack.settings.variables;
    const StackId before = m_view.stack.id;
    m_view = view;
    m_inspector->setStack(view);
    if (isOther) {
        m_message->clear();
        // Without changes there is nothing to keep.
        if (m_editor != nullptr && !m_editor->isChanged()) {
            m_editors.erase(before);
            m_editor->deleteLater();
        }
        VariablesEditor *&editor = m_editors[view.stack.id];
        if (editor == nullptr) {
            editor = new VariablesEditor(m_pages);
            editor->setCanReveal(true);
            editor->setRepository(m_services, view.stack.id);
            editor->setFileName(view.stack.settings.name + QStringLiteral(".env"));
            editor->setVariables(view.stack.settings.variables);
            m_pages->addWidget(editor);
            connect(editor, &VariablesEditor::edited, this, &VariablesTab::update);
            connect(editor, &VariablesEditor::revealRequested, this, &VariablesTab::reveal);
        }
        m_editor = editor;
        m_pages->setCurrentWidget(editor);
    } else if (isNewValue && m_editor != nullptr && !m_editor->isChanged()) {
        m_editor->setVariables(view.stack.settings.variables);
    }
    update();
}

bool VariablesTab::isChanged() const
{
    return m_editor != nullptr && m_editor->isChanged();
}

void VariablesTab::save()
{
    auto change = std::make_shared<StackChange>(StackChange{m_view.stack.settings, m_editor->secrets()});
    change->settings.variables = m_editor->variables();
    m_editor->setEnabled(false);
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks, id = m_view.stack.id, change] { return stacks.change(id, std::move(*change)); },
        [this, editor = QPointer<VariablesEditor>(m_editor)](const Result<StackView> &result) {
            if (editor != nullptr)
                editor->setEnabled(true);
            if (!result) {
                m_message->setError(result.error());
                return;
            }
            m_message->clear();
            if (editor != nullptr)
                editor->setVariables(result->stack.settings.variables);
            if (m_view.stack.id == result->stack.id)
                m_view = *result;
            update();
        });
}

void VariablesTab::revert()
{
    m_message->clear();
    m_editor->setVariables(m_view.stack.settings.variables);
    update();
}

void VariablesTab::reveal(const QString &key)
{
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks, id = m_view.stack.id, key] { return stacks.revealVariable(id, key); },
        [this, key, id = m_view.stack.id](const Result<SecretString> &value) {
            if (id != m_view.stack.id)
                return;
            if (value)
                m_editor->showRevealed(key, *value);
            else
                m_message->setError(value.error());
        });
}

void VariablesTab::update()
{
    m_save->setEnabled(isChanged() && m_editor->isGood());
    m_revert->setEnabled(isChanged());
}

} // namespace slipway::ui
