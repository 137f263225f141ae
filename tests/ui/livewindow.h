// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTest>
#include <QWidget>
#include <memory>

namespace slipway::ui {
class MainWindow;
}

namespace slipway::tests {

class RealWorld;

// The window over a real Engine and a real Git server, touched by mouse and keys. What is not there or
// cannot be clicked within kWait ends the program.
class LiveWindow
{
public:
    static constexpr int kWait = 30'000; // ms
    explicit LiveWindow(RealWorld &world);
    ~LiveWindow();

    template <class T>
    T *child(const char *name) const
    {
        T *found = widget()->findChild<T *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return found;
    }
    QWidget *widget() const;
    void click(QWidget *widget) const;
    void clickAction(const char *name) const;                    // in the toolbar
    void chooseInMenu(const char *menu, const char *name) const; // in the Stack menu: "stackMenu"
    void clickTab(const char *tabs, int index) const;            // "detailTabs"
    QWidget *dialog(const char *name) const;
    void type(const char *name, const QString &text) const; // in place of what stands in the field
    void choose(const char *name, int index) const;         // of a combo box, by keys
    QString cell(int column) const;                         // of the first stack in the list
    bool waitForCell(int column, const QString &text) const;
    bool waitForOutcome(const QString &part) const;
    // To the folder in SLIPWAY_TEST_SHOTS, where that is set.
    void picture(const QString &name) const;

private:
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace slipway::tests
