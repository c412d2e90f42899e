// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/replicationview.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace health {

namespace {

using environment::EdgeKind;
using environment::Environment;
using environment::Target;
using watch::ReplicationRow;
using watch::TargetSnapshot;

struct Member {
    const Target *target = nullptr;
    const TargetSnapshot *snapshot = nullptr;

    [[nodiscard]] bool up() const { return snapshot->status.condition == watch::Condition::Up; }
    [[nodiscard]] bool is(const char *role) const { return snapshot->facts.role == QLatin1String(role); }
    [[nodiscard]] bool heard() const { return snapshot->log.at != base::TimePoint{}; }
};

using Members = std::vector<Member>;

const Target *upstreamByEdge(const Environment &environment, const Target &target)
{
    for (const environment::Edge &edge : target.edges)
        if (edge.kind == EdgeKind::ReplicatesFrom)
            return environment.find(edge.to);
    return nullptr;
}

// By system identifier, or by the edge while a server has not told its own.
std::vector<Members> grouped(const Environment &environment, const Snapshots &snapshots)
{
    std::vector<Members> groups;
    std::map<QString, std::size_t> byKey;
    const auto keyOf = [&](const Target &target) {
        const Target *at = &target;
        for (int steps = 0; at && steps < 8; ++steps) {
            const watch::SnapshotPtr snapshot = snapshots.value(at->id);
            if (snapshot && !snapshot->facts.systemIdentifier.isEmpty())
                return snapshot->facts.systemIdentifier;
            const Target *next = upstreamByEdge(environment, *at);
            if (!next)
                break;
            at = next;
        }
        return at ? at->id : target.id;
    };
    for (const Target &target : environment.targets) {
        const watch::SnapshotPtr snapshot = snapshots.value(target.id);
        if (target.kind != environment::TargetKind::Postgres || !environment::watchedThrough(target).isEmpty() || !snapshot)
            continue;
        const Member member{&target, snapshot.get()};
        const QString key = keyOf(target);
        const auto [at, fresh] = byKey.try_emplace(key, groups.size());
        if (fresh)
            groups.emplace_back();
        Members &group = groups[at->second];
        const auto &started = snapshot->facts.startedAt;
        const bool twice = std::ranges::any_of(group, [&](const Member &m) { // one server under two names
            return started && m.snapshot->facts.startedAt == started && m.up() && member.up();
        });
        if (!twice)
            group.push_back(member);
    }
    return groups;
}

// Who takes writes: the newest timeline of those that answer, else of those that did, else the declared head.
const Member *primaryOf(const Environment &environment, const Members &members)
{
    const Member *best = nullptr;
    for (const Member &m : members) {
        if (!m.is("primary"))
            continue;
        if (!best || std::tuple(m.up(), m.snapshot->facts.timeline) > std::tuple(best->up(), best->snapshot->facts.timeline))
            best = &m;
    }
    for (const Member &m : members)
        if (!best && !m.is("standby") && !upstreamByEdge(environment, *m.target))
            best = &m;
    return best;
}

const std::vector<ReplicationRow> &rowsOf(const Member &m)
{
    static const std::vector<ReplicationRow> none;
    return m.snapshot->replication ? *m.snapshot->replication : none;
}

// Of base backups and of readers of logical slots there are senders, too.
bool isStandbyRow(const Member &upstream, const ReplicationRow &row)
{
    if (row.state == QLatin1String("backup"))
        return false;
    if (upstream.snapshot->replicationSlots)
        for (const watch::SlotRow &slot : *upstream.snapshot->replicationSlots)
            if (slot.pid != 0 && slot.pid == row.pid && slot.type == QLatin1String("logical"))
                return false;
    return true;
}

// One end of a stream as a sender sees it, and whose it is.
struct Stream {
    const Member *upstream = nullptr;
    const ReplicationRow *row = nullptr;
    const Member *standby = nullptr; // null: not watched
};

bool sameSlot(const Stream &stream, const Member &standby)
{
    const auto &log = standby.snapshot->log;
    if (log.slot.isEmpty() || !stream.upstream->snapshot->replicationSlots || stream.row->pid == 0)
        return false;
    return std::ranges::any_of(*stream.upstream->snapshot->replicationSlots, [&](const watch::SlotRow &slot) {
        return slot.name == log.slot && slot.pid == stream.row->pid;
    });
}

bool sameName(const Stream &stream, const Member &standby)
{
    return stream.row->name.raw() == standby.target->id || stream.row->name.raw() == standby.target->title;
}

std::vector<Stream> streamsOf(const Environment &environment, const Members &members, const Member *primary)
{
    std::vector<Stream> streams;
    for (const Member &m : members)
        for (const ReplicationRow &row : rowsOf(m))
            if ((m.up() || &m == primary) && isStandbyRow(m, row))
                streams.push_back({&m, &row, nullptr});
    const auto taken = [&](const Member &m) { return std::ranges::any_of(streams, [&](const Stream &s) { return s.standby == &m; }); };
    for (const auto same : {sameSlot, sameName})
        for (const Member &m : members)
            for (Stream &s : streams)
                if (!s.standby && !taken(m) && s.upstream != &m && &m != primary && m.is("standby") && same(s, m))
                    s.standby = &m;
    // what is left of an upstream, when it is one standby and one stream; a dead upstream's standby receives no more
    for (const Member &upstream : members) {
        std::vector<Stream *> open;
        std::vector<const Member *> waiting;
        for (Stream &s : streams)
            if (s.upstream == &upstream && !s.standby)
                open.push_back(&s);
        for (const Member &m : members)
            if (&m != primary && !taken(m) && m.is("standby") && (m.snapshot->log.receiver || !upstream.up()) && upstreamByEdge(environment, *m.target) == upstream.target)
                waiting.push_back(&m);
        if (open.size() == 1 && waiting.size() == 1)
            open.front()->standby = waiting.front();
    }
    return streams;
}

QStringList roster(const Member *primary)
{
    if (!primary)
        return {};
    QStringList names = primary->snapshot->log.synchronous.names;
    if (const auto *settings = std::get_if<environment::PostgresSettings>(&primary->target->settings))
        names += settings->expectedStandbys;
    names.removeDuplicates();
    return names;
}

class Builder {
public:
    Builder(const Environment &environment, const Members &members, base::TimePoint now)
        : m_environment(environment), m_members(members), m_now(now), m_primary(primaryOf(environment, members)),
          m_streams(streamsOf(environment, members, m_primary)), m_roster(roster(m_primary))
    {
    }

