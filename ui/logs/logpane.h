// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace slipway::ui {

class ElidedLabel;
class LogView;

// A log with its tools: filter by service and
// level, find, wrap, times, follow, copy,
// save. What fills it is the business of its owner.
class LogPane : public QWidget
{
    Q_OBJECT
public:
    explicit LogPane(QWidget *parent = nullptr);
    LogView *view() { return m_view; }
    void setHasServices(bool hasServices);
    void setFileName(const QString &name); // what Save offers
    void setStatus(const QString &text);   // one quiet line: "Waiting for output…"
    void focusFind();
    // A widget before the tools (the choice of the source).
    void addLeading(QWidget *widget);

private:
    QToolButton *button(const QString &name, const QString &iconName, const QString &tip, bool isCheckable);
    void setServices(const QStringList &services);
    void fillLevels();
    void save();
    LogView *m_view;
    QComboBox *m_services;
    QComboBox *m_levels;
    QLineEdit *m_find;
    QLabel *m_found;
    ElidedLabel *m_status;
    QHBoxLayout *m_tools;
    QString m_fileName;
};

} // namespace slipway::ui
