// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tonedtext.h"

#include <QEvent>
#include <QGuiApplication>
#include <QWidget>

namespace slipway::ui {
namespace {

class TextTone : public QObject
{
    Q_OBJECT
public:
    explicit TextTone(QWidget *widget)
        : QObject(widget)
        , m_widget(widget)
    {
        widget->installEventFilter(this);
    }

    void set(Tone tone, QPalette::ColorRole role)
    {
        m_tone = tone;
        m_role = role;
        apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange)
            apply();
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        const QColor wanted = toneColour(m_tone, QGuiApplication::palette());
        if (m_widget->palette().color(m_role) == wanted)
            return;
        QPalette colours; // everything else stays the parent's
        colours.setColor(m_role, wanted);
        m_widget->setPalette(colours);
    }

    QWidget *m_widget;
    Tone m_tone = Tone::Neutral;
    QPalette::ColorRole m_role = QPalette::WindowText;
};

TextTone *toneOf(QWidget *widget)
{
    return widget->findChild<TextTone *>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace

void setTextTone(QWidget *widget, Tone tone, QPalette::ColorRole role)
{
    TextTone *known = toneOf(widget);
    (known ? known : new TextTone(widget))->set(tone, role);
}

void clearTextTone(QWidget *widget)
{
    delete toneOf(widget);
    widget->setPalette(QPalette());
}

} // namespace slipway::ui

#include "tonedtext.moc"
