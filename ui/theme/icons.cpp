// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <optional>

namespace slipway::ui {
namespace {

QByteArray svgOf(const QString &name)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named %s", qUtf8Printable(name));
        return {};
    }
    return file.readAll();
}

QByteArray hex(const QColor &colour)
{
    return colour.name(QColor::HexRgb).toLatin1();
}

// Drawn by us, not by Qt's plugin for SVG icons, which is a package of its own on some systems.
class SvgIconEngine : public QIconEngine
{
public:
    explicit SvgIconEngine(QString name)
        : m_name(std::move(name))
    {
    }

    QIconEngine *clone() const override { return new SvgIconEngine(m_name); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer(drawing(mode));
        const int side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key =
            QStringLiteral("slipway-icon/%1/%2/%3x%4").arg(m_name, look(mode)).arg(size.width()).arg(size.height());
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

protected:
    virtual QByteArray drawing(QIcon::Mode) const { return svgOf(m_name); }
    // What the drawing depends on beside its name.
    virtual QString look(QIcon::Mode) const { return {}; }

    const QString m_name;
};

// Paints an SVG whose "currentColor" becomes a colour of the palette and whose
// knocked-out strokes (#fff) become the background.
class PaletteIconEngine final : public SvgIconEngine
{
public:
    PaletteIconEngine(QString name, std::optional<Tone> tone)
        : SvgIconEngine(std::move(name))
        , m_tone(tone)
    {
    }

    QIconEngine *clone() const override { return new PaletteIconEngine(m_name, m_tone); }

protected:
    QByteArray drawing(QIcon::Mode mode) const override
    {
        const QPalette palette = QGuiApplication::palette();
        QByteArray svg = svgOf(m_name);
        svg.replace("#fff", hex(background(palette, mode)));
        svg.replace("currentColor", hex(colour(palette, mode)));
        return svg;
    }

    QString look(QIcon::Mode mode) const override
    {
        const QPalette palette = QGuiApplication::palette();
        return colour(palette, mode).name() + QLatin1Char('/') + background(palette, mode).name();
    }

private:
    QColor colour(const QPalette &palette, QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_tone ? toneColour(*m_tone, palette) : palette.color(QPalette::ButtonText);
    }
    static QColor background(const QPalette &palette, QIcon::Mode mode)
    {
        return palette.color(mode == QIcon::Selected ? QPalette::Highlight : QPalette::Base);
    }

    std::optional<Tone> m_tone;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new PaletteIconEngine(name, std::nullopt));
}

QIcon icon(const QString &name, Tone tone)
{
    return QIcon(new PaletteIconEngine(name, tone));
}

QIcon iconInItsColours(const QString &name)
{
    return QIcon(new SvgIconEngine(name));
}

QIcon appIcon()
{
    return iconInItsColours(QStringLiteral("slipway"));
}

} // namespace slipway::ui
