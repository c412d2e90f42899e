// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every field of a snapshot that is recorded, in one list a type; what is packed, compared and made unrecognisable is
// read from these lists. A field that a snapshot gains does not compile until it stands here: the count is checked.
// Not recorded: nothing. Any thread.

#include "models/recorder/frame.h"

#include <tuple>

namespace recorder {

// What a field tells about people and places, for packs that leave the house (redaction.h).
enum class Hide : std::uint8_t {
    Nothing,   // figures, words of the server, names of objects
    Person,    // a role of the server
    Place,     // where a client comes from
    Statement, // SQL with its literals
    Words,     // what somebody said in free text
};

template <class Owner, class Value>
struct Field {
    Value Owner::*member;
    Hide hide = Hide::Nothing;
    bool ages = false; // grows by as much as time passed when nothing happened
};

template <class Owner, class Value>
constexpr Field<Owner, Value> field(Value Owner::*member, Hide hide = Hide::Nothing)
{
    return {member, hide, false};
}

template <class Owner, class Value>
constexpr Field<Owner, Value> age(Value Owner::*member)
{
    return {member, Hide::Nothing, true};
}

template <class T>
struct Shape {
    static constexpr std::tuple<> fields{};
};

template <class T>
concept Shaped = std::tuple_size_v<std::remove_cvref_t<decltype(Shape<T>::fields)>> > 0;

template <class T>
concept ShapedList = requires { typename T::value_type; } && Shaped<typename T::value_type>;

// Of an aggregate: as many as can be initialised.
struct Anything {
    template <class T>
    operator T() const; // never defined: converts to whatever the field is
};

template <class T, class... Args>
constexpr std::size_t fieldsIn()
{
    if constexpr (requires { T{Args{}..., Anything{}}; })
        return fieldsIn<T, Args..., Anything>();
    else
        return sizeof...(Args);
}

template <class T>
constexpr bool kWhole = fieldsIn<T>() == std::tuple_size_v<std::remove_cvref_t<decltype(Shape<T>::fields)>>;

template <>
struct Shape<base::Error> {
    using E = base::Error;
    static constexpr std::tuple fields{field(&E::code), field(&E::text, Hide::Words), field(&E::sqlstate), field(&E::action, Hide::Words),
                                       field(&E::remedy, Hide::Words)};
};

template <>
struct Shape<watch::Status> {
    using S = watch::Status;
    static constexpr std::tuple fields{field(&S::condition), field(&S::since), field(&S::wallSince), field(&S::lastAnswer), field(&S::error),
                                       field(&S::nextTry)};
};

template <>
struct Shape<watch::Facts> {
    using F = watch::Facts;
    static constexpr std::tuple fields{field(&F::version), field(&F::versionNumber), field(&F::role), field(&F::systemIdentifier),
                                       field(&F::timeline), field(&F::tls), field(&F::startedAt), field(&F::consoleRole),
                                       field(&F::roleFindings, Hide::Words), field(&F::connections)};
};

template <>
struct Shape<watch::Cost> {
    static constexpr std::tuple fields{field(&watch::Cost::connections), field(&watch::Cost::serverMilliseconds)};
};

template <>
struct Shape<watch::SessionRow> {
    using R = watch::SessionRow;
    static constexpr std::tuple fields{field(&R::pid), field(&R::leaderPid), field(&R::user, Hide::Person), field(&R::database),
                                       field(&R::application), field(&R::client, Hide::Place), field(&R::backendType), field(&R::state),
                                       field(&R::waitType), field(&R::waitEvent), age(&R::stateSeconds), age(&R::transactionSeconds),
                                       age(&R::querySeconds), field(&R::blockedBy), field(&R::statement, Hide::Statement), field(&R::own)};
    static std::size_t key(const R &r) { return std::size_t(r.pid); }
};

template <>
struct Shape<watch::ReplicationRow> {
    using R = watch::ReplicationRow;
    static constexpr std::tuple fields{field(&R::name), field(&R::client, Hide::Place), field(&R::state), field(&R::syncState),
                                       field(&R::sentBytes), field(&R::writeBytes), field(&R::flushBytes), field(&R::replayBytes),
                                       field(&R::writeSeconds), field(&R::flushSeconds), field(&R::replaySeconds)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.name.raw(), r.client.raw()); }
};

