// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/removedialog.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/background.h"
#include "ui/widgets/messagebar.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

RemoveDialog::RemoveDialog(Services &services, const StackView &stack, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_stack(stack)
    , m_stays(new QLabel(this))
    , m_containers(new QCheckBox(tr("Take its &containers and networks down"), this))
    , m_volumes(new QCheckBox(tr("Also remove its &volumes and the data in them"), this))
    , m_typeLabel(new QLabel(this))
    , m_typed(new QLineEdit(this))
    , m_message(new MessageBar(this))
{
    const QString name = stack.stack.settings.name;
    setObjectName(QStringLiteral("removeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Remove Stack"));
    auto *question = new QLabel(tr("Remove the stack “%1” from Slipway?").arg(name), this);
    QFont bold = question->font();
    bold.setBold(true);
    question->setFont(bold);
    question->setWordWrap(true);
    question->setTextFormat(Qt::PlainText);
    m_stays->setObjectName(QStringLiteral("removeStays"));
    m_stays->setWordWrap(true);
    m_stays->setTextFormat(Qt::PlainText);
    m_containers->setObjectName(QStringLiteral("removeContainers"));
    m_volumes->setObjectName(QStringLiteral("removeVolumes"));
    m_typeLabel->setText(tr("The data in the volumes cannot be brought back. Type “%1” to remove them:").arg(name));
    m_typeLabel->setWordWrap(true);
    m_typeLabel->setTextFormat(Qt::PlainText);
    m_typed->setObjectName(QStringLiteral("removeTypedName"));
    m_typed->setAccessibleName(tr("Name of the stack"));
    m_typeLabel->setBuddy(m_typed);

    auto *buttons = new QDialogButtonBox(this);
    m_remove = buttons->addButton(tr("&Remove Stack"), QDialogButtonBox::DestructiveRole);
    m_remove->setObjectName(QStringLiteral("removeConfirm"));
    m_remove->setIcon(icon(QStringLiteral("remove"), Tone::Bad));
    m_remove->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("removeCancel"));
    cancel->setDefault(true);
    cancel->setFocus();

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(m_message);
    layout->addWidget(m_containers);
    layout->addWidget(m_volumes);
    layout->addWidget(m_typeLabel);
    layout->addWidget(m_typed);
    layout->addWidget(m_stays);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_containers, &QCheckBox::toggled, this, &RemoveDialog::update);
    connect(m_volumes, &QCheckBox::toggled, this, [this](bool isChecked) {
        update();
        if (isChecked)
            m_typed->setFocus();
    });
    connect(m_typed, &QLineEdit::textChanged, this, &RemoveDialog::update);
    connect(m_remove, &QPushButton::clicked, this, &RemoveDialog::remove);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    resize(characters(this, 90), 0);
    update();
}

RemoveOptions RemoveDialog::options() const
{
    return {m_containers->isChecked(), m_containers->isChecked() && m_volumes->isChecked()};
}

void RemoveDialog::update()
{
    m_volumes->setEnabled(m_containers->isChecked() && !m_isBusy);
    if (!m_containers->isChecked())
        m_volumes->setChecked(false);
    const RemoveOptions chosen = options();
    m_typeLabel->setVisible(chosen.hasVolumes);
    m_typed->setVisible(chosen.hasVolumes);
    const QString folder = m_stack.workTree.isEmpty() ? QString() : tr("\nIts folder: %1").arg(m_stack.workTree);
    if (!chosen.hasDown)
        m_stays->setText(
            tr("Its containers stay as they are, and its volumes and files stay too. Slipway forgets the settings, "
               "the variables and the history.") +
            folder);
    else if (!chosen.hasVolumes)
        m_stays->setText(
            tr("Its volumes and files stay. Slipway forgets the settings, the variables and the history.") + folder);
    else
        m_stays->setText(tr("Its files stay. Slipway forgets the settings, the variables and the history.") + folder);
    const bool isTyped = !chosen.hasVolumes || m_typed->text() == m_stack.stack.settings.name;
    m_remove->setEnabled(isTyped && !m_isBusy);
    m_containers->setEnabled(!m_isBusy);
    growToFit(this);
}

void RemoveDialog::remove()
{
    m_isBusy = true;
    m_message->setMessage(Tone::Busy, options().hasDown ? tr("Taking the containers down…") : tr("Removing…"));
    update();
    inBackground(
        m_services.worker, this,
        [&stacks = m_services.stacks, id = m_stack.stack.id, chosen = options()] { return stacks.remove(id, chosen); },
        [this](const Result<RemoveOutcome> &outcome) {
            m_isBusy = false;
            if (!outcome) {
                m_message->setError(outcome.error());
                update();
                return;
            }
            Q_EMIT removed(*outcome);
            accept();
        });
}

} // namespace slipway::ui
