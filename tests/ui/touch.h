// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QAbstractItemView>
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

// Types into the cells from the one that is being edited on, as a person does:
// Tab leads to the next, Return ends.
inline void typeRow(QAbstractItemView *view, const QStringList &texts)
{
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const auto editors = view->viewport()->findChildren<QLineEdit *>();
        if (editors.isEmpty())
            qFatal("no cell is being edited");
        QLineEdit *editor = editors.constLast();
        QTest::keyClicks(editor, texts.at(i));
        QTest::keyClick(editor, i + 1 < texts.size() ? Qt::Key_Tab : Qt::Key_Return);
        QCoreApplication::processEvents(); // Return commits a moment later
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace slipway::tests
