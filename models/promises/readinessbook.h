// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What readiness was, a line a day, in the state folder: promises/ENVIRONMENT.readiness, each line "2026-11-26 6.5 RULES".
// The last one of a day stays. A line that cannot be read is left out; a file that cannot be written is one error and
// costs nothing else. Blocks on the disk; replaced as a whole, so two programs at once lose no day.

#include "models/base/result.h"

#include <QDate>
#include <QList>

namespace promises {

struct ReadinessDay {
    QDate day; // UTC
    double score = 0;
    QString rules; // the file it was reckoned with: scores of different files are not compared
    friend bool operator==(const ReadinessDay &, const ReadinessDay &) = default;
};

[[nodiscard]] QString readinessFile(const QString &folder, const QString &environment);
[[nodiscard]] QList<ReadinessDay> readDays(const QString &file); // oldest first
[[nodiscard]] base::Result<void> writeDay(const QString &file, const ReadinessDay &today);

} // namespace promises