    ClusterView build()
    {
        for (const Member &m : m_members) {
            m_view.members << m.target->id;
            if (&m == m_primary)
                continue;
            const auto stream = std::ranges::find_if(m_streams, [&](const Stream &s) { return s.standby == &m; });
            add(&m, stream == m_streams.end() ? nullptr : &*stream, m.target->id);
        }
        for (const Stream &s : m_streams)
            if (!s.standby)
                add(nullptr, &s, {});
        for (const QString &name : std::as_const(m_roster))
            if (std::ranges::none_of(m_view.standbys, [&](const StandbyView &v) { return v.application.raw() == name || v.target == name; }))
                add(nullptr, nullptr, name);
        describePrimary();
        std::ranges::sort(m_view.standbys, {}, [](const StandbyView &v) {
            return std::tuple(!v.cost.possible, v.cost.lostBytes.value_or(std::numeric_limits<double>::max()) >= 1024 * 1024, v.name.raw());
        });
        return std::move(m_view);
    }

private:
    void describePrimary()
    {
        if (!m_primary)
            return;
        const auto &snapshot = *m_primary->snapshot;
        m_view.primary = m_primary->target->id;
        m_view.primaryName = nameOf(*m_primary->target);
        m_view.primaryAnswers = m_primary->up() && m_primary->is("primary");
        m_view.timeline = snapshot.facts.timeline;
        if (m_view.primaryAnswers)
            m_view.writeRate = snapshot.log.rate;
        m_view.commitsNeed = snapshot.log.synchronous.required;
        const auto confirming = std::ranges::count_if(rowsOf(*m_primary), [](const ReplicationRow &r) {
            return r.state == QLatin1String("streaming") && (r.syncState == QLatin1String("sync") || r.syncState == QLatin1String("quorum"));
        });
        m_view.commitsHang = m_view.primaryAnswers && confirming < m_view.commitsNeed;
    }

