// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tone.h"

#include <cmath>

namespace slipway::ui {
namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const double rest = 1.0 - share;
    return QColor::fromRgbF(float(a.redF() * share + b.redF() * rest), float(a.greenF() * share + b.greenF() * rest),
                            float(a.blueF() * share + b.blueF() * rest));
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Good:
        return dark ? QColor(0x63, 0xc9, 0x7f) : QColor(0x1b, 0x73, 0x3a);
    case Tone::Busy:
        return dark ? QColor(0x6f, 0xb3, 0xf2) : QColor(0x1c, 0x62, 0xa8);
    case Tone::Warning:
        return dark ? QColor(0xf0, 0xb4, 0x4c) : QColor(0x8f, 0x56, 0x00);
    case Tone::Bad:
        return dark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb3, 0x26, 0x1e);
    case Tone::Neutral:
        break;
    }
    return quietText(palette);
}

QColor toneBackground(Tone tone, const QPalette &palette)
{
    return mixed(toneColour(tone, palette), palette.color(isDark(palette) ? QPalette::Window : QPalette::Base),
                 isDark(palette) ? 0.14 : 0.07);
}

QColor quietText(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QColor base = palette.color(QPalette::Window);
    // Step back as far as stays readable.
    for (const double share : {0.64, 0.70, 0.76, 0.84}) {
        const QColor quiet = mixed(text, base, share);
        if (contrast(quiet, base) >= 4.8 && contrast(quiet, palette.color(QPalette::Base)) >= 4.8)
            return quiet;
    }
    return text;
}

} // namespace slipway::ui
