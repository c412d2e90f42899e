// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The draft of a postmortem, filled from the journal alone: every sentence is linked to the entry it stands on, in the list of
// entries at the end (chain and place, for `quarterdeckctl journal show`). What went well, what contributed and what is to be
// done is left to people. Markdown and HTML say the same; both escape whatever persons and servers wrote. Pure; any thread.

#include "models/incidents/cited.h"

namespace incidents {

// What an anchor's name begins with: of an entry in the list, and of the first sentence that stands on it. Each is linked to the other.
inline constexpr QLatin1StringView kEntryAnchor("entry-"), kSentenceAnchor("said-");

[[nodiscard]] QString postmortemMarkdown(const Incident &incident, const std::vector<Cited> &cited, base::WallTime written);
[[nodiscard]] QString postmortemHtml(const Incident &incident, const std::vector<Cited> &cited, base::WallTime written); // a whole document, without scripts

// What is shown becomes text of the format, never markup.
[[nodiscard]] QString markdownText(const QString &text);

} // namespace incidents
