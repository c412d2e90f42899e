// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the processes behind the sessions of one PostgreSQL server spend, from two looks at each (/proc), where the server runs
// on this machine. That it does is proven, not believed: both ends of our connection are here, and our own session is a
// process of this machine with the server's name that began when the server says. A tunnel or the processes of a container
// fail that proof, and nothing is read. Each other session is proven alike at each look, because numbers are used again. What
// was proven once holds for the same process when somebody sets the clock.

#include "models/process/spent.h"
#include "models/watch/snapshot.h"

#include <libpq-fe.h>

#include <map>
#include <set>
#include <utility>

namespace watch {

struct BackendAsked {
    int pid = 0;
    double began = 0; // seconds since 1970, by the server's clock
    std::optional<std::uint64_t> proven = {}; // Spent::startTicks of its process, when that was seen before
};

struct BackendLook {
    struct Seen {
        int pid = 0;
        double began = 0;
        std::optional<process::Spent> spent; // nothing: it is no process of this machine
    };
    std::vector<Seen> all;         // empty: the first of those asked for is not here, and no other was looked at
    base::TimePoint::duration took{};
};

// When each session began, by its number, as activity.sql tells it.
using BackendsBegan = std::map<int, double>;
[[nodiscard]] BackendsBegan backendsBegan(const PGresult *activity);

// Whether this is the process of a session that began then. Pure.
[[nodiscard]] bool isBackend(const process::Spent &spent, double began);
[[nodiscard]] bool isBackend(const process::Spent &spent, const BackendAsked &asked);
// The first is our own session. Not on the engine thread.
[[nodiscard]] BackendLook lookAtBackends(const std::vector<BackendAsked> &asked);

// Engine thread only.
class BackendLoads {
public:
    static constexpr int kMost = 200; // sessions at a look
    static constexpr int kInVain = 3; // looks in a row that no more find our own session, until it is believed to be elsewhere

    // A new connection, and whether both its ends are here.
    void connected(bool bothEndsHere, int ownPid);
    [[nodiscard]] bool possible() const { return m_place != Place::Elsewhere; } // else there is nothing to begin a round for
    // A round and its sessions. Whom to look at now, our own session first; empty: nobody.
    [[nodiscard]] std::vector<BackendAsked> begin(BackendsBegan began, const std::vector<SessionRow> &sessions, base::TimePoint now);
    void looked(const BackendLook &look);
    void failed(); // it did not come in time: not again for a while
    // Puts what is known into rows of this round. Whether one of them changed by that.
    bool recall(std::vector<SessionRow> &sessions) const;

private:
    enum class Place { NotKnown, Here, Elsewhere };
    struct Known {
        double began = 0;
        std::optional<process::Spent> spent;
        BackendLoad load;
    };
    [[nodiscard]] BackendLoad of(int pid) const;
    [[nodiscard]] BackendAsked askOf(int pid, double began) const;

    Place m_place = Place::Elsewhere;
    bool m_wasHere = false; // when it was last known
    bool m_failed = false;
    int m_inVain = 0;
    int m_ownPid = 0;
    BackendsBegan m_began;       // in this round
    std::map<int, Known> m_known; // as of the last look
    std::map<int, std::pair<double, std::uint64_t>> m_proven; // on this connection: when the session began, its process
    std::set<int> m_left;         // not looked at, there were too many
    base::TimePoint m_now{}, m_next{};
};

} // namespace watch
