// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The draft of a postmortem, filled from the journal alone: every sentence names the entry it stands on (chain and place,
// as `quarterdeckctl journal` shows them). What went well, what contributed and what is to be done is left to people.
// Markdown and HTML say the same; both escape whatever persons and servers wrote. Pure; any thread.

#include "models/incidents/incident.h"

namespace incidents {

[[nodiscard]] QString postmortemMarkdown(const Incident &incident, base::WallTime written);
[[nodiscard]] QString postmortemHtml(const Incident &incident, base::WallTime written); // a whole document, without scripts

// What is shown becomes text of the format, never markup.
[[nodiscard]] QString markdownText(const QString &text);

} // namespace incidents
