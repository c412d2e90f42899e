// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What being on call cost: for each person and each shift how often they were paged, how often for nothing, how often at night;
// the worst rules first. A pure function of pages and shifts; any thread. A share without pages is no share, never 0.

#include "models/rota/rota.h"

namespace rota {

struct Page { // one alert that one person was asked about
    QString person, rule;
    base::WallTime at{};
    std::optional<base::WallTime> acknowledged, resolved;
    bool acted = false;    // something was done between page and end: an act, a step, a note
    bool drill = false;    // not counted
};

struct Load {
    int pages = 0;
    int idle = 0;    // acknowledged, and nothing was done
    int cleared = 0; // resolved with nothing done and nobody's acknowledgement
    int night = 0;

    [[nodiscard]] std::optional<double> idleShare() const { return share(idle); } // per cent of the pages
    [[nodiscard]] std::optional<double> clearedShare() const { return share(cleared); }
    [[nodiscard]] std::optional<double> nightShare() const { return share(night); }
    friend bool operator==(const Load &, const Load &) = default;

private:
    [[nodiscard]] std::optional<double> share(int part) const { return pages > 0 ? std::optional(100.0 * part / pages) : std::nullopt; }
};

struct Fatigue {
    struct OfPerson {
        QString person;
        int shifts = 0;
        double hours = 0; // on call
        Load load;
    };
    struct OfShift {
        Shift shift;
        Load load;
    };
    struct OfRule {
        QString rule;
        Load load;
    };
    QList<OfPerson> people; // most pages first
    QList<OfShift> shifts;  // in order of time
    QList<OfRule> rules;    // most pages for nothing (idle and cleared) first, then most pages
};

// shifts: who was on call (rota::timeline); a page belongs to the shift of its person that it fell into.
[[nodiscard]] Fatigue fatigueOf(const QList<Page> &pages, const QList<Shift> &shifts, const Hours &night);

} // namespace rota
