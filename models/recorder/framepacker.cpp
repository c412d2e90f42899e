// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/framepacker.h"

#include <algorithm>

namespace recorder {

namespace {

constexpr std::int64_t kMostRows = 200'000, kMostTargets = 20'000;

// A track as the rows that it is; it lives as long as they are held.
using Track = std::shared_ptr<const watch::LogTrack>;
watch::Rows<watch::LogTrack::Point> pointsOf(const Track &track) { return track ? watch::Rows<watch::LogTrack::Point>(track, &track->points()) : nullptr; }

template <class T>
constexpr bool isTime = std::is_same_v<T, base::TimePoint> || std::is_same_v<T, base::WallTime>;

template <class T>
constexpr bool isList = false;
template <class Row>
constexpr bool isList<std::vector<Row>> = Shaped<Row>;

template <class Row>
constexpr bool ages()
{
    bool any = false;
    eachField<Row>([&any](const auto &f) { any = any || f.ages; });
    return any;
}

// What stays as it is while time passes.
template <class T>
constexpr bool isStill()
{
    if constexpr (isRows<T> || isShared<T>) {
        return true; // or another one
    } else if constexpr (isList<T>) {
        return isStill<typename T::value_type>();
    } else if constexpr (Shaped<T>) {
        bool all = true;
        eachField<T>([&all](const auto &f) { all = all && !f.ages && isStill<std::remove_cvref_t<decltype(std::declval<T &>().*(f.member))>>(); });
        return all;
    } else {
        return !isTime<T>;
    }
}

// As how many values it stands in a frame in which it is as before.
template <class T>
std::uint64_t valuesIn(const T &value)
{
    if constexpr (isList<T>) {
        std::uint64_t count = 1;
        for (const auto &row : value)
            count += 1 + valuesIn(row);
        return count;
    } else if constexpr (Shaped<T>) {
        std::uint64_t count = 0;
        eachField<T>([&](const auto &f) { count += valuesIn(value.*(f.member)); });
        return count;
    } else {
        return 1;
    }
}

// By how many millionths of a second most ages grew.
template <class Row>
std::int64_t passedIn(const std::vector<Row> &now, const std::vector<Row> &before, const std::vector<std::int64_t> &sources, std::int64_t otherwise)
{
    std::vector<std::int64_t> grown;
    for (std::size_t i = 0; i < now.size(); ++i)
        eachField<Row>([&](const auto &f) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(now[i].*(f.member))>, std::optional<double>>) {
                if (!f.ages || sources[i] < 0)
                    return;
                const auto &a = before[std::size_t(sources[i])].*(f.member), &b = now[i].*(f.member);
                const auto x = a ? millionths(*a) : std::nullopt, y = b ? millionths(*b) : std::nullopt;
                if (x && y)
                    grown.push_back(*y - *x);
            }
        });
    std::sort(grown.begin(), grown.end());
    std::int64_t best = otherwise;
    std::ptrdiff_t most = 0;
    for (auto at = grown.begin(); at != grown.end();) {
        const auto end = std::upper_bound(at, grown.end(), *at);
        if (end - at > most) {
            most = end - at;
            best = *at;
        }
        at = end;
    }
    return best;
}

QStringList sortedKeys(const auto &hash)
{
    QStringList keys = hash.keys();
    keys.sort();
    return keys;
}

enum State : std::uint64_t { AsBefore, Absent, There };

} // namespace

void FramePacker::startBlock()
{
    m_pen.forget();
    m_before = Frame();
    m_expected = {};
}