    static base::Untrusted nameOf(const Target &target) { return base::Untrusted(target.title.isEmpty() ? target.id : target.title); }

    void add(const Member *member, const Stream *stream, const QString &expectedName)
    {
        StandbyView v;
        const Member *upstream = stream ? stream->upstream : nullptr;
        if (member) {
            v.target = member->target->id;
            v.name = nameOf(*member->target);
            v.answers = member->up();
            v.timeline = member->snapshot->facts.timeline;
            if (const Target *declared = upstream ? nullptr : upstreamByEdge(m_environment, *member->target))
                for (const Member &m : m_members)
                    if (m.target == declared)
                        upstream = &m;
        } else {
            v.name = base::Untrusted(stream ? stream->row->name.raw() : expectedName);
            if (!stream)
                upstream = m_primary;
        }
        v.application = stream ? stream->row->name : base::Untrusted(expectedName);
        if (stream) {
            v.client = stream->row->client;
            v.syncState = stream->row->syncState;
        }
        const bool declared = member && upstream == m_primary && upstreamByEdge(m_environment, *member->target);
        v.expected = declared || m_roster.contains(v.application.raw()) || m_roster.contains(v.target);
        v.upstream = upstream ? upstream->target->id : QString();
        v.cascaded = upstream && m_primary && upstream != m_primary;

        CostEvidence e;
        e.standby = evidence(member, stream, upstream, v.expected);
        v.status = standbyStatus(e.standby);
        e.state = v.status.state;
        if (m_primary) {
            e.primaryStatus = m_primary->snapshot->status;
            e.primaryKnown = m_primary->heard();
            e.primaryInterval = m_primary->target->hotInterval;
            e.primarySlots = m_primary->snapshot->replicationSlots.get();
        }
        e.ownSlots = member ? member->snapshot->replicationSlots.get() : nullptr;
        v.cost = failoverCost(e);
        m_view.standbys.push_back(std::move(v));
    }

    StandbyEvidence evidence(const Member *member, const Stream *stream, const Member *upstream, bool expected) const
    {
        StandbyEvidence e;
        e.now = m_now;
        e.expected = expected;
        if (member) {
            e.answers = member->up();
            e.primaryItself = member->is("primary");
            e.own = member->heard() ? &member->snapshot->log : nullptr;
            e.interval = member->target->hotInterval;
        }
        if (upstream) {
            e.upstreamAnswers = upstream->up() && upstream->heard();
            e.interval = std::max(e.interval, upstream->target->hotInterval);
            static const watch::MetricId kStreaming(QStringLiteral("pg.standbys.streaming"));
            const auto *told = upstream->snapshot->find(kStreaming);
            e.upstreamHides = told && told->reading.noValue == watch::NoValue::Permission;
        }
        e.row = stream ? stream->row : nullptr;
        if (m_primary) {
            e.primaryAnswers = m_primary->up();
            e.primary = m_primary->heard() && !m_primary->snapshot->log.standby ? &m_primary->snapshot->log : nullptr;
        }
        return e;
    }

    const Environment &m_environment;
    const Members &m_members;
    base::TimePoint m_now;
    const Member *m_primary;
    std::vector<Stream> m_streams;
    QStringList m_roster;
    ClusterView m_view;
};

} // namespace

std::vector<ClusterView> replicationOf(const Environment &environment, const Snapshots &snapshots, base::TimePoint now)
{
    std::vector<ClusterView> clusters;
    for (const Members &members : grouped(environment, snapshots)) {
        ClusterView view = Builder(environment, members, now).build();
        if (!view.standbys.empty())
            clusters.push_back(std::move(view));
    }
    return clusters;
}

const ClusterView *clusterOf(const std::vector<ClusterView> &clusters, const QString &target)
{
    for (const ClusterView &c : clusters)
        if (c.members.contains(target))
            return &c;
    return nullptr;
}

const StandbyView *bestCandidate(const ClusterView &cluster)
{
    const StandbyView *best = nullptr;
    const auto loss = [](const StandbyView &v) { return v.cost.lostBytes.value_or(std::numeric_limits<double>::max()); };
    for (const StandbyView &v : cluster.standbys)
        if (v.cost.possible && (!best || loss(v) < loss(*best)))
            best = &v;
    return best;
}

} // namespace health
