// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/watcher.h"

#include "models/base/log.h"
#include "models/watch/connectiongate.h"
#include "models/watch/owncost.h"
#include "models/watch/serverrounds.h"

#include <QSet>

namespace watch {

using namespace std::chrono_literals;

void Outbox::put(SnapshotPtr snapshot, std::vector<Delivery::Sampled> samples, std::vector<StatementIntervalPtr> statements)
{
    bool first = false;
    {
        const std::lock_guard lock(m_guard);
        first = m_waiting.snapshots.isEmpty();
        m_waiting.snapshots.insert(snapshot->target, snapshot);
        for (auto &s : samples)
            m_waiting.samples.push_back(std::move(s));
        for (auto &interval : statements)
            m_waiting.statements.emplace_back(snapshot->target, std::move(interval));
    }
    if (first)
        emit filled();
}

Delivery Outbox::take()
{
    const std::lock_guard lock(m_guard);
    return std::exchange(m_waiting, {});
}

namespace {

constexpr auto kBatch = 250ms;
constexpr std::size_t kAtOnce = 64; // targets in one delivery: of more, the reader gets smaller ones, more often
constexpr int kForgetAfter = 3; // intervals without a word about an instance (a dropped slot) while its lane goes on

// One target being watched: collects what its probe publishes into the next snapshot.
class Watched final : public Publisher {
public:
    Watched(flow::Reactor &reactor, std::shared_ptr<Outbox> outbox, environment::EnvironmentPtr environment,
            const environment::Target &target)
        : m_reactor(reactor), m_outbox(std::move(outbox)), m_environment(std::move(environment)), m_target(&target)
    {
        m_snapshot.target = target.id;
        m_snapshot.status.since = reactor.now();
        m_snapshot.status.wallSince = base::Clock::system().wallNow();
    }

    void status(Condition condition, base::Error error, base::TimePoint nextTry) override
    {
        if (m_ended)
            return;
        Status &s = m_snapshot.status;
        // A retry in the background does not take the word "down" off the screen.
        if (condition == Condition::Connecting && s.condition != Condition::Unknown)
            condition = s.condition;
        const bool changed = condition != s.condition;
        const bool back = changed && condition == Condition::Up && s.condition != Condition::Unknown && s.condition != Condition::Connecting;
        if (changed) {
            s.condition = condition;
            s.since = m_reactor.now();
            s.wallSince = base::Clock::system().wallNow();
        }
        if (condition == Condition::Up) {
            s.error = {};
            s.lastAnswer = m_reactor.now();
        } else if (!error.text.empty() || !error.action.empty()) {
            s.error = std::move(error);
        }
        s.nextTry = nextTry;
        m_dirty = true;
        if (changed)
            flush();
        if (back && cameBack)
            cameBack();
    }
    void answered(base::TimePoint at) override { m_snapshot.status.lastAnswer = at; }
    void asked(base::TimePoint sent, base::TimePoint answered) override { m_cost.add(answered, answered - sent); }
    void facts(const Facts &facts) override
    {
        m_snapshot.facts = facts;
        m_dirty = true;
    }
    void sample(Sample sample, std::chrono::milliseconds interval) override
    {
        if (m_ended)
            return;
        merge(sample, interval);
        m_samples.push_back({m_snapshot.target, std::move(sample), interval});
        m_dirty = true;
    }
    void sessions(std::vector<SessionRow> rows) override { keep(m_snapshot.sessions, std::move(rows)); }
    void replication(std::vector<ReplicationRow> rows, std::vector<SlotRow> slotRows) override
    {
        keep(m_snapshot.replication, std::move(rows));
        keep(m_snapshot.replicationSlots, std::move(slotRows));
    }
    void log(LogState log, ServerLoad load) override
    {
        m_snapshot.log = std::move(log);
        m_snapshot.load = load;
        m_dirty = true;
    }
    void pools(std::vector<PoolRow> rows) override { keep(m_snapshot.pools, std::move(rows)); }
    void storage(std::vector<StorageRow> rows) override { keep(m_snapshot.storage, std::move(rows)); }
    void statements(StatementsState state) override
    {
        if (state.latest && state.latest != m_snapshot.statements.latest)
            m_intervals.push_back(state.latest);
        m_snapshot.statements = std::move(state);
        m_dirty = true;
    }
    void upkeep(UpkeepPtr upkeep) override
    {
        m_snapshot.upkeep = std::move(upkeep);
        m_dirty = true;
    }
    void horizon(std::vector<HorizonRow> rows) override { keep(m_snapshot.horizon, std::move(rows)); }

