// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When a server's write-ahead log stood where: the way from bytes to time. Bounded in memory: the older half is
// thinned out when it is full, so that the last minutes are known to the interval and the last hours roughly. While
// nothing is written only the ends of the pause are kept. A value; positions are bytes since the log's beginning.

#include "models/base/clock.h"

#include <optional>
#include <vector>

namespace watch {

class LogTrack {
public:
    struct Point {
        base::TimePoint at{};
        double position = 0;
        friend bool operator==(const Point &, const Point &) = default;
    };
    static constexpr std::size_t kPoints = 512;

    LogTrack() = default;
    explicit LogTrack(std::vector<Point> points) : m_points(std::move(points)) {} // as points() gave them
    [[nodiscard]] const std::vector<Point> &points() const { return m_points; }
    friend bool operator==(const LogTrack &, const LogTrack &) = default;

    // A position behind the last one (another server, a rebuilt one) begins the track anew.
    void add(base::TimePoint at, double position);
    void forget() { m_points.clear(); }

    // The last moment at which the log stood at `position` or before it, between two points on the line between
    // them. Beyond the newest point: by the pace of the last seconds. Nothing: it was passed before the first point,
    // or nobody knows yet.
    [[nodiscard]] std::optional<base::TimePoint> lastAt(double position) const;
    // Where the log stood at that moment; after the newest point: there. Nothing: before the first one.
    [[nodiscard]] std::optional<double> positionAt(base::TimePoint at) const;
    // Bytes a second over the last `window`; nothing before two points.
    [[nodiscard]] std::optional<double> rate(std::chrono::milliseconds window = std::chrono::seconds(10)) const;
    // Bytes a second at the moment: the median between the last points, so that a jump (the switch to a new file of log)
    // does not count. 0: nothing is known.
    [[nodiscard]] double pace() const;
    [[nodiscard]] const Point *newest() const { return m_points.empty() ? nullptr : &m_points.back(); }
    [[nodiscard]] std::size_t size() const { return m_points.size(); }

private:
    void thinOut();

    std::vector<Point> m_points; // oldest first, never going back
};

} // namespace watch
