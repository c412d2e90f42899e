// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the benchmark of telling prints: seconds from injection to acceptance, by kind of fault beside the peer, and by channel.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace bench {

// Of what was told; what never was counts as for ever.
class Seconds {
public:
    void add(std::optional<double> s) { m_all.push_back(s.value_or(INFINITY)); }
    [[nodiscard]] std::size_t count() const { return m_all.size(); }
    // Between the two values around that place, as most programs for figures do.
    [[nodiscard]] double share(double percent) const
    {
        if (m_all.empty())
            return 0;
        std::vector<double> sorted = m_all;
        std::sort(sorted.begin(), sorted.end());
        const double place = percent / 100 * double(sorted.size() - 1);
        const auto below = std::size_t(place);
        const double rest = place - double(below);
        return rest > 0 ? sorted[below] + rest * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
    [[nodiscard]] double most() const { return share(100); }
    [[nodiscard]] const std::vector<double> &all() const { return m_all; }

private:
    std::vector<double> m_all;
};

class TellingTable {
public:
    static constexpr double kNeverOver = 120; // seconds

    // p95 within the limit, none over kNeverOver, and first by the median; `first` says in how many rounds.
    void againstPeer(const std::string &kind, const Seconds &ours, const Seconds &theirs, double limit)
    {
        if (m_rows++ == 0)
            std::printf("\n%-22s %4s %26s %26s %7s %7s %7s\n%-22s %4s %8s %8s %8s  %8s %8s %8s %7s %7s %7s\n", "seconds, the webhooks", "", "ours", "theirs", "", "", "", "kind", "n", "p50", "p95", "max",
                        "p50", "p95", "max", "ratio", "first", "limit");
        std::size_t first = 0;
        for (std::size_t i = 0; i < ours.count() && i < theirs.count(); ++i)
            first += ours.all()[i] < theirs.all()[i];
        const bool beaten = theirs.count() == 0 || ours.share(50) < theirs.share(50);
        const bool ok = ours.share(95) < limit && ours.most() < kNeverOver && beaten;
        std::printf("%-22s %4zu %8.3f %8.3f %8.3f  %8.3f %8.3f %8.3f %7.1f %3zu/%-3zu %7.1f %s\n", kind.c_str(), ours.count(), ours.share(50), ours.share(95), ours.most(), theirs.share(50), theirs.share(95),
                    theirs.most(), theirs.count() ? theirs.share(50) / ours.share(50) : 0.0, first, theirs.count(), limit, verdict(ok));
    }
    // "p95" of each against its limit, "max" against the last.
    void plain(const std::string &what, const Seconds &s, double limit)
    {
        row(what, s, limit, s.share(95) < limit && s.most() < kNeverOver);
    }
    // Every one within the limit.
    void whole(const std::string &what, const Seconds &s, double limit) { row(what, s, limit, s.count() > 0 && s.most() < limit); }
    static void head(const char *title) { std::printf("\n%-40s %4s %8s %8s %8s %7s\n", title, "n", "p50", "p95", "max", "limit"); }
    void fail(const std::string &why)
    {
        std::printf("%s: %s\n", why.c_str(), verdict(false));
    }
    [[nodiscard]] int exitCode() const
    {
        std::fflush(stdout);
        return m_ok ? 0 : 1;
    }

private:
    void row(const std::string &what, const Seconds &s, double limit, bool ok)
    {
        std::printf("%-40s %4zu %8.3f %8.3f %8.3f %7.1f %s\n", what.c_str(), s.count(), s.share(50), s.share(95), s.most(), limit, verdict(ok));
    }
    const char *verdict(bool ok)
    {
        m_ok = m_ok && ok;
        return ok ? "met" : "MISSED";
    }
    int m_rows = 0;
    bool m_ok = true;
};

} // namespace bench
