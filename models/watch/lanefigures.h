// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Turns the rows of a query into readings as its description says: figures, rates, shares. Remembers the counters of
// the last round; it outlives connections, so that a reconnect leaves no gap, and is told when the server restarted.
// Engine thread only.

#include "models/base/clock.h"
#include "models/watch/lane.h"

#include <map>

namespace watch {

// A field as number or text; nothing for NULL or a column that is not there.
[[nodiscard]] std::optional<double> number(const PGresult *rows, int row, const char *column);
[[nodiscard]] std::optional<std::string_view> text(const PGresult *rows, int row, const char *column);
[[nodiscard]] base::Untrusted untrusted(const PGresult *rows, int row, const char *column);
[[nodiscard]] bool isTrue(const PGresult *rows, int row, const char *column);

class LaneFigures {
public:
    // What the description alone can say about this answer; the reasons when it has none.
    void read(const Lane::Answer &answer, base::TimePoint at, std::vector<Reading> &out);
    void forget(); // counters started anew, or it is another server

private:
    struct Counter {
        double value = 0;
        base::TimePoint at{};
    };
    // Difference to the last round and its seconds; nothing the first time or after a reset.
    std::optional<std::pair<double, double>> difference(const std::string &key, double value, base::TimePoint at);
    void rate(const LaneQuery &q, const LaneQuery::Column &c, const PGresult *rows, int row, double scale, base::TimePoint at, std::vector<Reading> &out);
    void share(const LaneQuery &q, const LaneQuery::Share &s, const PGresult *rows, int row, base::TimePoint at, std::vector<Reading> &out);

    std::map<std::string, Counter> m_counters;
};

} // namespace watch
