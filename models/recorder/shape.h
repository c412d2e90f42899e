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
    Nothing,   // figures, words of the server; names of objects where a type says that they are the server's
    Name,      // our own words and keys with names of objects in them
    Person,    // a role of the server
    Place,     // where a client comes from
    Statement, // SQL with its literals
    Words,     // what somebody said in free text
    Wholly,    // what the environment's own figures are read from
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
constexpr bool isRows = false;
template <class Row>
constexpr bool isRows<watch::Rows<Row>> = true;

// A value that many snapshots share.
template <class T>
constexpr bool isShared = false;
template <class T>
constexpr bool isShared<std::shared_ptr<const T>> = Shaped<T>;

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
                                       field(&F::roleFindings, Hide::Words), field(&F::connections), field(&F::dataFolder, Hide::Words),
                                       field(&F::configFile, Hide::Words), field(&F::bothEndsHere)};
};

template <>
struct Shape<watch::Cost> {
    static constexpr std::tuple fields{field(&watch::Cost::connections), field(&watch::Cost::serverMilliseconds)};
};

template <>
struct Shape<watch::LockBlocker> {
    using B = watch::LockBlocker;
    static constexpr std::tuple fields{field(&B::pid), field(&B::mode), field(&B::queued), field(&B::transaction), field(&B::gid),
                                       field(&B::owner, Hide::Person), field(&B::database), field(&B::seconds)};
    static std::size_t key(const B &b) { return qHashMulti(0, b.pid, b.transaction); }
};

template <>
struct Shape<watch::LockWait> {
    using W = watch::LockWait;
    static constexpr std::tuple fields{field(&W::type), field(&W::mode), field(&W::relation), field(&W::database), field(&W::number),
                                       field(&W::row), field(&W::key, Hide::Wholly), field(&W::blockers)};
};

template <>
struct Shape<watch::BackendLoad> {
    using L = watch::BackendLoad;
    static constexpr std::tuple fields{field(&L::missing), field(&L::cpuPercent), field(&L::readBytesPerSecond), field(&L::writtenBytesPerSecond)};
};

template <>
struct Shape<watch::SessionRow> {
    using R = watch::SessionRow;
    static constexpr std::tuple fields{field(&R::pid), field(&R::leaderPid), field(&R::user, Hide::Person), field(&R::database),
                                       field(&R::application), field(&R::client, Hide::Place), field(&R::backendType), field(&R::state),
                                       field(&R::waitType), field(&R::waitEvent), age(&R::stateSeconds), age(&R::transactionSeconds),
                                       age(&R::querySeconds), field(&R::blockedBy), field(&R::statement, Hide::Statement), field(&R::own),
                                       field(&R::wait), field(&R::load)};
    static std::size_t key(const R &r) { return std::size_t(r.pid); }
};

template <>
struct Shape<watch::ReplicationRow> {
    using R = watch::ReplicationRow;
    static constexpr std::tuple fields{field(&R::name), field(&R::client, Hide::Place), field(&R::state), field(&R::syncState),
                                       field(&R::sentBytes), field(&R::writeBytes), field(&R::flushBytes), field(&R::replayBytes),
                                       field(&R::writeSeconds), field(&R::flushSeconds), field(&R::replaySeconds), field(&R::pid), field(&R::flushed),
                                       field(&R::replayed), field(&R::replayRate), field(&R::movedAt)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.name.raw(), r.client.raw()); }
};

template <>
struct Shape<watch::SlotRow> {
    using R = watch::SlotRow;
    static constexpr std::tuple fields{field(&R::name), field(&R::type), field(&R::active), field(&R::retainedBytes), field(&R::safeBytes),
                                       field(&R::walStatus), field(&R::pid), field(&R::xminAge), field(&R::temporary), field(&R::failover),
                                       field(&R::synced), field(&R::invalidated)};
    static std::size_t key(const R &r) { return qHash(r.name.raw()); }
};

template <>
struct Shape<watch::LogTrack::Point> {
    using P = watch::LogTrack::Point;
    static constexpr std::tuple fields{field(&P::at), field(&P::position)};
    static std::size_t key(const P &p) { return qHash(qint64(p.at.time_since_epoch().count())); }
};

template <>
struct Shape<watch::SynchronousStandbys> {
    using S = watch::SynchronousStandbys;
    static constexpr std::tuple fields{field(&S::required), field(&S::any), field(&S::everyone), field(&S::names, Hide::Name)};
};

