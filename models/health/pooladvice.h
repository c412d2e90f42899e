// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether a pool of PgBouncer has the right size, from what was used of it while it was watched, the rules of its tier
// (watch::PoolRules) and the room on the server behind. PgBouncer's pool_size is of a database and holds for the pool of each
// of its users, so advice is about a database. Pure functions; nothing here changes anything.

#include "models/acts/poolresize.h"
#include "models/base/severity.h"
#include "models/environment/environment.h"
#include "models/watch/poolrules.h"
#include "models/watch/snapshot.h"

namespace health {

struct PoolAdvice {
    enum class Kind {
        Fits,
        Larger,   // clients waited while every server connection was in use
        Smaller,  // never in use as far as that
        NoRoom,   // larger is needed, but the server behind has no connections left for it
        AtLimit,  // larger is needed, but the rules of its tier, or max_db_connections, end here
        Locked,   // it is full because statements wait for each other's locks: larger would only let more of them wait
        Blind,    // larger is needed, but nobody knows what room the server has
        TooShort, // not watched for long enough
    };
    Kind kind = Kind::TooShort;
    QString pooler, server, tier; // ids; server empty: it is not watched
    base::Untrusted database;
    int users = 1;                // whose pools have this size
    int size = 0, advised = 0;    // advised: only Larger and Smaller
    int least = 0, most = 0;      // within which it may be set now
    std::optional<int> room;      // connections that the server has left for it, beyond its size, for all its users
    int waiting = 0;              // clients, now
    int locked = 0;               // Locked: sessions of the server that wait for a lock
    double needed = 0;            // TooShort: seconds it must be watched
    watch::PoolUse use;           // of the most used of its users

    [[nodiscard]] bool changes() const { return kind == Kind::Larger || kind == Kind::Smaller; }
    [[nodiscard]] base::Severity severity() const;
    friend bool operator==(const PoolAdvice &, const PoolAdvice &) = default;
};

// Of every database of this pooler, in the order of its pools. Empty: nothing was read.
[[nodiscard]] std::vector<PoolAdvice> poolAdvice(const environment::Environment &environment, const environment::Target &pooler,
                                                 const QHash<QString, watch::SnapshotPtr> &snapshots,
                                                 const watch::PoolRules &rules = watch::PoolRules::standard());

// What an act needs of it; size 0: the advised one.
[[nodiscard]] acts::PoolChange changeOf(const PoolAdvice &advice, const environment::Target &pooler, int size = 0);

// Words: few for a list, the reason with the figures, what bounds it, the line to write by hand.
[[nodiscard]] QString poolTitle(const PoolAdvice &advice);
[[nodiscard]] QString poolReason(const PoolAdvice &advice);
[[nodiscard]] QString poolBounds(const PoolAdvice &advice);
[[nodiscard]] QString poolByHand(const PoolAdvice &advice); // "[databases] shop = ... pool_size=24"; empty: nothing is advised
[[nodiscard]] QString poolKind(PoolAdvice::Kind kind);      // stable, for programs

// The same on the screen and in the terminal: what the change does, and what came of it.
[[nodiscard]] QString poolQuestion(const acts::PoolForecast &forecast);
[[nodiscard]] QStringList poolForecastLines(const acts::PoolForecast &forecast);
[[nodiscard]] QString poolEffectSentence(const acts::PoolForecast &forecast, const acts::PoolEffect &effect);

} // namespace health
