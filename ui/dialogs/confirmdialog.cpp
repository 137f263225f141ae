// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmdialog.h"

#include "ui/theme/metrics.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace slipway::ui {

ConfirmDialog::ConfirmDialog(const QString &name, const Words &words, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    setAccessibleDescription(words.what);
    auto *question = new QLabel(words.question, this);
    auto *what = new QLabel(words.what, this);
    QFont bold = question->font();
    bold.setBold(true);
    question->setFont(bold);
    for (QLabel *label : {question, what}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *act = buttons->addButton(words.verb, QDialogButtonBox::DestructiveRole);
    act->setObjectName(name + QStringLiteral("Confirm"));
    act->setAutoDefault(false);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    if (!words.cancel.isEmpty()) {
        cancel->setText(words.cancel);
        cancel->setIcon({});
    }
    cancel->setObjectName(name + QStringLiteral("Cancel"));
    cancel->setDefault(true);
    cancel->setFocus();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(what);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(act, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    resize(characters(this, 80), 0);
    growToFit(this);
}

} // namespace slipway::ui
