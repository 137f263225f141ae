// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QUrl>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace slipway::ui {

// Labels with values beside them, which can be selected and copied. A fact
// with no value hides its row.
class FactList : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr);
    void set(const QString &key, const QString &label, const QString &value, const QString &toolTip = {});
    // One that is opened by a click.
    void setLink(const QString &key, const QString &label, const QString &url);

Q_SIGNALS:
    void linkRequested(const QUrl &link);

private:
    QLabel *fieldOf(const QString &key, const QString &label);
    QFormLayout *m_form;
    QHash<QString, QLabel *> m_values;
};

} // namespace slipway::ui
