// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/composepane.h"

#include "ui/compose/codeview.h"
#include "ui/compose/linediff.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tonedtext.h"
#include "ui/widgets/background.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>
#include <algorithm>

namespace slipway::ui {
namespace {

QString textOf(const QVector<ComposeFileText> &files, const QString &path)
{
    const auto found =
        std::find_if(files.cbegin(), files.cend(), [&path](const ComposeFileText &file) { return file.path == path; });
    return found == files.cend() ? QString() : found->text;
}

} // namespace

ComposePane::ComposePane(Services &services, QWidget *parent)
    : InspectedPane(services, QStringLiteral("composeTab"), parent)
    , m_files(new QComboBox(this))
    , m_find(new QLineEdit(this))
    , m_state(new QLabel(this))
    , m_text(new CodeView(QStringLiteral("composeText"), this))
{
    m_files->setObjectName(QStringLiteral("composeFile"));
    m_files->setAccessibleName(tr("Compose file"));
    m_files->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_find->setObjectName(QStringLiteral("composeFind"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find in the file"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(characters(this, 32));
    m_state->setObjectName(QStringLiteral("composeState"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);

    auto *content = new QWidget(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(spacing(this), spacing(this) / 2, spacing(this), 0);
    row->setSpacing(spacing(this) / 2);
    addMode(Mode::Git, QStringLiteral("composeGit"), tr("As in Git"), row);
    addMode(Mode::Resolved, QStringLiteral("composeResolved"), tr("Resolved"), row);
    addMode(Mode::Difference, QStringLiteral("composeDifference"), tr("Difference"), row);
    row->addWidget(m_files);
    row->addStretch();
    row->addWidget(m_find, 1);
    QToolButton *previous =
        addTool(QStringLiteral("composeFindPrevious"), QStringLiteral("previous"), tr("Find previous"), row);
    QToolButton *next = addTool(QStringLiteral("composeFindNext"), QStringLiteral("next"), tr("Find next"), row);
    QToolButton *refresh = addTool(QStringLiteral("composeRefresh"), QStringLiteral("refresh"), tr("Look again"), row);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    auto *state = new QHBoxLayout;
    state->setContentsMargins(spacing(this), 0, spacing(this), 0);
    state->addWidget(m_state);
    layout->addLayout(state);
    layout->addWidget(m_text, 1);
    setContent(content);
    setFocusProxy(m_text);

    connect(m_files, &QComboBox::currentIndexChanged, this, &ComposePane::showMode);
    connect(m_find, &QLineEdit::textChanged, this, [this] { find(true); });
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(next, &QToolButton::clicked, this, [this] { find(true); });
    connect(previous, &QToolButton::clicked, this, [this] { find(false); });
    connect(refresh, &QToolButton::clicked, this, &ComposePane::refresh);
    const auto addKey = [this](QKeySequence::StandardKey key, bool isForward) {
        auto *shortcut = new QShortcut(this);
        shortcut->setKeys(key);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, isForward] { find(isForward); });
    };
    addKey(QKeySequence::FindNext, true);
    addKey(QKeySequence::FindPrevious, false);
    setMode(Mode::Git);
}

void ComposePane::addMode(Mode mode, const QString &name, const QString &text, QHBoxLayout *row)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setAutoRaise(true);
    row->addWidget(button);
    m_modes.append(button);
    connect(button, &QToolButton::clicked, this, [this, mode] { setMode(mode); });
}

QToolButton *ComposePane::addTool(const QString &name, const QString &iconName, const QString &tip, QHBoxLayout *row)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    row->addWidget(button);
    return button;
}

void ComposePane::setMode(Mode mode)
{
    m_mode = mode;
    m_modes.at(int(mode))->setChecked(true);
    showMode();
}

void ComposePane::look(const CancelToken &cancel)
{
    m_state->setText(tr("Looking…"));
    inBackground(
        services().worker, this,
        [inspector = &services().inspector, id = stack(), cancel] { return inspector->compose(id, cancel); },
        [this, cancel](const Result<InspectedCompose> &compose) {
            if (cancel.isCancelled())
                return;
            if (!compose)
                return failed(compose.error());
            take(*compose);
            found();
        });
}

void ComposePane::take(const InspectedCompose &compose)
{
    m_compose = compose;
    const QString shown = m_files->currentText();
    {
        const QSignalBlocker blocker(m_files);
        m_files->clear();
        for (const ComposeFileText &file : std::as_const(m_compose.files))
            m_files->addItem(file.path);
        m_files->setCurrentIndex(std::max(0, m_files->findText(shown)));
    }
    showMode();
    if (!m_wantedFile.isEmpty())
        showPlace(std::exchange(m_wantedFile, {}), m_wantedLine);
}

void ComposePane::showPlace(const QString &file, int line)
{
    setMode(Mode::Git);
    const int index = m_files->findText(file);
    if (index < 0) {
        m_wantedFile = file;
        m_wantedLine = line;
        return;
    }
    m_files->setCurrentIndex(index);
    m_text->showLine(line);
}

void ComposePane::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void ComposePane::find(bool isForward)
{
    const bool isFound = m_text->find(m_find->text(), isForward);
    QPalette colours = palette();
    if (!isFound && !m_find->text().isEmpty())
        colours.setColor(QPalette::Text, toneColour(Tone::Bad, colours));
    m_find->setPalette(colours);
    m_find->setAccessibleDescription(isFound || m_find->text().isEmpty() ? QString() : tr("not found"));
}

void ComposePane::showMode()
{
    m_files->setVisible(m_mode == Mode::Git && m_files->count() > 1);
    switch (m_mode) {
    case Mode::Git:
        m_text->setText(textOf(m_compose.files, m_files->currentText()), CodeView::Syntax::Yaml);
        break;
    case Mode::Resolved:
        m_text->setText(m_compose.resolved, CodeView::Syntax::Yaml);
        break;
    case Mode::Difference:
        m_text->setText(difference(), CodeView::Syntax::Diff);
        break;
    }
    m_state->setText(stateText());
    const bool isProblem = m_mode == Mode::Resolved && !m_compose.problem.isEmpty();
    setTextTone(m_state, isProblem ? Tone::Bad : Tone::Neutral);
}

QString ComposePane::difference() const
{
    if (!m_compose.deployed)
        return {};
    QStringList paths;
    for (const QVector<ComposeFileText> &files : {m_compose.deployed->files, m_compose.files}) {
        for (const ComposeFileText &file : files) {
            if (!paths.contains(file.path))
                paths << file.path;
        }
    }
    QString text;
    for (const QString &path : std::as_const(paths)) {
        const QString changed = lineDiff(textOf(m_compose.deployed->files, path), textOf(m_compose.files, path));
        if (!changed.isEmpty())
            text += QStringLiteral("--- %1\n+++ %1\n%2").arg(path, changed);
    }
    return text;
}

QString ComposePane::stateText() const
{
    if (m_compose.commit.isEmpty())
        return {};
    const QString commit = m_compose.commit.left(8);
    switch (m_mode) {
    case Mode::Git:
        return m_compose.deployed && m_compose.deployed->commit == m_compose.commit
                   ? tr("Commit %1, which runs.").arg(commit)
                   : tr("Commit %1, which is not deployed.").arg(commit);
    case Mode::Resolved:
        return m_compose.problem.isEmpty() ? tr("As Compose reads it, with all variables of commit %1.").arg(commit)
                                           : m_compose.problem;
    case Mode::Difference:
        if (!m_compose.deployed)
            return tr("Nothing was deployed yet, so there is nothing to compare with.");
        if (m_text->text().isEmpty())
            return tr("The compose files that run are those of commit %1.").arg(commit);
        return tr("From what runs (commit %1) to what Git says now (commit %2).")
            .arg(m_compose.deployed->commit.left(8), commit);
    }
    return {};
}

} // namespace slipway::ui
