// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/variableseditor.h"

#include "core/services/variableservice.h"
#include "ui/dialogs/variablesimportdialog.h"
#include "ui/dialogs/variablesmodel.h"
#include "ui/forms/fieldnote.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellview.h"
#include "ui/widgets/clipboard.h"
#include "ui/widgets/secretdelegate.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr std::chrono::seconds kShownFor{30};

} // namespace

VariablesEditor::VariablesEditor(QWidget *parent)
    : QWidget(parent)
    , m_model(new VariablesModel(this))
    , m_view(new CellView(this))
    , m_add(new QPushButton(icon(QStringLiteral("add")), tr("&Add Variable"), this))
    , m_remove(new QPushButton(icon(QStringLiteral("remove")), tr("Re&move Variable"), this))
    , m_reveal(new QPushButton(icon(QStringLiteral("reveal")), tr("&Reveal Value"), this))
    , m_more(new QPushButton(tr("M&ore"), this))
    , m_copy(makeAction(QStringLiteral("variableCopy"), tr("&Copy Value"), QStringLiteral("copy")))
    , m_paste(makeAction(QStringLiteral("variablesPaste"), tr("&Paste .env…"), QStringLiteral("edit")))
    , m_import(makeAction(QStringLiteral("variablesImport"), tr("&Import from Repository…"), QStringLiteral("branch")))
    , m_export(makeAction(QStringLiteral("variablesExport"), tr("&Export…"), QStringLiteral("save")))
    , m_problem(new FieldNote(QStringLiteral("variablesProblem"), this))
{
    m_view->setObjectName(QStringLiteral("variablesView"));
    m_view->setAccessibleName(tr("Variables"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new SecretDelegate(VariablesModel::IsSecretRole, m_view));
    const int widths[VariablesModel::kColumnCount] = {28, 36, 10, 24};
    for (int column = 0; column < VariablesModel::kColumnCount; ++column)
        m_view->header()->resizeSection(column, characters(this, widths[column]));
    m_view->setMinimumHeight(fontMetrics().height() * 8);
    m_add->setObjectName(QStringLiteral("variableAdd"));
    m_remove->setObjectName(QStringLiteral("variableRemove"));
    m_reveal->setObjectName(QStringLiteral("variableReveal"));
    m_more->setObjectName(QStringLiteral("variablesMore"));
    for (QPushButton *button : {m_add, m_remove, m_reveal, m_more})
        button->setAutoDefault(false);
    auto *menu = new QMenu(m_more);
    menu->addActions({m_copy, m_paste, m_import, m_export});
    m_more->setMenu(menu);
    m_view->addActions({m_copy, m_paste, m_import, m_export});
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->installEventFilter(this);
    m_import->setVisible(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_reveal);
    buttons->addStretch();
    buttons->addWidget(m_more);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);

    m_maskLater.setSingleShot(true);
    m_maskLater.setInterval(kShownFor);
    connect(&m_maskLater, &QTimer::timeout, this, [this] {
        m_model->mask();
        update();
    });
    connect(m_add, &QPushButton::clicked, this, &VariablesEditor::addRow);
    connect(m_remove, &QPushButton::clicked, this, &VariablesEditor::removeRow);
    connect(m_reveal, &QPushButton::clicked, this, &VariablesEditor::toggleReveal);
    connect(m_copy, &QAction::triggered, this, &VariablesEditor::copyValue);
    connect(m_paste, &QAction::triggered, this, &VariablesEditor::paste);
    connect(m_import, &QAction::triggered, this, &VariablesEditor::importFile);
    connect(m_export, &QAction::triggered, this, &VariablesEditor::exportFile);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &VariablesEditor::update);
    connect(m_model, &VariablesModel::edited, this, [this] {
        m_said.clear();
        update();
        Q_EMIT edited();
    });
    update();
}

void VariablesEditor::setVariables(const QVector<Variable> &variables)
{
    m_maskLater.stop();
    m_said.clear();
    m_model->setVariables(variables);
    update();
}

QVector<Variable> VariablesEditor::variables() const
{
    return m_model->variables();
}

std::map<QString, SecretString> VariablesEditor::secrets() const
{
    return m_model->secrets();
}

bool VariablesEditor::isChanged() const
{
    return m_model->isChanged();
}

bool VariablesEditor::isGood() const
{
    return m_model->firstProblem().isEmpty();
}

void VariablesEditor::setCanReveal(bool canReveal)
{
    m_canReveal = canReveal;
    m_reveal->setVisible(canReveal);
    update();
}

void VariablesEditor::setRepository(Services &services, StackId stack)
{
    m_services = &services;
    m_stack = stack;
    m_import->setVisible(true);
}

