// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Brings what is written here to the shared journal, in the order of each chain and exactly once, and what others wrote
// there here. The journal of this machine stays the one that is awaited: while the store is away nothing waits for it, and
// all of it is brought over later. A chain that is not what it was is refused and named, the others go on. Two carriers of
// one file (console and watcher) do no harm. A login that may only read brings nothing. Engine thread; ends only when
// cancelled.

#include "models/base/clock.h"
#include "models/journal/journal.h"
#include "models/sharedjournal/store.h"

#include <QSet>

namespace sharedjournal {

enum class Condition : std::uint8_t {
    Off,        // no shared journal is named
    Connecting, // for the first time
    InStep,
    Behind,     // entries are on their way there
    Away,       // it does not answer, or refuses us
};

struct State {
    Condition condition = Condition::Off;
    qint64 waiting = 0;          // entries of ours that it has not confirmed
    base::WallTime contact{};    // when it last answered; zero: never
    bool reader = false;         // our login there may only read
    QString where, login;
    base::Error why;             // of Away
    QList<journal::ChainFault> faults; // chains that are refused

    [[nodiscard]] static QLatin1StringView word(Condition condition); // of JSON, never translated
};

class Carrier {
public:
    using Settings = std::function<Task<Result<postgres::ConnectionSettings>>(TimePoint due)>;
    using Told = std::function<void(const State &)>; // on the engine thread, with every change
    // What it is given outlives it.
    Carrier(postgres::Engine engine, journal::Journal &journal, QString where, Settings settings, Told told);

    Task<void> run();

    static constexpr flow::milliseconds kConnecting{5'000}, kAnswer{10'000};
    static constexpr flow::milliseconds kLook{500};   // how often entries of other programs of this machine are looked for
    static constexpr flow::milliseconds kAsk{10'000}; // how often a quiet store is asked whether it lives
    static constexpr int kBatch = 100;                // entries

private:
    Task<Result<void>> session();
    Task<Result<void>> begin(Store &store);
    Task<Result<void>> bring(Store &store);
    Task<Result<void>> send(Store &store, QList<journal::Parcel> parcels);
    Task<Result<void>> sendChain(Store &store, QList<journal::Parcel> parcels);
    Task<Result<void>> fetch(Store &store);
    Task<bool> news(Store &store, TimePoint until);
    Task<bool> written(TimePoint until);
    Task<void> restUntil(TimePoint until); // counts meanwhile what waits
    Task<Result<void>> keepMark();
    void addFault(const journal::ChainFault &fault);
    void answered();
    void tell(Condition condition, qint64 waiting);

    postgres::Engine m_engine;
    journal::Journal &m_journal;
    Settings m_settings;
    Told m_told;
    State m_state;
    journal::SharedMark m_mark;
    QSet<QString> m_refused; // chains of ours that the store does not take
    bool m_gap = false;      // all was sent again already, in this session
};

} // namespace sharedjournal
