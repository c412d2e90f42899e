// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// environment.yaml -> Environment. Every mistake is listed in one pass with its place and what to write instead;
// what is wrong is left out and the rest is used: a bad value falls back to its default, a bad target is dropped,
// the others stay. A mistake that could aim a target at the wrong server costs that target. Any thread.

#include "models/environment/reading.h"

namespace environment {

struct ParseResult {
    EnvironmentPtr environment; // null: nothing in the file can be used
    QList<Issue> issues;        // in the order of the file
    QStringList leftOut;        // targets that the file names and that cannot be used, by id

    [[nodiscard]] qsizetype errors() const; // how many of the issues are not mere warnings
    [[nodiscard]] bool hasErrors() const { return errors() > 0; }
};

// lookup answers what a metric counts, nullopt for one that nobody measures. Without it every metric id is taken
// for known and limits cannot be written as durations.
ParseResult parse(const QByteArray &yaml, const QString &file, const MetricLookup &lookup = {});
ParseResult parseFile(const QString &path, const MetricLookup &lookup = {});

// One line for a terminal: "file:line:column: error: text (remedy)".
QString issueLine(const Issue &issue);

} // namespace environment
