// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/services/inspectorservice.h"
#include "ui/compose/inspectedpane.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace slipway::ui {

class CodeView;

// The compose files of a stack, to read: as in Git, as Compose resolves them, and the
// difference between what runs and what Git says now. Secrets are masked by the service.
class ComposePane : public InspectedPane
{
    Q_OBJECT
public:
    enum class Mode { Git, Resolved, Difference };

    explicit ComposePane(Services &services, QWidget *parent = nullptr);
    void setMode(Mode mode);
    void showPlace(const QString &file, int line); // as in Git
    void focusFind();

protected:
    void look(const CancelToken &cancel) override;

private:
    void addMode(Mode mode, const QString &name, const QString &text, QHBoxLayout *row);
    QToolButton *addTool(const QString &name, const QString &iconName, const QString &tip, QHBoxLayout *row);
    void take(const InspectedCompose &compose);
    void showMode();
    void find(bool isForward);
    QString difference() const;
    QString stateText() const;

    Mode m_mode = Mode::Git;
    InspectedCompose m_compose;
    QString m_wantedFile; // to be shown once it is there
    int m_wantedLine = 0;
    QVector<QToolButton *> m_modes;
    QComboBox *m_files;
    QLineEdit *m_find;
    QLabel *m_state;
    CodeView *m_text;
};

} // namespace slipway::ui
