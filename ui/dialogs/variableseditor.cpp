// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/variableseditor.h"

#include "ui/dialogs/fieldnote.h"
#include "ui/dialogs/variablesmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/rowdelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace slipway::ui {
namespace {

constexpr std::chrono::seconds kShownFor{30};

// Typing a secret shows dots.
class SecretDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QWidget *editor = RowDelegate::createEditor(parent, option, index);
        auto *line = qobject_cast<QLineEdit *>(editor);
        if (line != nullptr && index.data(VariablesModel::IsSecretRole).toBool()) {
            line->setEchoMode(QLineEdit::Password);
            line->setPlaceholderText(VariablesEditor::tr("New value"));
        }
        return editor;
    }
};

} // namespace

VariablesEditor::VariablesEditor(QWidget *parent)
    : QWidget(parent)
    , m_model(new VariablesModel(this))
    , m_view(new QTreeView(this))
    , m_add(new QPushButton(icon(QStringLiteral("add")), tr("&Add Variable"), this))
    , m_remove(new QPushButton(icon(QStringLiteral("remove")), tr("Re&move Variable"), this))
    , m_reveal(new QPushButton(icon(QStringLiteral("reveal")), tr("&Reveal Value"), this))
    , m_problem(new FieldNote(QStringLiteral("variablesProblem"), this))
{
    m_view->setObjectName(QStringLiteral("variablesView"));
    m_view->setAccessibleName(tr("Variables"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setItemDelegateForColumn(int(VariablesModel::Column::Value), new SecretDelegate(this));
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    const int widths[VariablesModel::kColumnCount] = {28, 36, 10, 24};
    for (int column = 0; column < VariablesModel::kColumnCount; ++column)
        m_view->header()->resizeSection(column, characters(this, widths[column]));
    m_view->setMinimumHeight(fontMetrics().height() * 8);
    m_add->setObjectName(QStringLiteral("variableAdd"));
    m_remove->setObjectName(QStringLiteral("variableRemove"));
    m_reveal->setObjectName(QStringLiteral("variableReveal"));
    for (QPushButton *button : {m_add, m_remove, m_reveal})
        button->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_reveal);
    buttons->addStretch();
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
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &VariablesEditor::update);
    connect(m_model, &VariablesModel::edited, this, [this] {
        update();
        Q_EMIT edited();
    });
    update();
}

void VariablesEditor::setVariables(const QVector<Variable> &variables)
{
    m_maskLater.stop();
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

void VariablesEditor::showRevealed(const QString &key, const SecretString &value)
{
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
    m_problem->setProblem(m_model->firstProblem());
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
    Q_EMIT revealRequested(m_model->variable(row).key);
}

} // namespace slipway::ui
