// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QWidget>

class QsciLexer;
class QsciScintilla;

namespace slipway::ui {

// A text to read, with line numbers and the colours of its syntax, which follow the palette.
// Nothing can be typed; keys that would edit, or that the window has for itself, are not
// taken. QScintilla stays inside: its headers want Qt's keywords, which Slipway does without.
class CodeView : public QWidget
{
    Q_OBJECT
public:
    enum class Syntax { Yaml, Diff };

    explicit CodeView(const QString &objectName, QWidget *parent = nullptr);
    void setText(const QString &text, Syntax syntax);
    QString text() const;
    QString selectedText() const;
    // From the selection on, once round; upper and lower case are the same. Empty text: nothing is selected.
    bool find(const QString &text, bool isForward);
    void showLine(int line); // from 1

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColours();
    void clearEditingKeys();
    QsciScintilla *m_view;
    QsciLexer *m_yaml;
    QsciLexer *m_diff;
};

} // namespace slipway::ui
