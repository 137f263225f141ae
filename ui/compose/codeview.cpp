// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/codeview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tone.h"

#include <QEvent>
#include <QFontDatabase>
#include <QVBoxLayout>
#include <array>

// QScintilla's headers are written with Qt's keywords.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerdiff.h>
#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

namespace slipway::ui {
namespace {

constexpr int kStyles = 128;

QColor mixed(const QColor &a, const QColor &b, int percent)
{
    const auto part = [percent](int x, int y) { return (x * percent + y * (100 - percent)) / 100; };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

CodeView::CodeView(const QString &objectName, QWidget *parent)
    : QWidget(parent)
    , m_view(new QsciScintilla(this))
    , m_yaml(new QsciLexerYAML(this))
    , m_diff(new QsciLexerDiff(this))
{
    setObjectName(objectName);
    m_view->setObjectName(objectName + QStringLiteral("Text"));
    m_view->setUtf8(true);
    m_view->setReadOnly(true);
    m_view->setCaretLineVisible(true);
    m_view->setMarginType(0, QsciScintilla::NumberMargin);
    m_view->setMarginWidth(1, 0);
    m_view->setFolding(QsciScintilla::NoFoldStyle);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1UL);
    m_view->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTHTRACKING, 1UL);
    clearEditingKeys();
    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    m_view->setLexer(m_yaml);
    applyColours();
}

void CodeView::clearEditingKeys()
{
    static constexpr std::array kNotTaken{QsciCommand::LineCut,
                                          QsciCommand::LineDelete,
                                          QsciCommand::LineTranspose,
                                          QsciCommand::LineDuplicate,
                                          QsciCommand::LineCopy,
                                          QsciCommand::SelectionDuplicate,
                                          QsciCommand::SelectionCut,
                                          QsciCommand::SelectionLowerCase,
                                          QsciCommand::SelectionUpperCase,
                                          QsciCommand::Undo,
                                          QsciCommand::Redo,
                                          QsciCommand::Paste,
                                          QsciCommand::Delete,
                                          QsciCommand::DeleteBack,
                                          QsciCommand::DeleteWordLeft,
                                          QsciCommand::DeleteWordRight,
                                          QsciCommand::DeleteLineLeft,
                                          QsciCommand::DeleteLineRight,
                                          QsciCommand::Newline,
                                          QsciCommand::Tab,
                                          QsciCommand::Backtab,
                                          QsciCommand::EditToggleOvertype};
    for (const QsciCommand::Command command : kNotTaken) {
        if (QsciCommand *found = m_view->standardCommands()->find(command)) {
            found->setKey(0);
            found->setAlternateKey(0);
        }
    }
}

void CodeView::setText(const QString &text, Syntax syntax)
{
    QsciLexer *lexer = syntax == Syntax::Yaml ? m_yaml : m_diff;
    if (m_view->lexer() != lexer) {
        m_view->setLexer(lexer);
        applyColours();
    }
    if (text == m_view->text())
        return;
    m_view->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1UL);
    m_view->setText(text);
    m_view->setMarginWidth(0, QString(QStringLiteral("0")).repeated(QString::number(m_view->lines()).size() + 1));
    m_view->setAccessibleDescription(tr("%n lines, read only", nullptr, m_view->lines()));
}

QString CodeView::text() const
{
    return m_view->text();
}

QString CodeView::selectedText() const
{
    return m_view->selectedText();
}

bool CodeView::find(const QString &text, bool isForward)
{
    int line = 0;
    int column = 0;
    m_view->getCursorPosition(&line, &column);
    if (m_view->hasSelectedText()) {
        int toLine = 0;
        int toColumn = 0;
        m_view->getSelection(&line, &column, &toLine, &toColumn);
        if (isForward) {
            // While one types, what was found grows in its place.
            const bool isLonger = text.startsWith(m_view->selectedText(), Qt::CaseInsensitive) &&
                                  text.size() > m_view->selectedText().size();
            line = isLonger ? line : toLine;
            column = isLonger ? column : toColumn;
        }
    }
    m_view->setCursorPosition(line, column);
    return !text.isEmpty() && m_view->findFirst(text, false, false, false, true, isForward, line, column);
}

void CodeView::showLine(int line)
{
    m_view->setCursorPosition(line - 1, 0);
    m_view->ensureLineVisible(line - 1);
}

void CodeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColours();
}

void CodeView::applyColours()
{
    const QPalette colours = palette();
    const QColor base = colours.color(QPalette::Base);
    const QColor text = colours.color(QPalette::Text);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF());
    for (QsciLexer *lexer : {m_yaml, m_diff}) {
        lexer->setDefaultPaper(base);
        lexer->setDefaultColor(text);
        lexer->setDefaultFont(font);
        for (int style = 0; style < kStyles; ++style) {
            lexer->setPaper(base, style);
            lexer->setColor(text, style);
            lexer->setFont(font, style);
            lexer->setEolFill(false, style);
        }
    }
    const auto tone = [&colours](Tone wanted) { return toneColour(wanted, colours); };
    m_yaml->setColor(quietText(colours), QsciLexerYAML::Comment);
    m_yaml->setColor(tone(Tone::Busy), QsciLexerYAML::Identifier);
    m_yaml->setColor(tone(Tone::Warning), QsciLexerYAML::Keyword);
    m_yaml->setColor(tone(Tone::Good), QsciLexerYAML::Number);
    m_yaml->setColor(tone(Tone::Warning), QsciLexerYAML::Reference);
    m_yaml->setColor(quietText(colours), QsciLexerYAML::DocumentDelimiter);
    m_yaml->setColor(text, QsciLexerYAML::TextBlockMarker);
    m_yaml->setColor(tone(Tone::Bad), QsciLexerYAML::SyntaxErrorMarker);
    m_yaml->setColor(quietText(colours), QsciLexerYAML::Operator);
    m_diff->setColor(quietText(colours), QsciLexerDiff::Position);
    m_diff->setColor(tone(Tone::Busy), QsciLexerDiff::Header);
    m_diff->setColor(tone(Tone::Busy), QsciLexerDiff::Command);
    m_diff->setColor(tone(Tone::Bad), QsciLexerDiff::LineRemoved);
    m_diff->setPaper(toneBackground(Tone::Bad, colours), QsciLexerDiff::LineRemoved);
    m_diff->setColor(tone(Tone::Good), QsciLexerDiff::LineAdded);
    m_diff->setPaper(toneBackground(Tone::Good, colours), QsciLexerDiff::LineAdded);
    for (const int style : {int(QsciLexerDiff::LineRemoved), int(QsciLexerDiff::LineAdded)})
        m_diff->setEolFill(true, style);
    m_view->setMarginsFont(font);
    m_view->setMarginsBackgroundColor(colours.color(QPalette::AlternateBase));
    m_view->setMarginsForegroundColor(quietText(colours));
    m_view->setCaretForegroundColor(text);
    m_view->setCaretLineBackgroundColor(mixed(colours.color(QPalette::Highlight), base, 12));
    m_view->setSelectionBackgroundColor(colours.color(QPalette::Highlight));
    m_view->setSelectionForegroundColor(colours.color(QPalette::HighlightedText));
    m_view->setMarginWidth(0, QString(QStringLiteral("0")).repeated(QString::number(m_view->lines()).size() + 1));
}

} // namespace slipway::ui