    void flush()
    {
        if (!m_dirty || m_ended)
            return;
        m_dirty = false;
        m_snapshot.cost.connections = m_snapshot.status.condition == Condition::Up ? m_snapshot.facts.connections : 0;
        m_snapshot.cost.serverMilliseconds = m_cost.millisecondsPerSecond(m_reactor.now());
        m_outbox->put(std::make_shared<const TargetSnapshot>(m_snapshot), std::exchange(m_samples, {}), std::exchange(m_intervals, {}));
    }

    [[nodiscard]] const environment::Target &target() const { return *m_target; }
    [[nodiscard]] const Facts &toldFacts() const { return m_snapshot.facts; }
    // The same target in a newer environment; the probe keeps the old one alive through its context.
    [[nodiscard]] bool sameAs(const environment::Target &other) const { return *m_target == other; }

    std::function<void()> cameBack; // from something else than the first attempt

    // By the edges of its environment, or because its sign of life lies there.
    [[nodiscard]] bool dependsOn(const QString &other) const
    {
        const auto *heartbeat = std::get_if<environment::HeartbeatSettings>(&m_target->settings);
        if ((heartbeat && heartbeat->via == other) || environment::watchedThrough(*m_target) == other)
            return true;
        return std::any_of(m_target->edges.begin(), m_target->edges.end(), [&other](const environment::Edge &e) { return e.to == other; });
    }

    void end()
    {
        m_ended = true;
        if (scope)
            scope->cancel();
    }
    void inherit(const Watched &before) // a retry keeps what was known
    {
        m_snapshot = before.m_snapshot;
        m_cost = before.m_cost;
    }

    std::unique_ptr<Probe> probe;
    flow::TaskScope *scope = nullptr; // while the probe runs

private:
    template <class Row>
    void keep(Rows<Row> &where, std::vector<Row> rows)
    {
        where = std::make_shared<const std::vector<Row>>(std::move(rows));
        m_dirty = true;
    }

    void merge(const Sample &sample, std::chrono::milliseconds interval)
    {
        auto &latest = m_snapshot.latest;
        for (const Reading &r : sample.readings) {
            auto it = std::find_if(latest.begin(), latest.end(), [&r](const TargetSnapshot::Latest &l) {
                return l.reading.metric == r.metric && l.reading.instance == r.instance;
            });
            if (it == latest.end())
                it = latest.insert(latest.end(), TargetSnapshot::Latest{});
            // Without an answer the last value stays, to be shown as stale with its age; so does a reason that
            // says what the target is rather than how it fares.
            const bool unanswered = r.noValue == NoValue::Unreachable || r.noValue == NoValue::TimedOut;
            const bool told = it->reading.hasValue() || it->reading.noValue == NoValue::NotApplicable
                || it->reading.noValue == NoValue::Permission || it->reading.noValue == NoValue::Version;
            if (unanswered && told && it->sentAt != base::TimePoint{})
                continue;
            it->reading = r;
            it->sentAt = sample.sentAt;
            it->wallAt = sample.wallAt;
            it->interval = interval;
        }
        if (sample.whole)
            dropGone(sample);
        std::erase_if(latest, [&](const TargetSnapshot::Latest &l) {
            return l.interval == interval && !l.reading.instance.isEmpty()
                && sample.sentAt - l.sentAt > kForgetAfter * interval && answeredSince(l.sentAt);
        });
    }
    // Instances of the figures in a whole sample that are not in it. Where a figure had no answer, nothing is known.
    void dropGone(const Sample &sample)
    {
        QSet<MetricId> told;
        for (const Reading &r : sample.readings)
            told.insert(r.metric);
        for (const Reading &r : sample.readings)
            if (r.noValue != NoValue::None && r.noValue != NoValue::NotApplicable)
                told.remove(r.metric);
        std::erase_if(m_snapshot.latest, [&](const TargetSnapshot::Latest &l) {
            return l.sentAt < sample.sentAt && told.contains(l.reading.metric);
        });
    }
    [[nodiscard]] bool answeredSince(base::TimePoint t) const
    {
        return m_snapshot.status.condition == Condition::Up && m_snapshot.status.since < t;
    }

    flow::Reactor &m_reactor;
    std::shared_ptr<Outbox> m_outbox;
    environment::EnvironmentPtr m_environment; // keeps m_target alive
    const environment::Target *m_target;
    TargetSnapshot m_snapshot;
    OwnCost m_cost;
    std::vector<Delivery::Sampled> m_samples;
    std::vector<StatementIntervalPtr> m_intervals;
    bool m_dirty = true;
    bool m_ended = false;
};

using WatchedPtr = std::shared_ptr<Watched>;

flow::Task<void> runProbe(WatchedPtr watched)
{
    flow::TaskScope scope(co_await flow::currentCancel());
    watched->scope = &scope;
    scope.spawn(watched->probe->run(*watched));
    try {
        co_await scope.join();
    } catch (const std::exception &e) {
        base::Error error{base::Errc::Internal, e.what()};
        error.remedy = "This is a fault of the console; the log has the details.";
        base::logError("watch", watched->target().id + QStringLiteral(": ") + QString::fromUtf8(e.what()));
        watched->status(Condition::Misconfigured, std::move(error), {});
    }
    watched->scope = nullptr;
}

} // namespace

struct Watcher::State {
    State(flow::Reactor &r, secrets::SecretSource &s, std::shared_ptr<Outbox> o, ProbeMaker m)
        : reactor(r), secrets(s), outbox(std::move(o)), make(std::move(m)), gate(r)
    {
    }