template <class T>
void FramePacker::put(const T &now, const T &before, bool ages)
{
    if constexpr (std::is_same_v<T, Track>) {
        put(pointsOf(now), pointsOf(before));
    } else if constexpr (isRows<T>) {
        const State state = same(now, before) ? AsBefore : now ? There : Absent;
        m_pen.put(std::uint64_t(state), std::uint64_t(AsBefore));
        if (state == There)
            rows(*now, before ? *before : typename T::element_type());
    } else if constexpr (isShared<T>) {
        const State state = same(now, before) ? AsBefore : now ? There : Absent;
        m_pen.put(std::uint64_t(state), std::uint64_t(AsBefore));
        if (state == There)
            put(*now, before ? *before : typename T::element_type());
    } else if constexpr (isList<T>) {
        rows(now, before);
    } else if constexpr (Shaped<T>) {
        eachField<T>([&](const auto &f) { put(now.*(f.member), before.*(f.member), f.ages); });
    } else if constexpr (isTime<T>) {
        const std::int64_t was = before.time_since_epoch().count(), is = now.time_since_epoch().count();
        m_pen.put(is, m_expected.time(was));
        m_expected.moved.insert(was, is);
    } else if constexpr (std::is_same_v<T, std::optional<double>>) {
        m_pen.put(now, ages ? m_expected.age(before) : before);
    } else {
        m_pen.put(now, before);
    }
}

void FramePacker::rows(const auto &now, const auto &before)
{
    using Row = typename std::remove_cvref_t<decltype(now)>::value_type;
    QHash<std::size_t, std::int64_t> places;
    places.reserve(qsizetype(before.size()));
    for (std::size_t i = 0; i < before.size(); ++i)
        places.insert(Shape<Row>::key(before[i]), std::int64_t(i));
    std::vector<std::int64_t> sources;
    sources.reserve(now.size());
    for (std::size_t i = 0; i < now.size(); ++i) // most stay where they were
        sources.push_back(i < before.size() && Shape<Row>::key(before[i]) == Shape<Row>::key(now[i]) ? std::int64_t(i)
                                                                                                     : places.value(Shape<Row>::key(now[i]), -1));
    m_pen.put(std::int64_t(now.size()), std::int64_t(before.size()));
    if constexpr (ages<Row>()) {
        const std::int64_t passed = passedIn(now, before, sources, m_expected.passed);
        m_pen.put(passed, m_expected.passed);
        m_expected.passed = passed;
    }
    const Row none{};
    std::int64_t next = 0;
    for (std::size_t i = 0; i < now.size(); ++i) {
        const std::int64_t source = sources[i];
        m_pen.put(source, next < std::int64_t(before.size()) ? next : -1);
        if (source >= 0)
            next = source + 1;
        put(now[i], source < 0 ? none : before[std::size_t(source)]);
    }
}

QByteArray FramePacker::pack(const Frame &frame)
{
    QByteArray out;
    m_pen.begin(&out);
    m_expected.moved.clear();
    put(frame.scope, m_before.scope);
    put(frame.moment.now, m_before.moment.now);
    put(frame.moment.wallNow, m_before.moment.wallNow);
    const QStringList targets = sortedKeys(frame.moment.snapshots);
    put(targets, sortedKeys(m_before.moment.snapshots));
    const auto none = std::make_shared<const watch::TargetSnapshot>();
    for (const QString &target : targets) {
        const watch::SnapshotPtr &now = *frame.moment.snapshots.constFind(target);
        const watch::SnapshotPtr before = m_before.moment.snapshots.value(target, none);
        const State state = now == before ? AsBefore : There;
        m_pen.put(std::uint64_t(state), std::uint64_t(AsBefore));
        if (state == There)
            put(*now, *before);
    }
    const auto &seen = frame.memory.all(), &sawn = m_before.memory.all();
    const QStringList keys = sortedKeys(seen);
    put(keys, sortedKeys(sawn));
    for (const QString &key : keys)
        put(*seen.constFind(key), sawn.value(key));
    put(frame.bad, m_before.bad);
    put(frame.forecasts, m_before.forecasts);
    put(frame.burning, m_before.burning);
    put(frame.mutes, m_before.mutes);
    m_pen.finish();
    m_before = frame;
    return out;
}

void FrameUnpacker::startBlock()
{
    m_eye.forget();
    m_before = std::make_shared<const Frame>();
    m_expected = {};
}

