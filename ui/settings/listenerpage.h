// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/relay.h"
#include "core/model/setting.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace slipway::ui {

// Where the listener listens, who reaches it, its certificate, and the relay from
// which webhooks are fetched instead. Settings in, settings out; whatever is not asked for here comes back as it was. An address
// of the network counts only with the person's consent beside it.
class ListenerPage : public QWidget
{
    Q_OBJECT
public:
    struct Facts {
        QString state;                               // its address, or why it is off; a sentence
        QString fingerprint;                         // of the certificate it shows now; empty without TLS
        std::optional<QString> relayUrl = QString(); // none = it cannot be read now, nor changed
        RelayStatus relay{};
    };
    ListenerPage(const CoreSettings &core, const Facts &facts, QWidget *parent = nullptr);
    // `core` with what was chosen here.
    CoreSettings applied(CoreSettings core) const;
    // Where it is another than before; empty = none any more.
    std::optional<QString> newRelayUrl() const;
    void showRelay(const RelayStatus &status);
    // What stands in the way of these settings, as a sentence; empty = nothing.
    QString problem() const;

Q_SIGNALS:
    void changed();

private:
    QLabel *label(const QString &name, const QString &text);
    void addPlace(QFormLayout *form, const CoreSettings &core);
    void addTls(QFormLayout *form, const CoreSettings &core, const QString &fingerprint);
    void addRelay(QFormLayout *form, const RelayStatus &status);
    void addFileRow(QFormLayout *form, QLineEdit *edit, const QString &name, const QString &text);
    void settle();
    QSpinBox *m_port;
    QCheckBox *m_isOpen;
    QLineEdit *m_address;
    QLabel *m_meaning;
    QCheckBox *m_isTls;
    QLineEdit *m_certificate;
    QLineEdit *m_key;
    const std::optional<QString> m_oldRelayUrl;
    QLineEdit *m_relay;
    QLabel *m_relayState;
    QLabel *m_problem;
};

} // namespace slipway::ui
