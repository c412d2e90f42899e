// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Incidents in words, once, so that screen and terminal say the same. Plain text; what persons and servers wrote is made
// visible. Any thread.

#include "models/base/result.h"
#include "models/incidents/incident.h"
#include "models/incidents/laidaside.h"

#include <QCoreApplication>

namespace incidents {

// A sentence of this room in the reader's language; mark it with QT_TRANSLATE_NOOP("incidents", ...).
[[nodiscard]] inline QString say(const char *text) { return QCoreApplication::translate("incidents", text); }

[[nodiscard]] QString title(Severity severity); // "SEV-1"
[[nodiscard]] QString title(State state);       // "acknowledged"
[[nodiscard]] QString title(Cause cause);       // "deployment"
[[nodiscard]] QString title(Role role);         // "commander"
[[nodiscard]] QString title(Stamp stamp);       // "acknowledged (t4)"

// What a line says, and what stands fainter behind it: "Acknowledged, 41 s after firing", "ann".
struct Said {
    QString text, beside;
};
[[nodiscard]] Said said(const Line &line, const Incident &incident);

[[nodiscard]] QString nameOf(const Incident &incident);  // "#212 OLTP writes blocked"
// "shop-primary, shop-pgbouncer · open for 6 min 12 s · ann commands"; "resolved 3 days ago after 48 min".
[[nodiscard]] QString under(const Incident &incident, base::WallTime now);
// "1 incident open: OLTP writes blocked, 6 min 12 s." and what stands beside it: "Acknowledged after 41 s."
[[nodiscard]] Said answer(const std::vector<const Incident *> &open, base::WallTime now);
// "Handed over to bob at 02:41:15; ann has it until it is taken over."; empty: nobody has handed it over.
[[nodiscard]] QString handOverSentence(const Incident &incident);
// "The journal cannot be read: the file was written by a later version of this program. Use that version, or move the file away."
[[nodiscard]] QString troubleSentence(const base::Error &error);
// "The journal was damaged on 26 Nov 2026 02:35:10 and a new one begun; incidents of before stand in journal.sqlite.damaged-..."
[[nodiscard]] QString laidAsideSentence(const LaidAside &before);
[[nodiscard]] QString clockOf(base::WallTime at);  // "02:35:10", local
[[nodiscard]] QString momentOf(base::WallTime at); // "26 Nov 2026 02:35:10", local

// From its first stamp: t0, else t1, else t2, else when it was opened.
[[nodiscard]] base::WallTime beganAt(const Incident &incident);
[[nodiscard]] double secondsBetween(base::WallTime from, base::WallTime to); // never below 0

} // namespace incidents
