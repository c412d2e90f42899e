// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One table a benchmark: what was measured, ours, the peer's, the limit, and whether it held. A row that is missed, or
// whose peer is missing, makes exitCode() 1.

#include <cstdio>
#include <string>
#include <vector>

class BenchTable {
public:
    // A plain limit: ours must not exceed it.
    void atMost(std::string what, double ours, double limit, std::string unit, double goal = 0)
    {
        m_rows.push_back({std::move(what), ours, 0, limit, goal, std::move(unit), {}, ours <= limit, false});
    }
    // A ratio against a peer of the same run: theirs / ours must reach `times`.
    void timesBetter(std::string what, double ours, double theirs, std::string peer, double times, std::string unit, double goal = 0)
    {
        m_rows.push_back({std::move(what), ours, theirs, times, goal, std::move(unit), std::move(peer), theirs > 0 && theirs / ours >= times, true});
    }
    void note(std::string what, double ours, std::string unit)
    {
        m_rows.push_back({std::move(what), ours, 0, 0, 0, std::move(unit), {}, true, false});
    }
    void missing(std::string what, std::string why)
    {
        std::printf("MISSING %s: %s\n", what.c_str(), why.c_str());
        m_missing = true;
    }
    [[nodiscard]] int exitCode() const
    {
        std::printf("\n%-62s %12s %12s %10s %18s %s\n", "what", "ours", "theirs", "ratio", "limit", "");
        bool ok = !m_missing;
        for (const Row &r : m_rows) {
            ok = ok && r.met;
            char theirs[40] = "", ratio[40] = "", limit[60] = "";
            if (r.versus) {
                std::snprintf(theirs, sizeof theirs, "%.4g", r.theirs);
                std::snprintf(ratio, sizeof ratio, "1/%.1f", r.theirs / r.ours);
                std::snprintf(limit, sizeof limit, r.goal > 0 ? "1/%.4g (1/%.4g)" : "1/%.4g", r.limit, r.goal);
            } else if (r.limit > 0) {
                std::snprintf(limit, sizeof limit, r.goal > 0 ? "%.4g (%.4g)" : "%.4g", r.limit, r.goal);
            }
            std::printf("%-62s %12.4g %12s %10s %18s %s %s\n", (r.what + (r.peer.empty() ? "" : " vs " + r.peer)).c_str(), r.ours,
                        theirs, ratio, limit, r.unit.c_str(), !r.met ? "MISSED" : r.limit > 0 ? "ok" : "");
        }
        std::fflush(stdout);
        return ok ? 0 : 1;
    }

private:
    struct Row {
        std::string what;
        double ours, theirs, limit, goal;
        std::string unit, peer;
        bool met, versus;
    };
    std::vector<Row> m_rows;
    bool m_missing = false;
};
