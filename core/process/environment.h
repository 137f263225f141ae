// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QProcessEnvironment>
#include <QString>

namespace slipway::process {

// What programs may see of Slipway's own environment: an allow-list, so that a
// token or a preload of the session does not reach docker, git or ssh.
QProcessEnvironment childEnvironment(const QProcessEnvironment &own);
bool isInherited(const QString &name);

// The absolute path of a program: `name` itself where it is absolute, else the
// first executable file in the absolute folders of `environment`'s PATH. Never
// the current folder. Empty where there is none.
QString findExecutable(const QString &name, const QProcessEnvironment &environment);

} // namespace slipway::process
