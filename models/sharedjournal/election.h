// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which of several watchers tells people. Programs of one machine share a lease in the state folder; the one that holds it
// stands for the machine at the shared journal, where a lease with a heartbeat decides among machines. It takes over when
// the leader ended, was frozen or lost its way to the store, at the latest kLease + kBeat later. While the store does not
// answer, each machine tells. Ask part() when something is about to be told, not before. Engine thread; run() ends only
// when cancelled, and gives the leases back then.

#include "models/sharedjournal/carrier.h"
#include "models/sharedjournal/locallease.h"
#include "models/sharedjournal/mandate.h"

namespace sharedjournal {

class Election {
public:
    static constexpr flow::milliseconds kLease{6'000}, kBeat{2'000};
    static constexpr flow::milliseconds kAnswer{2'000}; // of the store

    struct Terms {
        QString name;      // what is elected for: "watch/shop"
        QString holder;    // who we are among machines; programs of one machine are the same. Empty: this machine and user
        QString localFile; // empty: "watcher.lease" in the state folder
        flow::milliseconds lease = kLease, beat = kBeat; // shorter for tests alone: all who stand must have the same
        Terms() = default;
    };
    using Told = std::function<void(const Mandate &)>; // on the engine thread, with every answer

    // settings empty: no shared journal, the machine elects alone.
    Election(postgres::Engine engine, Carrier::Settings settings, Terms terms, Told told = {});

    Task<void> run();

    [[nodiscard]] Part part() const { return m_mandate.part(); }
    [[nodiscard]] bool tells() const { return part() != Part::Follower; }
    [[nodiscard]] qint64 term() const { return m_term; } // grows with each leader

private:
    Task<Result<Store::Lease>> beat();
    Task<bool> standsHere();
    void tell();

    postgres::Engine m_engine;
    Carrier::Settings m_settings;
    Terms m_terms;
    Told m_told;
    LocalLease m_local;
    Mandate m_mandate;
    flow::BlockingPool m_files{1};
    std::unique_ptr<Store> m_store;
    qint64 m_term = 0;
};

// "host 1a2b3c4d 1000 5e6f": the same for every program of this state folder on this machine.
[[nodiscard]] QString holderHere();

} // namespace sharedjournal
