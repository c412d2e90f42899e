// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Command-line options that status, check and watch share: which environment to look at.

#include "models/base/result.h"
#include "models/environment/environment.h"

#include <QCommandLineParser>

namespace app {

class WatchOptions {
public:
    explicit WatchOptions(const QString &description);

    // Handles --help and wrong options; a value means: leave with this code.
    std::optional<int> parse(const QStringList &args, int words = 0); // words: how many that are no options it takes
    // The file named, that of the running sandbox (--sandbox), or the person's own. Its mistakes go to stderr with
    // file, line and column.
    [[nodiscard]] base::Result<environment::EnvironmentPtr> load() const;

    [[nodiscard]] bool json() const { return parser.isSet(QStringLiteral("json")); }
    // How long to wait for figures before printing what is there; without --wait longer for many targets, which are
    // connected one after the other.
    [[nodiscard]] std::chrono::milliseconds patience(const environment::Environment &environment) const;

    QCommandLineParser parser;
};

// One line on stderr: what was tried, what was said, what to do.
void complain(const base::Error &error);

} // namespace app
