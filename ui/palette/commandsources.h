// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The commands every window has, made from what the window can do. An absent callback leaves its command out, so
// the palette never lists what cannot be done. GUI thread.

#include "models/watch/catalogue.h"
#include "models/watch/snapshot.h"
#include "ui/palette/command.h"
#include "ui/theme/theme.h"

namespace palette {

struct ConsoleActions {
    std::function<void(theme::Theme::Choice)> chooseTheme;
    std::function<void(std::chrono::minutes)> chooseRange; // of the charts
    bool longRanges = false;                               // there is a long memory to show
    std::function<void()> pauseOrGoOn;                     // the charts
    std::function<void()> retryAll;
    std::function<void()> addTarget;
    std::function<void()> openEnvironmentFile;
    std::function<void()> showStart;
    std::function<void()> openSandbox;
    std::function<void()> showScore, showForecasts, showPromises;
    std::function<void()> showFigures; // that have no chart yet
    std::function<void()> showIncidents, showAlerts, showOnCall, showDeliveries;
    std::function<void()> makeEvidence; // a pack of what is shown
    std::function<void()> openEvidence;
    std::function<void()> switchSound; // the alert sound, off or on again
    bool soundOn = false;
    std::function<void()> help;
    std::function<void()> quit;
};
[[nodiscard]] QList<Command> consoleCommands(const ConsoleActions &actions);

// "Go to shop-primary", found by id, title, kind and tier.
[[nodiscard]] QList<Command> targetCommands(const environment::Environment &environment,
                                            const std::function<void(const QString &target)> &show);

// "Show connections used", for the selected target.
[[nodiscard]] QList<Command> metricCommands(const watch::Catalogue &catalogue, const environment::Target &target,
                                            const std::function<void(watch::MetricId metric)> &show);

// Only for a sandbox: its faults by name, and the way back.
[[nodiscard]] QList<Command> faultCommands(const QStringList &faults,
                                           const std::function<void(const QString &fault)> &inject,
                                           const std::function<void()> &healAll);

// A fault's name in words: "fill-connections" is "Use up every connection".
[[nodiscard]] QString faultTitle(const QString &fault);

} // namespace palette
