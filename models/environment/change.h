// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person wants changed in an environment file, and the file changed so: only the lines that must, comments and
// everything else byte for byte as they were. The result is read again before it counts; where it would not say exactly
// what was asked for the change is refused (Invalid) and nothing happens. Any thread; saveChange touches the disk.

#include "models/base/result.h"
#include "models/environment/reading.h"

#include <variant>

namespace environment {

// New targets, and the tiers they bring along that the file does not have.
struct AddTargets {
    QList<Target> targets;
    QList<Tier> tiers;
};

// before: as it was when the person began; if the file says something else by now, somebody else was there (Invalid, with
// words for that). Another id is followed by every edge, `via`, objective and promise that names it, and the passwords that
// the keyring has under the old id stay those of the target and of its reader.
struct ReplaceTarget {
    Target before;
    Target after;
    QList<Tier> tiers; // new ones
};

// Edges to it go too. Refused while a heartbeat, a database that is watched through it, an objective or a promise needs it.
struct RemoveTarget {
    Target before;
};

// The tiers from now on, in order. Every one that a target stands in must be among them.
struct ArrangeTiers {
    QList<Tier> before;
    QList<Tier> after;
};

using Change = std::variant<AddTargets, ReplaceTarget, RemoveTarget, ArrangeTiers>;

// file: where the text is from, for paths beside it. lookup: as of the parser that read what the change is based on.
base::Result<QByteArray> changed(const QByteArray &yaml, const QString &file, const Change &change, const MetricLookup &lookup = {});

// The same on disk, replacing the file in one step; refused when it changed while this worked. A file that does not exist
// is made (0600) for new targets.
base::Result<> saveChange(const QString &path, const Change &change, const MetricLookup &lookup = {});

} // namespace environment
