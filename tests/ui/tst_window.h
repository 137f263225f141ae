// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <memory>

namespace slipway::ui {
class MainWindow;
}

namespace slipway::tests {

class UiWorld;

class TstWindow : public QObject
{
    Q_OBJECT
public:
    TstWindow();
    ~TstWindow() override;

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatAStackIsWhenThereIsNone();
    void addsAStackThroughTheDialogAndShowsWhyItFailed();
    void showsTheRunInTheHistory();
    void saysThatARunIsNotKept();
    void saysWhenNothingMatches();
    void saysWhyDockerCannotBeReached();
    void keysReachTheirTabs();
    void thePaletteFindsCommandsAndStacks();
    void fitsASmallScreenWhateverTheLogSays();
    void removesTheChosenStack();
    void keepsItsState();
    void closesAsItIsTold();
    void neverHoldsUpTheEventLoop();

private:
    void open();
    std::unique_ptr<UiWorld> m_world;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace slipway::tests
