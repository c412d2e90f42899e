// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether one thing that is bad can be what became of another: by what they are and by the edges between their targets,
// whatever the clock says. Strict: what is merely thinkable leads to nothing, so that two things which went wrong by chance
// at once are two.
//   dead server      who asks it: pool, answers; its standbys: their stream; of a dead standby: what the primary says of it
//   dead host        servers that run on it, when all of those are dead
//   lock queue       the server's sessions and connections, the pool before it, answers behind that
//   full server      the pool before it, answers behind that
//   full pool        answers behind it
//   cut stream, paused replay   the distance of that standby, its slot, that the primary misses it
//   slot, archive    the size of the WAL, the disk on which the server's data lie
//   full disk        the death of a server whose data lie on it
// Pure; any thread.

#include "models/environment/environment.h"
#include "models/health/situation.h"

namespace incidents {

enum class Trouble : std::uint8_t {
    Dead, Access, Full, Locks, Sessions, Pool, Answers, Certificate, CutStream, Paused, Behind, Missing, Slot, Archive, Wal, Disk, Load, Own, Other
};

// Its requests reach that one, directly or through others.
[[nodiscard]] bool asks(const environment::Environment &environment, const QString &who, const QString &whom);

[[nodiscard]] Trouble troubleOf(const health::Sign &sign);

// It says that something is wrong, not what: bad answers, distance, load, a figure that the user added.
[[nodiscard]] bool isSymptom(Trouble trouble);
// A machine that is busy may be so because of anything, and anything may go on beside it: it neither needs a cause nor is one.
[[nodiscard]] bool isCircumstance(Trouble trouble);

// all: everything that is bad there.
[[nodiscard]] bool leadsTo(const environment::Environment &environment, const QList<health::Sign> &all, const health::Sign &cause, const health::Sign &effect);

} // namespace incidents