// In place: most of a frame is as it was, and what is not read costs the counting alone.
template <class T>
void FrameUnpacker::renew(T &value, bool ages)
{
    if constexpr (std::is_same_v<T, Track>) {
        const auto was = pointsOf(value);
        auto points = was;
        renew(points);
        if (points != was)
            value = points ? std::make_shared<const watch::LogTrack>(*points) : nullptr;
    } else if constexpr (isRows<T> || isShared<T>) {
        const std::uint64_t state = m_eye.take(std::uint64_t(AsBefore));
        if (state == AsBefore)
            return;
        if (state == Absent) {
            value.reset();
            return;
        }
        using Value = std::remove_const_t<typename T::element_type>;
        if constexpr (isRows<T>) {
            value = std::make_shared<const Value>(rows(value ? *value : Value()));
        } else {
            auto changed = value ? std::make_shared<Value>(*value) : std::make_shared<Value>();
            renew(*changed);
            value = std::move(changed);
        }
    } else if constexpr (isList<T>) {
        if constexpr (isStill<T>())
            if (m_eye.skip(valuesIn(value)))
                return;
        value = rows(value);
    } else if constexpr (Shaped<T>) {
        if constexpr (isStill<T>())
            if (m_eye.skip(valuesIn(value)))
                return;
        eachField<T>([&](const auto &f) { renew(value.*(f.member), f.ages); });
    } else if constexpr (isTime<T>) {
        const std::int64_t was = value.time_since_epoch().count();
        const std::int64_t is = m_eye.take(m_expected.time(was));
        m_expected.moved.insert(was, is);
        value = T(typename T::duration(is));
    } else {
        if constexpr (std::is_same_v<T, std::optional<double>>)
            if (ages)
                value = m_expected.age(value);
        m_eye.renew(value);
    }
}

template <class List>
List FrameUnpacker::rows(const List &before)
{
    using Row = typename List::value_type;
    const std::int64_t count = m_eye.take(std::int64_t(before.size()));
    if (count < 0 || count > kMostRows) {
        m_eye.fail();
        return {};
    }
    if constexpr (ages<Row>())
        m_expected.passed = m_eye.take(m_expected.passed);
    const Row none{};
    List now;
    now.reserve(std::size_t(count));
    std::int64_t next = 0;
    for (std::int64_t i = 0; i < count && !m_eye.failed(); ++i) {
        const std::int64_t source = m_eye.take(next < std::int64_t(before.size()) ? next : -1);
        if (source < -1 || source >= std::int64_t(before.size())) {
            m_eye.fail();
            return {};
        }
        if (source >= 0)
            next = source + 1;
        renew(now.emplace_back(source < 0 ? none : before[std::size_t(source)]));
    }
    return now;
}

FramePtr FrameUnpacker::unpack(QByteArrayView bytes)
{
    m_eye.begin(bytes);
    m_expected.moved.clear();
    const Frame &before = *m_before;
    auto frame = std::make_shared<Frame>();
    frame->scope = taken(before.scope);
    frame->moment.now = taken(before.moment.now);
    frame->moment.wallNow = taken(before.moment.wallNow);
    const QStringList targets = taken(sortedKeys(before.moment.snapshots));
    if (targets.size() > kMostTargets)
        m_eye.fail();
    const auto none = std::make_shared<const watch::TargetSnapshot>();
    for (const QString &target : targets) {
        if (m_eye.failed())
            break;
        const watch::SnapshotPtr was = before.moment.snapshots.value(target, none);
        const bool changed = m_eye.take(std::uint64_t(AsBefore)) != AsBefore;
        frame->moment.snapshots.insert(target, changed ? std::make_shared<const watch::TargetSnapshot>(taken(*was)) : was);
    }
    const QStringList keys = taken(sortedKeys(before.memory.all()));
    QHash<QString, health::Memory::Seen> seen;
    for (const QString &key : keys) {
        if (m_eye.failed())
            break;
        seen.insert(key, taken(before.memory.all().value(key)));
    }
    frame->memory = health::Memory(std::move(seen));
    frame->bad = taken(before.bad);
    frame->forecasts = taken(before.forecasts);
    frame->burning = taken(before.burning);
    frame->mutes = taken(before.mutes);
    if (!m_eye.finish())
        return {};
    m_before = frame;
    return m_before;
}

} // namespace recorder
