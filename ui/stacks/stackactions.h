// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/run.h"
#include "core/services/stackservice.h"

#include <QObject>
#include <optional>

class QAction;
class QMenu;

namespace slipway::ui {

// Everything that can be done with the chosen stack, once, for toolbar, menus
// and keys; enabled by what makes sense in its state. Says only what is wanted;
// StackController does it.
class StackActions : public QObject
{
    Q_OBJECT
public:
    explicit StackActions(QObject *parent = nullptr);
    // Nothing chosen = all off.
    void setStack(const std::optional<StackView> &view);
    void fill(QMenu *menu) const;

    QAction *sync;
    QAction *deploy;
    QAction *start;
    QAction *stop;
    QAction *restart;
    QAction *takeDown;
    QAction *cancel;
    QAction *edit;
    QAction *showLogs;
    QAction *remove;

Q_SIGNALS:
    void runRequested(slipway::RunKind kind);
    void cancelRequested();
    void editRequested();
    void logsRequested();
    void removeRequested();

private:
    QAction *make(const QString &name, const QString &iconName, const QString &text, const QString &tip);
};

} // namespace slipway::ui
