// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tries a connection once, for the person who is about to save it, and says at which step it fails and what to do.
// Engine thread only.

#include "models/base/secret.h"
#include "models/watch/probe.h"

#include <algorithm>
#include <array>
#include <vector>

namespace watch {

struct ConnectionReport {
    enum class Step : std::uint8_t { Name, Tcp, Tls, Authentication, Permission };
    enum class Outcome : std::uint8_t { Skipped, Ok, Failed }; // Skipped: not reached, or means nothing here
    struct Line {
        Outcome outcome = Outcome::Skipped;
        base::Untrusted text; // what was found: "TLSv1.3", "observer", or what went wrong
        QString remedy;       // of a failed step, one sentence
    };
    // One that the target declares itself, or the age of its sign of life.
    struct Figure {
        QString metric;
        bool there = false;
        base::Untrusted text; // the value with its unit, or why there is none
    };
    std::array<Line, 5> steps;
    QStringList findings; // what the login could do beyond looking
    std::vector<Figure> figures; // of kinds http_json, prometheus and heartbeat, when it answered
    bool readHere = false;       // a file of this machine: there is nothing to connect to, every step is skipped

    [[nodiscard]] const Line &at(Step s) const { return steps[std::size_t(s)]; }
    [[nodiscard]] bool connects() const { return readHere || at(Step::Authentication).outcome == Outcome::Ok; }
    [[nodiscard]] bool lacksFigures() const
    {
        return std::any_of(figures.begin(), figures.end(), [](const Figure &f) { return !f.there; });
    }
};

// The password is the one just typed; empty: from where the target says. Ends within ten seconds and the time the
// keyring takes. Of targets that are not PostgreSQL or PgBouncer the probe itself is asked until it answers, and what
// it found of the figures that the target declares is told.
flow::Task<ConnectionReport> testConnection(ProbeContext context, environment::Target target, base::Secret password);

} // namespace watch