template <>
struct Shape<watch::LogState> {
    using L = watch::LogState;
    static constexpr std::tuple fields{field(&L::at), field(&L::standby), field(&L::position), field(&L::rate), field(&L::track),
                                       field(&L::replayed), field(&L::replayRate), field(&L::fastestReplay), field(&L::paused),
                                       field(&L::applyDelaySeconds), field(&L::archive), field(&L::receiverHidden), field(&L::receiver),
                                       field(&L::receiverStatus), field(&L::silentSeconds), field(&L::upstreamEnd), field(&L::slot),
                                       field(&L::senderHost, Hide::Place), field(&L::senderPort), field(&L::synchronous)};
};

template <>
struct Shape<watch::ServerLoad> {
    using L = watch::ServerLoad;
    static constexpr std::tuple fields{field(&L::transactions), field(&L::rowsRead), field(&L::sessions), field(&L::capacity)};
};

template <>
struct Shape<watch::HorizonRow> {
    using R = watch::HorizonRow;
    static constexpr std::tuple fields{field(&R::kind), field(&R::pid), field(&R::user, Hide::Person), field(&R::name), field(&R::transactions),
                                       field(&R::seconds)};
    static std::size_t key(const R &r) { return qHashMulti(0, int(r.kind), r.pid, r.name.raw()); }
};

template <>
struct Shape<watch::StatementKey> {
    using K = watch::StatementKey;
    static constexpr std::tuple fields{field(&K::database), field(&K::user), field(&K::query), field(&K::topLevel)};
};

template <>
struct Shape<watch::StatementFigures> {
    using F = watch::StatementFigures;
    static constexpr std::tuple fields{field(&F::calls), field(&F::milliseconds), field(&F::rows), field(&F::blocksHit), field(&F::blocksRead),
                                       field(&F::blocksTemporary), field(&F::walBytes)};
};

template <>
struct Shape<watch::StatementText> {
    static constexpr std::tuple fields{field(&watch::StatementText::text, Hide::Statement), field(&watch::StatementText::cut)};
};

template <>
struct Shape<watch::StatementRow> {
    using R = watch::StatementRow;
    static constexpr std::tuple fields{field(&R::key), field(&R::database), field(&R::user, Hide::Person), field(&R::text), field(&R::spent)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.key.database, r.key.user, qint64(r.key.query), r.key.topLevel); }
};

template <>
struct Shape<watch::StatementInterval> {
    using I = watch::StatementInterval;
    static constexpr std::tuple fields{field(&I::from), field(&I::to), field(&I::seconds), field(&I::rows), field(&I::total), field(&I::left),
                                       field(&I::evicted), field(&I::reset), field(&I::limited)};
};

template <>
struct Shape<watch::StatementsState> {
    using S = watch::StatementsState;
    static constexpr std::tuple fields{field(&S::standing), field(&S::said, Hide::Words), field(&S::latest), field(&S::hidden), field(&S::database)};
};

template <>
struct Shape<watch::PoolUse> {
    using U = watch::PoolUse;
    static constexpr std::tuple fields{field(&U::seconds), field(&U::peakActive), field(&U::highActive), field(&U::peakWaiting),
                                       field(&U::peakWaitSeconds), field(&U::fullSeconds)};
};

template <>
struct Shape<watch::PoolRow> {
    using R = watch::PoolRow;
    static constexpr std::tuple fields{field(&R::database), field(&R::user, Hide::Person), field(&R::mode), field(&R::clientsActive),
                                       field(&R::clientsWaiting), field(&R::serversActive), field(&R::serversIdle), field(&R::serversUsed),
                                       field(&R::size), field(&R::reserve), field(&R::maxWaitSeconds), field(&R::paused), field(&R::disabled),
                                       field(&R::serversOpen), field(&R::most), field(&R::host, Hide::Place), field(&R::port), field(&R::use)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.database.raw(), r.user.raw()); }
};

template <>
struct Shape<watch::StorageRow> {
    using R = watch::StorageRow;
    static constexpr std::tuple fields{field(&R::kind), field(&R::name), field(&R::bytes), field(&R::freeBytes), field(&R::estimated)};
    static std::size_t key(const R &r) { return qHashMulti(0, int(r.kind), r.name.raw()); }
};

