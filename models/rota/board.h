// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who is on call, as one looks at it: for each rota who has it now, who follows, the next seven days with their gaps; for each
// entry of the escalation matrix who would be asked at this moment, level by level. A pure function of what the files say; any
// thread. Names are as they stand in the file: shown through base::Untrusted.

#include "models/rota/escalation.h"

namespace rota {

inline constexpr std::chrono::days kLookedAhead{7};

struct Board {
    struct Post { // one rota
        QString rota, title;
        QString person;                      // id; empty: nobody
        std::optional<base::WallTime> until; // hand-over; nothing: not within a month
        QString next;                        // who has it then
        QList<Shift> week;                   // the next seven days without a hole; nobody where the person is empty
        QList<Shift> gaps;                   // of it, where somebody must be there
    };
    struct Step { // one level of the matrix
        QStringList people;                 // ids who would be asked now, in the order of the file
        QStringList channels;               // ids of channels that are named themselves
        QStringList nobody;                 // contacts that lead to nobody now
        base::milliseconds after{0};        // since the first level
    };
    struct Ask { // one entry of the matrix
        QString policy;
        std::optional<base::Severity> severity;
        QStringList services, environments;
        bool now = true; // its hours hold at this moment
        int rounds = 1;
        QList<Step> steps;
    };

    QList<Post> posts;
    QList<Ask> asks;
    QList<Override> offered;   // hand-overs nobody has accepted, soonest first
    QList<Override> arranged;  // overrides and accepted hand-overs that hold now or will, soonest first
    [[nodiscard]] QList<std::pair<QString, Shift>> gaps() const; // rota, stretch; soonest first
};

[[nodiscard]] Board boardOf(const OnCall &all, const QList<Override> &overrides, base::WallTime now);

// "primary: nobody from Tue 1 Dec 18:00 to Wed 2 Dec 09:00": local time of this workstation.
[[nodiscard]] QString gapSentence(const QString &title, const Shift &gap);
[[nodiscard]] QString shortMoment(base::WallTime at); // "Tue 1 Dec 18:00"

} // namespace rota
