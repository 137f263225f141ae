// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

class TestCheckout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesModesAndLinks();
    void doesNothingTwice();
    void keepsFilesContainersWrote();
    void removesOnlyItsOwnFiles();
    void stopsAtAForeignFile_data();
    void stopsAtAForeignFile();
    void adoptsAFileThatIsEqual();
    void keepsAnEditedFileAsACopy();
    void keepsAnEditedFileThatGitRemoved();
    void noticesAnEditOfTheSameSize();
    void filesAndFoldersChangePlaces();
    void changesOnlyTheMode();
    void goesBackToAnOlderCommit();
    void findsItsFilesAfterRemoveAndAdd();
    void neverWritesThroughALink();
    void saysWhatItLeftOut();
    void leavesBytesAsTheyAre();
    void saysThatTheDiskIsFull();
    void saysThatAFileCannotBeWritten();
    void endsByCancel();
    void largeFileNeedsNoMemoryAndEndsByCancel();
    void largeFileMayComeAsADelta();
    void damagedLargeFileIsNoticed();
    void writesManyFilesInTheirOrder();
    void stopsBothThreadsAtAnError();
    void isFastWithManyFiles();
};
