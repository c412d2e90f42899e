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

template <class T>
T FrameUnpacker::take(const T &before, bool ages)
{
    if constexpr (std::is_same_v<T, Track>) {
        const auto was = pointsOf(before), points = take(was);
        return points == was ? before : points ? std::make_shared<const watch::LogTrack>(*points) : nullptr;
    } else if constexpr (isRows<T>) {
        const std::uint64_t state = m_eye.take(std::uint64_t(AsBefore));
        if (state == AsBefore)
            return before;
        if (state == Absent)
            return {};
        return std::make_shared<const std::remove_const_t<typename T::element_type>>(
            rows(before ? *before : std::remove_const_t<typename T::element_type>()));
    } else if constexpr (isShared<T>) {
        const std::uint64_t state = m_eye.take(std::uint64_t(AsBefore));
        if (state == AsBefore)
            return before;
        if (state == Absent)
            return {};
        return std::make_shared<typename T::element_type>(take(before ? *before : std::remove_const_t<typename T::element_type>()));
    } else if constexpr (isList<T>) {
        return rows(before);
    } else if constexpr (Shaped<T>) {
        T now;
        eachField<T>([&](const auto &f) { now.*(f.member) = take(before.*(f.member), f.ages); });
        return now;
    } else if constexpr (isTime<T>) {
        const std::int64_t was = before.time_since_epoch().count();
        const std::int64_t is = m_eye.take(m_expected.time(was));
        m_expected.moved.insert(was, is);
        return T(typename T::duration(is));
    } else if constexpr (std::is_same_v<T, std::optional<double>>) {
        return m_eye.take(ages ? m_expected.age(before) : before);
    } else {
        return m_eye.take(before);
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
        now.push_back(take(source < 0 ? none : before[std::size_t(source)]));
    }
    return now;
}

FramePtr FrameUnpacker::unpack(QByteArrayView bytes)
{
    m_eye.begin(bytes);
    m_expected.moved.clear();
    auto frame = std::make_shared<Frame>();
    const Frame &before = *m_before;
    frame->scope = take(before.scope);
    frame->moment.now = take(before.moment.now);
    frame->moment.wallNow = take(before.moment.wallNow);
    const QStringList targets = take(sortedKeys(before.moment.snapshots));
    if (targets.size() > kMostTargets)
        m_eye.fail();
    const auto none = std::make_shared<const watch::TargetSnapshot>();
    for (const QString &target : targets) {
        if (m_eye.failed())
            break;
        const watch::SnapshotPtr was = before.moment.snapshots.value(target, none);
        const bool changed = m_eye.take(std::uint64_t(AsBefore)) != AsBefore;
        frame->moment.snapshots.insert(target, changed ? std::make_shared<const watch::TargetSnapshot>(take(*was)) : was);
    }
    const QStringList keys = take(sortedKeys(before.memory.all()));
    QHash<QString, health::Memory::Seen> seen;
    for (const QString &key : keys) {
        if (m_eye.failed())
            break;
        seen.insert(key, take(before.memory.all().value(key)));
    }
    frame->memory = health::Memory(std::move(seen));
    frame->bad = take(before.bad);
    frame->forecasts = take(before.forecasts);
    frame->burning = take(before.burning);
    frame->mutes = take(before.mutes);
    if (!m_eye.finish())
        return {};
    m_before = frame;
    return m_before;
}

} // namespace recorder
