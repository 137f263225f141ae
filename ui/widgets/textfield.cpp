// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textfield.h"

#include <QMimeData>

namespace slipway::ui {

bool TextField::canInsertFromMimeData(const QMimeData *source) const
{
    return source && source->hasText();
}

void TextField::insertFromMimeData(const QMimeData *source)
{
    if (canInsertFromMimeData(source))
        QPlainTextEdit::insertFromMimeData(source);
}

} // namespace slipway::ui
