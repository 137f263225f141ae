// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>
#include <QIcon>
#include <QVector>
#include <functional>

class QAction;
class QLineEdit;
class QListWidget;

namespace slipway::ui {

// Ctrl+K: type a part of a command or of a stack's name, Enter does it. Every
// typed word must be found, in any order; what begins with them comes first.
// Deletes itself when closed; the command runs after it has closed.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    struct Entry {
        QString text;
        QString note; // the key, or what it is
        QIcon icon;
        std::function<void()> run;
    };
    CommandPalette(QVector<Entry> entries, QWidget *window);
    // The command an action is, without its mnemonic; for one that is enabled.
    static Entry entryOf(QAction *action);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void show(const QString &typed);
    void run();
    const QVector<Entry> m_entries;
    QLineEdit *m_edit;
    QListWidget *m_list;
};

} // namespace slipway::ui
