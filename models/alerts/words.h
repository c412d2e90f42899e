// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Alerts in words, once, so that screen, terminal and trail say the same. Plain text; what persons wrote is made visible.

#include "models/alerts/alert.h"

#include <QCoreApplication>

namespace alerts {

// A sentence of this room in the reader's language; mark it with QT_TRANSLATE_NOOP("alerts", ...). Any thread.
[[nodiscard]] inline QString say(const char *text, int n = -1) { return QCoreApplication::translate("alerts", text, nullptr, n); }

// "silenced (3f2a9c01)": why nobody is told of it now; empty: persons are.
[[nodiscard]] QString quietBecause(const Alert &alert);
// "pending", "firing", "acknowledged by ann", "silenced": what is worth a few letters beside a problem; empty: it just fires.
[[nodiscard]] QString markOf(const Alert &alert);
// "silenced", "maintenance", "explained", "acknowledged", "flapping": each flag that is set, in a word.
[[nodiscard]] QStringList flagWords(const Alert &alert);
[[nodiscard]] QString stateWord(State state);
[[nodiscard]] QString layerWord(Layer layer);
[[nodiscard]] QString severityWord(base::Severity severity); // "critical"
[[nodiscard]] QString whatWord(Transition::What what); // "began, not yet for long enough"
[[nodiscard]] QString momentText(base::WallTime at);   // "27 Nov 2026 04:00:12", local
[[nodiscard]] QString lengthOf(std::chrono::milliseconds length); // "10 min"
[[nodiscard]] QString remedyText(const QString &remedy); // shipped ones in the reader's language

} // namespace alerts
