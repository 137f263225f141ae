// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

namespace slipway::ui {

// Asks before something is done that cannot be undone with one key. The button
// carries the verb, Cancel is the default, the text says what stays. Wide
// enough for its text, which QMessageBox without an icon is not. accepted() =
// do it. Deletes itself when closed.
class ConfirmDialog : public QDialog
{
    Q_OBJECT
public:
    struct Words {
        QString title;    // "Take Down"
        QString question; // "Take “shop” down?"
        QString what;     // what happens and what stays
        QString verb;     // on the button
        QString cancel;   // empty = Cancel
    };
    ConfirmDialog(const QString &name, const Words &words, QWidget *parent = nullptr);
};

} // namespace slipway::ui