void VariablesEditor::showRevealed(const QString &key, const SecretString &value)
{
    if (key == std::exchange(m_copied, {})) {
        copySecret(value.revealText());
        m_said = tr("The value of %1 is in the clipboard for %n seconds.", nullptr, int(kSecretInClipboard.count()))
                     .arg(key);
        return update();
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->variable(row).key == key)
            m_model->reveal(row, value.revealText());
    }
    m_maskLater.start();
    update();
}

void VariablesEditor::showProblem(const QString &text)
{
    m_problem->setProblem(text);
}

void VariablesEditor::update()
{
    const int row = m_view->currentIndex().row();
    const bool isThere = row >= 0 && row < m_model->rowCount();
    m_remove->setEnabled(isThere);
    const bool isKeptSecret = isThere && m_model->variable(row).isSecret && m_model->variable(row).hasValue;
    m_reveal->setEnabled(m_canReveal && isKeptSecret);
    m_reveal->setText(m_model->isRevealed(row) ? tr("&Hide Value") : tr("&Reveal Value"));
    m_copy->setEnabled(isThere && (!m_model->variable(row).isSecret || (m_canReveal && isKeptSecret)));
    m_export->setEnabled(!m_model->variables().isEmpty());
    if (const QString problem = m_model->firstProblem(); !problem.isEmpty())
        m_problem->setProblem(problem);
    else
        m_problem->setHint(hint());
}

QString VariablesEditor::hint() const
{
    QStringList sentences;
    if (const int missing = m_model->missing(); missing > 0)
        sentences << tr("%n variables have no value yet; they are not saved.", nullptr, missing);
    if (const QStringList names = m_model->unmasked(); !names.isEmpty())
        sentences << tr("Values shorter than 4 characters are not masked in logs and histories: %1.")
                         .arg(names.join(QStringLiteral(", ")));
    if (!m_said.isEmpty())
        sentences << m_said;
    return sentences.join(QLatin1Char(' '));
}

QAction *VariablesEditor::makeAction(const QString &name, const QString &text, const QString &iconName)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    return action;
}

void VariablesEditor::paste()
{
    auto *dialog = new VariablesImportDialog(m_model->variables(), this);
    connect(dialog, &VariablesImportDialog::chosen, m_model, &VariablesModel::merge);
    dialog->open();
}

void VariablesEditor::importFile()
{
    auto *dialog = new VariablesImportDialog(*m_services, m_stack, m_model->variables(), this);
    connect(dialog, &VariablesImportDialog::chosen, m_model, &VariablesModel::merge);
    dialog->open();
}

void VariablesEditor::exportFile()
{
    auto *dialog = new QFileDialog(this, tr("Export Variables"));
    dialog->setObjectName(QStringLiteral("variablesExportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_fileName.isEmpty() ? QStringLiteral("variables.env") : m_fileName);
    connect(dialog, &QFileDialog::fileSelected, this, &VariablesEditor::writeFile);
    dialog->open();
}

void VariablesEditor::writeFile(const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(VariableService::toText(m_model->variables())) >= 0 &&
        file.commit()) {
        m_said = tr("Exported to %1, without the values of secrets.").arg(path);
        update();
    } else {
        m_problem->setProblem(tr("The file could not be written: %1").arg(file.errorString()));
    }
}

// The view's own Copy would leave a shown secret in the clipboard for good.
bool VariablesEditor::eventFilter(QObject *watched, QEvent *event)
{
    const QModelIndex index = m_view->currentIndex();
    if (watched != m_view || event->type() != QEvent::KeyPress ||
        !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy) || !index.isValid() ||
        index.column() != int(VariablesModel::Column::Value) || !m_model->variable(index.row()).isSecret)
        return QWidget::eventFilter(watched, event);
    if (m_copy->isEnabled())
        copyValue();
    return true;
}

void VariablesEditor::copyValue()
{
    const Variable variable = m_model->variable(m_view->currentIndex().row());
    if (!variable.isSecret)
        return copyText(variable.value);
    m_copied = variable.key;
    Q_EMIT revealRequested(variable.key);
}

void VariablesEditor::addRow()
{
    const QModelIndex index = m_model->index(m_model->add(), int(VariablesModel::Column::Key));
    m_view->setCurrentIndex(index);
    m_view->edit(index);
}

void VariablesEditor::removeRow()
{
    m_model->removeAt(m_view->currentIndex().row());
}

void VariablesEditor::toggleReveal()
{
    const int row = m_view->currentIndex().row();
    if (m_model->isRevealed(row)) {
        m_maskLater.stop();
        m_model->mask();
        update();
        return;
    }
    m_copied.clear();
    Q_EMIT revealRequested(m_model->variable(row).key);
}

} // namespace slipway::ui
