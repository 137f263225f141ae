// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logcolours.h"

#include "ui/theme/tone.h"

namespace slipway::ui {
namespace {

constexpr QRgb kBasic[16] = {0x3b3b3b, 0xc0392b, 0x2e8b57, 0xb7791f, 0x2f6fb5, 0x9b4d96, 0x1d8a8a, 0xc8c8c8,
                             0x767676, 0xe05a4c, 0x4bb572, 0xe0a53a, 0x5b9ee0, 0xc678c0, 0x45b8b8, 0xf0f0f0};
constexpr quint32 kServiceColours[] = {4, 5, 6, 2, 3, 12, 13, 14};
constexpr double kReadable = 4.5;

} // namespace

void LogColours::setPalette(const QPalette &palette)
{
    m_text = palette.color(QPalette::Text);
    m_base = palette.color(QPalette::Base);
    m_quiet = quietText(palette);
    m_cache.clear();
}

QColor LogColours::foreground(quint32 colour) const
{
    if (colour == 0)
        return m_text;
    const auto found = m_cache.constFind(colour);
    if (found != m_cache.cend())
        return *found;
    const QColor result = readable(plain(colour));
    if (m_cache.size() < 4096)
        m_cache.insert(colour, result);
    return result;
}

QColor LogColours::background(quint32 colour) const
{
    return colour == 0 ? QColor() : plain(colour);
}

QColor LogColours::service(int service) const
{
    if (service < 0)
        return m_quiet;
    return foreground(0x01000000U | kServiceColours[size_t(service) % std::size(kServiceColours)]);
}

// Towards the text's colour until it can be read.
QColor LogColours::readable(const QColor &colour) const
{
    for (int part = 0; part <= 10; ++part) {
        const auto mix = [part](int a, int b) { return (a * (10 - part) + b * part) / 10; };
        const QColor mixed(mix(colour.red(), m_text.red()), mix(colour.green(), m_text.green()),
                           mix(colour.blue(), m_text.blue()));
        if (contrast(mixed, m_base) >= kReadable)
            return mixed;
    }
    return m_text;
}

QColor LogColours::plain(quint32 colour)
{
    if ((colour & 0x02000000U) != 0)
        return QColor::fromRgb(QRgb(colour & 0xffffffU));
    const int index = int(colour & 0xffU);
    if (index < 16)
        return QColor::fromRgb(kBasic[index]);
    if (index >= 232) {
        const int grey = 8 + (index - 232) * 10;
        return {grey, grey, grey};
    }
    const auto level = [](int value) { return value == 0 ? 0 : 55 + value * 40; };
    const int cube = index - 16;
    return {level(cube / 36), level(cube / 6 % 6), level(cube % 6)};
}

} // namespace slipway::ui