template <>
struct Shape<watch::TableRow> {
    using R = watch::TableRow;
    static constexpr std::tuple fields{field(&R::oid), field(&R::schema), field(&R::name), field(&R::quoted), field(&R::materialized),
                                       field(&R::wanted), field(&R::bytes), field(&R::heapBytes), field(&R::knownRows), field(&R::live),
                                       field(&R::dead), field(&R::vacuumAt), field(&R::analyzeAt), field(&R::modified), field(&R::vacuumSeconds),
                                       field(&R::analyzeSeconds), field(&R::frozenShare), field(&R::seqScans), field(&R::seqRows),
                                       field(&R::indexScans), field(&R::writes), field(&R::bloatBytes)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.oid); }
};

template <>
struct Shape<watch::IndexRow> {
    using R = watch::IndexRow;
    static constexpr std::tuple fields{field(&R::oid), field(&R::tableOid), field(&R::schema), field(&R::name), field(&R::quoted),
                                       field(&R::table), field(&R::tableQuoted), field(&R::columns), field(&R::method), field(&R::bytes),
                                       field(&R::knownRows), field(&R::scans), field(&R::lastScanSeconds), field(&R::valid), field(&R::unique),
                                       field(&R::partial), field(&R::building), field(&R::kept), field(&R::part), field(&R::servesKey),
                                       field(&R::sameAs), field(&R::within), field(&R::bloatBytes)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.oid); }
};

template <>
struct Shape<watch::KeyRow> {
    using R = watch::KeyRow;
    static constexpr std::tuple fields{field(&R::name), field(&R::tableQuoted), field(&R::referencedQuoted), field(&R::columns),
                                       field(&R::partitioned), field(&R::bytes), field(&R::rows), field(&R::deleted), field(&R::updated)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.tableQuoted.raw(), r.name.raw()); }
};

template <>
struct Shape<watch::SequenceRow> {
    using R = watch::SequenceRow;
    static constexpr std::tuple fields{field(&R::quoted), field(&R::tableQuoted), field(&R::columnQuoted), field(&R::columnType),
                                       field(&R::identity), field(&R::ends), field(&R::columnEnds), field(&R::sequenceEnds),
                                       field(&R::lastValue), field(&R::used)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.quoted.raw(), r.columnQuoted.raw()); }
};

template <>
struct Shape<watch::ScanStatement> {
    using S = watch::ScanStatement;
    static constexpr std::tuple fields{field(&S::query), field(&S::calls), field(&S::milliseconds)};
    static std::size_t key(const S &s) { return qHashMulti(0, qint64(s.query)); }
};

template <>
struct Shape<watch::ScanRow> {
    using R = watch::ScanRow;
    static constexpr std::tuple fields{field(&R::tableOid), field(&R::telling), field(&R::columns), field(&R::range), field(&R::found),
                                       field(&R::commonest), field(&R::partly), field(&R::bytes), field(&R::calls), field(&R::statements)};
    static std::size_t key(const R &r) { return qHashMulti(0, r.tableOid, r.columns.raw()); }
};

template <>
struct Shape<watch::Upkeep::Part> {
    using P = watch::Upkeep::Part;
    static constexpr std::tuple fields{field(&P::state), field(&P::why, Hide::Words)};
};

template <>
struct Shape<watch::Upkeep> {
    using U = watch::Upkeep;
    static constexpr std::tuple fields{field(&U::autovacuumRuns), field(&U::tables), field(&U::indexes), field(&U::keys), field(&U::sequences),
                                       field(&U::scans), field(&U::allTables), field(&U::allIndexes), field(&U::countedSeconds), field(&U::tablesPart),
                                       field(&U::indexesPart), field(&U::keysPart), field(&U::sequencesPart), field(&U::bloatPart),
                                       field(&U::scansPart)};
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
                                       field(&T::sessions), field(&T::replication), field(&T::replicationSlots), field(&T::log),
                                       field(&T::load), field(&T::pools), field(&T::storage), field(&T::statements),
                                       field(&T::upkeep), field(&T::horizon)};
};

template <>
struct Shape<health::Memory::Seen> {
    using S = health::Memory::Seen;
    static constexpr std::tuple fields{field(&S::since), field(&S::wallSince), field(&S::last), field(&S::listed)};
};