    WatchedPtr start(const environment::Target &target, const Watched *before)
    {
        auto watched = std::make_shared<Watched>(reactor, outbox, environment, target);
        if (before)
            watched->inherit(*before);
        watched->probe = make(context(), target);
        watched->cameBack = [this, id = target.id] { lookAtDependants(id); };
        if (scope)
            scope->spawn(runProbe(watched));
        return watched;
    }

    [[nodiscard]] ProbeContext context() { return {reactor, dns, cancels, files, secrets, environment, &gate, &servers, &mounts}; }

    void lookAtDependants(const QString &id) const
    {
        for (const WatchedPtr &w : targets)
            if (w->dependsOn(id))
                w->probe->lookNow();
    }

    flow::Reactor &reactor;
    secrets::SecretSource &secrets;
    std::shared_ptr<Outbox> outbox;
    ProbeMaker make;
    ConnectionGate gate;
    Servers servers;
    flow::BlockingPool dns{8}, cancels{4}, files{2};
    flow::BlockingPool mounts{64}; // a file that hangs keeps one thread of it, and each target has one at a time
    environment::EnvironmentPtr environment;
    std::vector<WatchedPtr> targets;
    flow::TaskScope *scope = nullptr; // while run() runs
};

Watcher::Watcher(flow::Reactor &reactor, secrets::SecretSource &secrets, std::shared_ptr<Outbox> outbox, ProbeMaker makeProbe)
    : m_state(std::make_unique<State>(reactor, secrets, std::move(outbox), std::move(makeProbe)))
{
}

Watcher::~Watcher() = default;

flow::Task<void> Watcher::run()
{
    flow::TaskScope scope(co_await flow::currentCancel());
    m_state->scope = &scope;
    for (const WatchedPtr &w : m_state->targets)
        scope.spawn(runProbe(w));
    for (std::size_t next = 0;;) {
        const auto parts = std::max<std::size_t>(1, (m_state->targets.size() + kAtOnce - 1) / kAtOnce);
        const auto slept = co_await m_state->reactor.sleepFor(kBatch / parts);
        if (!slept)
            break;
        const std::size_t all = m_state->targets.size();
        const std::size_t end = std::min(all, next + std::max<std::size_t>(1, (all + parts - 1) / parts));
        for (; next < end; ++next)
            m_state->targets[next]->flush();
        if (next >= all)
            next = 0;
    }
    co_await scope.close();
    m_state->scope = nullptr;
}

void Watcher::setEnvironment(environment::EnvironmentPtr environment)
{
    const auto before = std::exchange(m_state->targets, {});
    const auto old = std::exchange(m_state->environment, std::move(environment));
    for (const environment::Target &target : m_state->environment->targets) {
        // A heartbeat reads through another target's settings, which may have changed.
        const auto same = std::find_if(before.begin(), before.end(), [&target](const WatchedPtr &w) {
            return target.kind != environment::TargetKind::Heartbeat && w->sameAs(target);
        });
        m_state->targets.push_back(same != before.end() ? *same : m_state->start(target, nullptr));
    }
    for (const WatchedPtr &w : before)
        if (std::find(m_state->targets.begin(), m_state->targets.end(), w) == m_state->targets.end())
            w->end();
}

std::shared_ptr<postgres::Asker> Watcher::door(const QString &target) const
{
    for (const WatchedPtr &w : m_state->targets)
        if (w->target().id == target)
            return w->probe->door();
    return {};
}

ProbeContext Watcher::context() const { return m_state->context(); }

Facts Watcher::facts(const QString &target) const
{
    for (const WatchedPtr &w : m_state->targets)
        if (w->target().id == target)
            return w->toldFacts();
    return {};
}

void Watcher::retry(const QString &target)
{
    for (WatchedPtr &w : m_state->targets) {
        if (!target.isEmpty() && w->target().id != target)
            continue;
        const WatchedPtr before = w;
        before->end();
        w = m_state->start(before->target(), before.get());
    }
}

} // namespace watch

#include "moc_watcher.cpp"
