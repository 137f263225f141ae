// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace slipway::tests {

// Widgets by their object name, as a person finds and touches them.
template <class T>
T *child(QObject *parent, const QString &name)
{
    T *found = parent->findChild<T *>(name);
    if (found == nullptr)
        qFatal("there is no %s", qUtf8Printable(name));
    return found;
}

inline void click(QWidget *parent, const QString &name)
{
    QTest::mouseClick(child<QAbstractButton>(parent, name), Qt::LeftButton);
}

inline void type(QWidget *parent, const QString &name, const QString &text)
{
    auto *field = child<QLineEdit>(parent, name);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

inline QString note(QWidget *parent, const QString &name)
{
    auto *label = child<QLabel>(parent, name);
    return label->isVisibleTo(parent) ? label->text() : QString();
}

} // namespace slipway::tests
