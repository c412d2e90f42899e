// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What ending a session will do and has done, in sentences: the same on the screen and in the terminal. Plain text, names
// made visible.

#include "models/acts/sessionsignal.h"

#include <QStringList>

namespace health {

// "4711 · deployer · migration"
[[nodiscard]] QString sessionName(const acts::SessionForecast &forecast);

// What it is doing, what rolls back, who gets the lock next, who goes on waiting, why it may be refused: a sentence each.
[[nodiscard]] QStringList forecastLines(const acts::SessionForecast &forecast, acts::Signal signal);

// "Session 4711 ended after 40 ms; 3 of 3 sessions foretold got their lock."
[[nodiscard]] QString effectSentence(const acts::SessionForecast &forecast, acts::Signal signal, const acts::SignalEffect &effect);

} // namespace health
