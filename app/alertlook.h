// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The alerts of an environment as the terminal shows them: from the file of a watcher that runs, else found anew on top of
// what the file says. Main thread; a look of its own runs the event loop.

#include "app/watchoptions.h"
#include "models/alerts/alertfile.h"

namespace app {

struct AlertLook {
    QList<alerts::Alert> all; // active first
    QHash<QString, alerts::Trail> trails;
    base::WallTime at{};      // of the newest round
    bool watched = false;     // a watcher runs

    // The one whose key begins so; null: none, or more than one.
    [[nodiscard]] const alerts::Alert *find(const QString &key) const;
};

// How many rules are watched with data, by layer: of a look of its own, whether a watcher runs or not.
[[nodiscard]] std::array<alerts::LayerCoverage, 4> coverageNow(const environment::EnvironmentPtr &environment, const WatchOptions &options);

[[nodiscard]] AlertLook alertsOf(const environment::EnvironmentPtr &environment, const WatchOptions &options);

} // namespace app
