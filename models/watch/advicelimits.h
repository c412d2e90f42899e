// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From when on advice is worth giving: resources/metrics/advice.yaml. Values; read once, any thread.

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace watch {

struct AdviceLimits {
    double deadRows = 10000, changedRows = 10000; // fewer are not worth a word, whatever the trigger point
    double lateRows = 2000000;                    // a trigger point beyond this comes too late
    double frozenShare = 110;                     // per cent of autovacuum_freeze_max_age
    double bloatTableBytes = 209715200, bloatTableShare = 50;
    double bloatIndexBytes = 104857600, bloatIndexShare = 60;
    double unusedIndexBytes = 10485760, unusedIndexDays = 30, unusedIndexLeastDays = 7;
    double foreignKeyRows = 10000;
    double scannedRows = 100000, scans = 100;     // a table of so many rows, read so often from end to end
    double indexShare = 5;                        // per cent of the rows; an index that finds more is not worth its keep
    double sequenceUsed = 75;                     // per cent

    // The shipped (or the user's) file. A mistake in it is logged and costs its line.
    [[nodiscard]] static const AdviceLimits &standard();
    [[nodiscard]] static AdviceLimits parse(const QByteArray &yaml, const QString &file, QStringList *mistakes);
};

} // namespace watch
