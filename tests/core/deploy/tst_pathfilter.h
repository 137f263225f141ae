// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestPathFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matchesAsGitignoreReadsItsLines_data();
    void matchesAsGitignoreReadsItsLines();
    void keepsTheOrderOfWhatMatches();
    void saysWhatIsWrongWithAPattern_data();
    void saysWhatIsWrongWithAPattern();
    void findsFilesBelowPlaces_data();
    void findsFilesBelowPlaces();
    void findsWhatComposeFilesNameOutsideOfTheirFolder_data();
    void findsWhatComposeFilesNameOutsideOfTheirFolder();
};
