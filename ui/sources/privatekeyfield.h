// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace slipway::ui {

// Takes a private key from the clipboard or from a file, and says only that it
// has one: the key itself is never shown.
class PrivateKeyField : public QWidget
{
    Q_OBJECT
public:
    explicit PrivateKeyField(QWidget *parent = nullptr);
    void setIsKept(bool isKept); // one is in the vault already
    bool hasNew() const { return !m_key.isEmpty(); }
    SecretString key() const; // the new one

Q_SIGNALS:
    void edited();
    void refused(const QString &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void paste();
    void chooseFile();
    void readFile(const QString &path);
    void take(const QByteArray &text, const QString &from);
    QLineEdit *m_shown;
    QPushButton *m_paste;
    QPushButton *m_choose;
    SecretString m_key;
};

} // namespace slipway::ui