template <>
struct Shape<health::ScoreLine> {
    using L = health::ScoreLine;
    static constexpr std::tuple fields{field(&L::kind), field(&L::severity), field(&L::points), field(&L::ceiling), field(&L::part), field(&L::metric),
                                       field(&L::instance, Hide::Name), field(&L::sentence, Hide::Name), field(&L::next, Hide::Name), field(&L::observed),
                                       field(&L::limit), field(&L::ownLimit), field(&L::muted), field(&L::mute, Hide::Words), field(&L::lastKnown), field(&L::since), field(&L::age),
                                       field(&L::source, Hide::Wholly)};
};

template <>
struct Shape<health::Check> {
    using C = health::Check;
    static constexpr std::tuple fields{field(&C::metric), field(&C::instance, Hide::Name), field(&C::state), field(&C::mandatory), field(&C::severity),
                                       field(&C::position), field(&C::words)};
};

template <>
struct Shape<health::ScoreBook::Kept> {
    using K = health::ScoreBook::Kept;
    static constexpr std::tuple fields{field(&K::target), field(&K::figure, Hide::Name), field(&K::check)};
    static std::size_t key(const K &k) { return qHashMulti(0, k.target, k.figure); }
};

template <>
struct Shape<forecast::Outlook> {
    using O = forecast::Outlook;
    static constexpr std::tuple fields{field(&O::refusal), field(&O::confidence), field(&O::now), field(&O::seconds), field(&O::early), field(&O::late),
                                       field(&O::slope), field(&O::window)};
};

template <>
struct Shape<forecast::Forecast> {
    using F = forecast::Forecast;
    static constexpr std::tuple fields{field(&F::target), field(&F::metric), field(&F::instance, Hide::Name), field(&F::now), field(&F::limit),
                                       field(&F::isDate), field(&F::outlook), field(&F::madeAt)};
    static std::size_t key(const F &f) { return qHashMulti(0, f.target, f.metric, f.instance); }
};

template <>
struct Shape<mutes::Mute> {
    using M = mutes::Mute;
    static constexpr std::tuple fields{field(&M::scope), field(&M::target), field(&M::group), field(&M::finding, Hide::Name), field(&M::worst),
                                       field(&M::reason, Hide::Words), field(&M::who, Hide::Person), field(&M::from), field(&M::until)};
    static std::size_t key(const M &m) { return qHashMulti(0, m.target, m.group, m.finding); }
};

template <>
struct Shape<health::BurningBudget> {
    using B = health::BurningBudget;
    static constexpr std::tuple fields{field(&B::objective), field(&B::target), field(&B::metric), field(&B::severity), field(&B::rate),
                                       field(&B::windowSeconds), field(&B::badSeconds), field(&B::budgetSeconds), field(&B::leftSeconds), field(&B::since)};
    static std::size_t key(const B &b) { return qHashMulti(0, b.target, b.objective); }
};

static_assert(kWhole<mutes::Mute> && kWhole<health::BurningBudget>);
static_assert(kWhole<watch::LogTrack::Point> && kWhole<watch::SynchronousStandbys> && kWhole<watch::LogState> && kWhole<watch::ServerLoad>);
static_assert(kWhole<watch::HorizonRow> && kWhole<health::ScoreLine> && kWhole<health::Check> && kWhole<health::ScoreBook::Kept>);
static_assert(kWhole<watch::StatementKey> && kWhole<watch::StatementFigures> && kWhole<watch::StatementText>);
static_assert(kWhole<watch::StatementRow> && kWhole<watch::StatementInterval> && kWhole<watch::StatementsState>);
static_assert(kWhole<watch::TableRow> && kWhole<watch::IndexRow> && kWhole<watch::KeyRow> && kWhole<watch::SequenceRow>);
static_assert(kWhole<watch::ScanStatement> && kWhole<watch::ScanRow>);
static_assert(kWhole<watch::Upkeep::Part> && kWhole<watch::Upkeep>);
static_assert(kWhole<forecast::Outlook> && kWhole<forecast::Forecast>);
static_assert(kWhole<base::Error> && kWhole<watch::Status> && kWhole<watch::Facts> && kWhole<watch::Cost>);
static_assert(kWhole<watch::LockBlocker> && kWhole<watch::LockWait> && kWhole<watch::BackendLoad>);
static_assert(kWhole<watch::SessionRow> && kWhole<watch::ReplicationRow> && kWhole<watch::SlotRow> && kWhole<watch::PoolRow> && kWhole<watch::PoolUse>);
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
