// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace slipway::process {

class TestSystemProcessRunner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersExitCode_data();
    void answersExitCode();
    void keepsChannelsApart();
    void keepsNothingWhereNotAsked();
    void failsWhereItCannotStart_data();
    void failsWhereItCannotStart();
    void inheritsNothing();
    void leavesNoDescriptorOpen();
    void writesInput();
    void survivesAProgramThatDoesNotReadItsInput();
    void runsInTheFolder();
    void streamsLinesAsTheyCome();
    void takesHugeLines();
    void takesManyLines();
    void cancelEndsGrandchildren();
    void cancelKillsWhatIgnoresTerm();
    void cancelInterruptsEndlessOutput();
    void cancelledBeforeStartsNothing();
    void cancelReadsTheLastWords();
    void cancelIsHeardAtOnce();
    void waitsForASilentProgramWithoutWaking();
    void timeLimitEndsIt();
    void endsThoughAGrandchildKeepsTheOutput();
    void endsAtOnceWhereOutputWasClosedEarly();
    void waitsNoLongerThanTheProgramTakes();
    void tellsStartAndEnd();
    void runsManyAtOnce();
};

} // namespace slipway::process
