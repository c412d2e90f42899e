// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a person is told of the shared journal. Pure; the reader's language. Text of servers in it: show it as Untrusted.

#include "models/sharedjournal/carrier.h"

namespace sharedjournal {

// "The shared journal at db:5432/quarterdeck is away since 14:03; 12 entries of this machine wait for it: ..."
[[nodiscard]] QString sentenceOf(const State &state);
// "Shared journal away since 14:03, 12 waiting": for the status strip; empty when none is named.
[[nodiscard]] QString briefOf(const State &state);
// "Chain 3f2a... (another console's) is refused: two different records claim place 17."
[[nodiscard]] QString sentenceOf(const journal::ChainFault &fault);

} // namespace sharedjournal
