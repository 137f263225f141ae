// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "ui/theme/tone.h"

#include <QFrame>

class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace slipway::ui {

// A message where it belongs, in the page: what happened, what to do, buttons
// that do it, and the raw text behind Show Details with Copy. Hidden while it
// has nothing to say.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void setMessage(Tone tone, const QString &sentence, const QString &remedy = {}, const QString &detail = {});
    void setError(const Error &error); // words from core/model/errortext.h
    void clear();
    QPushButton *addButton(const QString &text, const QString &objectName);
    void addContent(QWidget *widget); // between the words and the buttons
    void setClosable(bool isClosable);
    QString sentence() const;

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTone();
    void showDetail(bool isShown);

    Tone m_tone = Tone::Neutral;
    QString m_raw;
    QLabel *m_shape;
    QLabel *m_sentence;
    QLabel *m_remedy;
    QGridLayout *m_grid;
    QHBoxLayout *m_buttons;
    QPushButton *m_toggle;
    QPushButton *m_copy;
    QToolButton *m_close;
    QPlainTextEdit *m_detail;
};

} // namespace slipway::ui
