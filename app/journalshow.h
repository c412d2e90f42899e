// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// `quarterdeckctl journal show CHAIN/PLACE`: the one entry that a postmortem, a promise or a timeline names. Exit code 3: there
// is none, or the beginning of several chains was given.

namespace journal {
class Reader;
}

namespace app {

class JournalOptions;

int showEntry(const JournalOptions &options, journal::Reader &reader);

} // namespace app
