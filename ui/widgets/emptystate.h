// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace slipway::ui {

// Stands where a list would be while there is nothing in it: one sentence and
// the buttons that help.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const QString &iconName, const QString &sentence, QWidget *parent = nullptr);
    void setSentence(const QString &sentence);
    QPushButton *addButton(const QString &text, const QString &objectName);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();
    QString m_iconName;
    QLabel *m_picture;
    QLabel *m_sentence;
    QHBoxLayout *m_buttons;
};

} // namespace slipway::ui
