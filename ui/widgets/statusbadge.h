// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/stateface.h"

#include <QWidget>

class QLabel;

namespace slipway::ui {

// A state as shape, word and colour, in one line.
class StatusBadge : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBadge(QWidget *parent = nullptr);
    // `what` is read out before the word: "Health: healthy".
    void setFace(const StateFace &face, const QString &what);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();
    StateFace m_face;
    QLabel *m_shape;
    QLabel *m_word;
};

} // namespace slipway::ui
