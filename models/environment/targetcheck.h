// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A target that is about to be written, looked at as the reader of the file would: the same rules, the same words, before
// anything is saved. Any thread.

#include "models/environment/reading.h"

namespace environment {

// Where: keys from the target inwards, entries of lists by number: "url", "metrics/0/id", "thresholds/heartbeat.age". Empty: the target as a whole.
struct KeyMistake {
    QString path;
    QString text;   // as Issue has them
    QString remedy;
};

// Mistakes, not warnings. What it names (tiers, other targets) is not looked up.
[[nodiscard]] QList<KeyMistake> mistakesIn(const Target &target, const MetricLookup &lookup = {});

// How many keys its entry has beside those of `shown` (paths; "*" stands for every entry of a list).
[[nodiscard]] int settingsBeyond(const Target &target, const QStringList &shown);

} // namespace environment