template <>
struct Shape<watch::SlotRow> {
    using R = watch::SlotRow;
    static constexpr std::tuple fields{field(&R::name), field(&R::type), field(&R::active), field(&R::retainedBytes), field(&R::safeBytes),
                                       field(&R::walStatus)};
    static std::size_t key(const R &r) { return qHash(r.name.raw()); }
};

template <>
struct Shape<watch::PoolRow> {
    using R = watch::PoolRow;
    static constexpr std::tuple fields{field(&R::database), field(&R::user, Hide::Person), field(&R::mode), field(&R::clientsActive),
                                       field(&R::clientsWaiting), field(&R::serversActive), field(&R::serversIdle), field(&R::serversUsed),
                                       field(&R::size), field(&R::reserve), field(&R::maxWaitSeconds), field(&R::paused), field(&R::disabled)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.database.raw(), r.user.raw()); }
};

template <>
struct Shape<watch::StorageRow> {
    using R = watch::StorageRow;
    static constexpr std::tuple fields{field(&R::kind), field(&R::name), field(&R::bytes), field(&R::freeBytes), field(&R::estimated)};
    static std::size_t key(const R &r) { return qHashMulti(0, int(r.kind), r.name.raw()); }
};

template <>
struct Shape<watch::Reading> {
    using R = watch::Reading;
    static constexpr std::tuple fields{field(&R::metric), field(&R::instance), field(&R::value), field(&R::noValue),
                                       field(&R::why, Hide::Words)};
};

template <>
struct Shape<watch::TargetSnapshot::Latest> {
    using L = watch::TargetSnapshot::Latest;
    static constexpr std::tuple fields{field(&L::reading), field(&L::sentAt), field(&L::wallAt), field(&L::interval)};
    static std::size_t key(const L &l) { return qHashMulti(0, l.reading.metric, l.reading.instance.raw()); }
};

template <>
struct Shape<watch::TargetSnapshot> {
    using T = watch::TargetSnapshot;
    static constexpr std::tuple fields{field(&T::target), field(&T::status), field(&T::facts), field(&T::cost), field(&T::latest),
                                       field(&T::sessions), field(&T::replication), field(&T::replicationSlots), field(&T::pools),
                                       field(&T::storage)};
};

template <>
struct Shape<health::Memory::Seen> {
    using S = health::Memory::Seen;
    static constexpr std::tuple fields{field(&S::since), field(&S::wallSince), field(&S::last), field(&S::listed)};
};

static_assert(kWhole<base::Error> && kWhole<watch::Status> && kWhole<watch::Facts> && kWhole<watch::Cost>);
static_assert(kWhole<watch::SessionRow> && kWhole<watch::ReplicationRow> && kWhole<watch::SlotRow> && kWhole<watch::PoolRow>);
static_assert(kWhole<watch::StorageRow> && kWhole<watch::TargetSnapshot::Latest> && kWhole<watch::TargetSnapshot>);
static_assert(kWhole<health::Memory::Seen>);

// A Reading has constructors; it is taken apart instead of counted.
inline auto partsOf(const watch::Reading &reading)
{
    const auto &[metric, instance, value, noValue, why] = reading;
    return std::tie(metric, instance, value, noValue, why);
}

// Calls f(field) for each of them, in order.
template <Shaped T, class F>
constexpr void eachField(F &&f)
{
    std::apply([&f](const auto &...each) { (f(each), ...); }, Shape<T>::fields);
}

} // namespace recorder
