// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The questions of one connection, prepared once and asked together in one round trip. A question that fails is left
// out for a while and its figures carry the reason; the others are not touched. Engine thread only; belongs to one
// session and dies with it.

#include "models/postgres/session.h"
#include "models/watch/cadence.h"
#include "models/watch/lanequery.h"
#include "models/watch/reading.h"

namespace watch {

// Why a query has no result, in the terms of a reading.
[[nodiscard]] NoValue queryReason(const base::Error &error);

class Lane {
public:
    // prefix: of the names they are prepared under, where a session has two lanes.
    explicit Lane(std::vector<LaneQuery> queries, const std::string &prefix = {});

    // Before the first round.
    flow::Task<base::Result<void>> prepare(postgres::Session &session, flow::TimePoint due);

    struct Answer {
        const LaneQuery *query;
        base::Result<postgres::Rows> rows;
    };
    // All of them. One round trip (one more when a query fails). An error is the connection's, not a query's.
    flow::Task<base::Result<std::vector<Answer>>> round(postgres::Session &session, flow::TimePoint now, flow::TimePoint due);
    // For a lane of questions that have an `every`: each that is due on its own, for ten seconds of the server's time at most,
    // and none begins when ten have passed: those left have their turn in the next round. It ends within half a minute.
    flow::Task<base::Result<std::vector<Answer>>> inTurn(postgres::Session &session, flow::Reactor &reactor, Cadence &cadence);

private:
    struct Entry {
        LaneQuery query;
        std::string name;         // prepared under
        bool prepared = false;
        base::Error error;        // of the last failure
        flow::TimePoint until{};  // left out till then
    };
    static void leaveOut(Entry &e, base::Error error, flow::TimePoint now);

    std::vector<Entry> m_entries;
    std::string m_limit; // its name; empty: none of them has an `every`
};

} // namespace watch
