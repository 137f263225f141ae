// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/logs/logline.h"

#include <QColor>
#include <QHash>
#include <QPalette>

namespace slipway::ui {

// Turns SGR colours into ones that can be read on the palette's base.
class LogColours
{
public:
    void setPalette(const QPalette &palette);
    QColor foreground(quint32 colour) const;
    QColor background(quint32 colour) const; // invalid = none
    QColor service(int service) const;
    QColor quiet() const { return m_quiet; }
    QColor text() const { return m_text; }
    QColor base() const { return m_base; }

private:
    QColor readable(const QColor &colour) const;
    static QColor plain(quint32 colour);
    QColor m_text;
    QColor m_base;
    QColor m_quiet;
    mutable QHash<quint32, QColor> m_cache;
};

} // namespace slipway::ui
