// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who is asked, as data: people, rotas with turns and shifts, overrides and hand-overs, the escalation matrix (format:
// resources/docs/oncall.md). Values and pure functions; any thread. Turns change hands at a time of day in a place, so a turn over
// a night of daylight saving lasts an hour more or less.

#include "models/base/severity.h"
#include "models/rota/hours.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace rota {

struct Person {
    QString id, name;
    QStringList channels; // ids in channels.yaml, all told at once
    friend bool operator==(const Person &, const Person &) = default;
};

// A person, from a moment until another. Without a person: nobody.
struct Shift {
    QString person;
    base::WallTime from{}, until{};
    friend bool operator==(const Shift &, const Shift &) = default;
};

// People one after the other, each for so many days.
struct Turns {
    QStringList people;
    QDate start;      // the first person's first day
    QTime at{9, 0};   // when it changes hands
    int days = 7;
    QByteArray zone;
    std::optional<Hours> hours; // only then; else the next turns of the rota count
    friend bool operator==(const Turns &, const Turns &) = default;
};

struct Rota {
    QString id, title;
    QList<Turns> turns;         // the first that has somebody counts
    QList<Shift> shifts;        // count before turns
    std::optional<Hours> cover; // when somebody must be there; absent: always
    friend bool operator==(const Rota &, const Rota &) = default;
};

// Somebody else for a while: at once, or offered to them (a hand-over), and then only once they have accepted.
struct Override {
    QString id, rota, person, by;
    base::WallTime from{}, until{}, made{};
    bool offered = false;
    std::optional<base::WallTime> accepted;

    // From when it holds: a hand-over that is accepted late, from then on. Nothing: not accepted.
    [[nodiscard]] std::optional<base::WallTime> since() const;
    friend bool operator==(const Override &, const Override &) = default;
};

// Who is asked at that moment; empty: nobody. The newest override first, then shifts, then turns.
[[nodiscard]] QString onCall(const Rota &rota, const QList<Override> &overrides, base::WallTime at);
// The same without a hole from one moment to another, neighbours of one person joined; gaps are shifts of nobody.
[[nodiscard]] QList<Shift> timeline(const Rota &rota, const QList<Override> &overrides, base::WallTime from, base::WallTime until);
// Stretches in which somebody must be there and nobody is.
[[nodiscard]] QList<Shift> gaps(const Rota &rota, const QList<Override> &overrides, base::WallTime from, base::WallTime until);

} // namespace rota
