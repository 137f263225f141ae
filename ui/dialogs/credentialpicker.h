// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/credential.h"

#include <QVector>
#include <QWidget>
#include <optional>

class QComboBox;
class QPushButton;

namespace slipway::ui {

// Which credential a repository is asked with. Where none is named, the default
// one of the host is used, and the first entry says which that is.
class CredentialPicker : public QWidget
{
    Q_OBJECT
public:
    explicit CredentialPicker(QWidget *parent = nullptr);
    void setCredentials(const QVector<Credential> &credentials);
    void setUrl(const QString &url);
    void choose(const std::optional<CredentialId> &id); // also one that comes with the next list
    std::optional<CredentialId> chosen() const { return m_chosen; }
    QString problem() const; // the credential does not fit the address
    QVector<QWidget *> tabOrder() const;

Q_SIGNALS:
    void edited();
    void newRequested();

private:
    void fill();
    QComboBox *m_combo;
    QPushButton *m_new;
    QVector<Credential> m_credentials;
    QString m_url;
    std::optional<CredentialId> m_chosen;
};

} // namespace slipway::ui
