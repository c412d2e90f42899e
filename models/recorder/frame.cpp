// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/frame.h"

#include "models/recorder/shape.h"

namespace recorder {

namespace {

template <class Row>
constexpr bool tellsTimes()
{
    bool any = false;
    eachField<Row>([&any](const auto &f) { any = any || std::is_same_v<std::remove_cvref_t<decltype(std::declval<Row>().*(f.member))>, base::TimePoint>; });
    return any;
}

template <class T>
void move(T &value, base::TimePoint::duration shift)
{
    if constexpr (std::is_same_v<T, base::TimePoint>) {
        if (value != base::TimePoint{})
            value += shift;
    } else if constexpr (std::is_same_v<T, std::shared_ptr<const watch::LogTrack>>) {
        if (value) {
            auto points = value->points();
            move(points, shift);
            value = std::make_shared<const watch::LogTrack>(std::move(points));
        }
    } else if constexpr (isRows<T>) {
        if constexpr (tellsTimes<typename T::element_type::value_type>())
            if (value) {
                auto rows = *value;
                move(rows, shift);
                value = std::make_shared<typename T::element_type>(std::move(rows));
            }
    } else if constexpr (ShapedList<T>) {
        for (auto &row : value)
            move(row, shift);
    } else if constexpr (Shaped<T>) {
        eachField<T>([&](const auto &f) { move(value.*(f.member), shift); });
    }
}

} // namespace

watch::SnapshotPtr onClock(const watch::TargetSnapshot &recorded, base::TimePoint::duration shift)
{
    watch::TargetSnapshot moved = recorded;
    move(moved, shift);
    return std::make_shared<const watch::TargetSnapshot>(std::move(moved));
}

Frame onClock(const Frame &recorded, base::TimePoint now, base::WallTime wallNow)
{
    const auto ago = wallNow - recorded.moment.wallNow;
    const base::TimePoint then = now - std::chrono::duration_cast<base::TimePoint::duration>(ago);
    const base::TimePoint::duration shift = then - recorded.moment.now;
    Frame frame;
    frame.scope = recorded.scope;
    frame.moment.now = then;
    frame.moment.wallNow = recorded.moment.wallNow;
    for (auto it = recorded.moment.snapshots.cbegin(); it != recorded.moment.snapshots.cend(); ++it)
        frame.moment.snapshots.insert(it.key(), onClock(**it, shift));
    QHash<QString, health::Memory::Seen> seen = recorded.memory.all();
    for (auto &each : seen)
        move(each, shift);
    frame.memory = health::Memory(std::move(seen));
    frame.bad = recorded.bad;
    frame.forecasts = recorded.forecasts;
    frame.burning = recorded.burning;
    frame.mutes = recorded.mutes;
    return frame;
}

} // namespace recorder
