// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>

namespace slipway::ui {
namespace {

constexpr int kEntryRole = Qt::UserRole;

// 0 = does not match; else the better, the higher.
int matchOf(const CommandPalette::Entry &entry, const QStringList &words)
{
    int sum = 1;
    for (const QString &word : words) {
        const qsizetype at = entry.text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0 && !entry.note.contains(word, Qt::CaseInsensitive))
            return 0;
        const bool isWordStart = at == 0 || (at > 0 && !entry.text.at(at - 1).isLetterOrNumber());
        sum += at == 0 ? 4 : isWordStart ? 3 : at > 0 ? 1 : 0;
    }
    return sum;
}

} // namespace

CommandPalette::CommandPalette(QVector<Entry> entries, QWidget *window)
    : QDialog(window)
    , m_entries(std::move(entries))
    , m_edit(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Commands"));
    setModal(true);
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_edit->setPlaceholderText(tr("Type a command or the name of a stack"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_edit->addAction(icon(QStringLiteral("find")), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_edit);
    layout->addWidget(m_list);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::show);
    connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    resize(characters(this, 80), fontMetrics().height() * 24);
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, window->height() / 8)));
    show({});
    m_edit->setFocus();
}

CommandPalette::Entry CommandPalette::entryOf(QAction *action)
{
    QString text = action->text();
    text.remove(QLatin1Char('&'));
    return {text, action->shortcut().toString(QKeySequence::NativeText), action->icon(),
            [pointer = QPointer<QAction>(action)] {
                if (pointer)
                    pointer->trigger();
            }};
}

// Up, Down and the pages move in the list while one types.
bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
        const int step = key == Qt::Key_Down       ? 1
                         : key == Qt::Key_Up       ? -1
                         : key == Qt::Key_PageDown ? page
                         : key == Qt::Key_PageUp   ? -page
                                                   : 0;
        if (step != 0 && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::show(const QString &typed)
{
    const QStringList words = typed.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QVector<std::pair<int, qsizetype>> found; // the worse first is not wanted: sorted by -match
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (const int match = matchOf(m_entries.at(i), words); match > 0)
            found.append({-match, i});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    m_list->clear();
    for (const auto &[match, at] : std::as_const(found)) {
        const Entry &entry = m_entries.at(at);
        auto *item = new QListWidgetItem(entry.icon, entry.text, m_list);
        if (!entry.note.isEmpty())
            //: %1 is a command, %2 its key or what it is
            item->setText(tr("%1    %2").arg(entry.text, entry.note));
        item->setData(kEntryRole, at);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr)
        return;
    const Entry entry = m_entries.at(item->data(kEntryRole).toLongLong());
    // After this dialog has gone: the command may open another.
    QMetaObject::invokeMethod(parent(), entry.run, Qt::QueuedConnection);
    accept();
}

} // namespace slipway::ui
