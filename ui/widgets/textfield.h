// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPlainTextEdit>

namespace slipway::ui {

// Several lines to type or paste text into; every such field that can be edited
// is one. Text only, and nothing where nothing is there to paste: up to Qt 6.8 a
// QPlainTextEdit asks for the first of no formats then and ends the program.
class TextField : public QPlainTextEdit
{
    Q_OBJECT
public:
    using QPlainTextEdit::QPlainTextEdit;

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
};

} // namespace slipway::ui
