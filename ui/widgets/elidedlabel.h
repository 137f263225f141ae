// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLabel>

namespace slipway::ui {

// One line of text that shortens itself with "…" where it has no room; the
// whole text is then the tooltip. Never asks for more than a few characters.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setElideMode(Qt::TextElideMode mode);
    void setFullText(const QString &text);
    QString fullText() const { return m_text; }
    // Shown under the whole text in the tooltip, also where nothing was shortened.
    void setNote(const QString &note);
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();
    QString m_text;
    QString m_note;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace slipway::ui
