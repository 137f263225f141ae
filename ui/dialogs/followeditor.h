// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/model/stack.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace slipway::ui {

// What of a repository a stack follows: a branch (or the default one), a tag or
// a pattern of tags, or one commit. Value in, value out; checked with the rules
// of core/model/validation.
class FollowEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FollowEditor(QWidget *parent = nullptr);
    void setFrom(const StackSettings &settings);
    void putInto(StackSettings &settings) const;
    QString key() const;     // the contract's name of the field that is shown
    QString problem() const; // of that field; empty = good
    void setBranches(const QStringList &branches);
    bool hasBranch(const QStringList &branches) const;
    QString branch() const;
    void setCanLook(bool canLook);
    void setIsLooking(bool isLooking);
    QVector<QWidget *> tabOrder() const;

Q_SIGNALS:
    void edited();
    void branchesRequested();

private:
    enum Kind { Branch, Tag, Commit };
    void showKind();
    QComboBox *m_kind;
    QStackedWidget *m_pages;
    QComboBox *m_branch;
    QPushButton *m_find;
    QCheckBox *m_default;
    QLineEdit *m_tag;
    QLineEdit *m_commit;
    bool m_wasAsked = false; // by its button
};

} // namespace slipway::ui
